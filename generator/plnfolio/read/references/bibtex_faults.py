"""Why an entry of BibTeX cannot be read: which sign is missing, and on which line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from plnfolio.diagnostics import Problem, Span
from plnfolio.read.references import bibtex_fields as table
from plnfolio.read.references.keys import likely_key
from plnfolio.read.references.names import natural

_OPENED = re.compile(r"[ \t]*(?P<start>@\w+[ \t]*\{)[ \t]*(?P<rest>[^\n]*)")
_FIELD = re.compile(r"[ \t]*(?P<name>[A-Za-z][\w-]*)[ \t]*(?P<sign>=?)[ \t]*(?P<value>\S[^\n]*)")
_NEXT = re.compile(r"[ \t]*@\w+[ \t]*[{(]")
_ESCAPED = re.compile(r"\\.")
_VALUE = re.compile(r"(?i)\b(author|editor|year|date)[ \t]*=[ \t]*[{\"]*([^{}\"\n]*)")
_ANOTHER = re.compile(r"[A-Za-z][\w-]*[ \t]*=[ \t]*[{\"\d]")
_YEAR = re.compile(r"\d{4}")

# What BibTeX takes for a comment, since a sign of its first line is missing.
_KINDS = "|".join(sorted(table.TYPES))
_LOST = re.compile(
    rf"^[ \t]*(?:(?P<bare>(?:{_KINDS})[ \t]*\{{)|(?P<open>@(?:{_KINDS})[ \t]+))"
    r"[ \t]*(?P<key>[^\s,{}=]+)[ \t]*,",
    re.MULTILINE | re.IGNORECASE,
)
_LONGEST = 60


class Fault(NamedTuple):
    """A sign that is missing: what is said of it, what to write, and on which line from 0.

    ``key`` is what an entry without one would be cited by.
    """

    message: str
    remedy: str
    line: int = 0
    key: str = ""


def fault(lines: Sequence[str]) -> Fault | None:
    """What is wrong with an entry that begins on the first of these lines, if that is seen."""
    begun = (i for i, line in enumerate(lines) if i and (_NEXT.match(line) or _LOST.match(line)))
    end = next(begun, len(lines))
    entry = [*lines[:end]]
    while entry and not entry[-1].strip():
        entry.pop()
    opened = _OPENED.match(entry[0]) if entry else None
    if opened is None:
        return None
    return _of_key(opened, entry) or next(_of_fields(entry), None)


def lost(path: str, text: str, line: int) -> Iterator[Problem]:
    """What is said of entries in a comment that begins on a line from 0: only if they are cited."""
    for found in _LOST.finditer(text):
        missing, kind = ("{", found["open"].strip()) if found["open"] else ("@", "")
        start = f"{kind}{{" if kind else f"@{found['bare'].strip()}"
        yield Problem(
            "bibtex-syntax",
            f"“{found[0].strip()}” lacks the {missing} that an entry begins with",
            Span(path, line + text.count("\n", 0, found.start("key")) + 1),
            f"write {start}{found['key']},",
            "hint",
            hides=(found["key"],),
        )


def _of_key(opened: re.Match[str], entry: Sequence[str]) -> Fault | None:
    """A key that is missing, or has no comma behind it."""
    start, rest = opened["start"], opened["rest"].strip()
    begins = rest or next((line for line in entry[1:] if line.strip()), "")
    field = _FIELD.match(begins)
    if rest in ("", ",") or (field and field["sign"] and _is_field(field)):
        key = _key(entry)
        remedy = f"write {start}{key or 'kennedy2018'}, {rest.strip(', ')}".rstrip()
        return Fault(f"the entry that begins “{start}” has no key", remedy, 0, key)
    if re.fullmatch(r"[^\s,={}]+", rest) and len(entry) > 1:
        return Fault(f"no comma stands behind the key “{rest}”", f"write {start}{rest},", 0, rest)
    return None


def _of_fields(entry: Sequence[str]) -> Iterator[Fault]:
    """Signs that are missing in fields, or behind the last one."""
    starts = [
        (number, field)
        for number, line in enumerate(entry)
        if number and (field := _FIELD.match(line)) and _is_field(field)
    ]
    ends = [*(number for number, _ in starts[1:]), len(entry)] if starts else []
    for (number, field), after in zip(starts, ends, strict=True):
        text = "\n".join([field["value"], *entry[number + 1 : after]]).rstrip()
        last = after == len(entry)
        said, name = f"in the field “{field['name']}”, ", field["name"]
        if last and text.endswith("\n}"):
            text, closed = text[:-2].rstrip(), True
        else:
            closed = not last
        remedy = _remedy(name, text, last=last)
        if not field["sign"]:
            yield Fault(f"{said}a = is missing behind the name", remedy, number)
        balance = _balance(text)
        if balance > 0 and field["value"][0] == "{":
            yield Fault(f"{said}a }} is missing where its value ends", remedy, number)
        elif balance < (0 if closed else -1):
            yield Fault(f"{said}a {{ is missing where its value begins", remedy, number)
        elif field["value"][0] == '"' and _ESCAPED.sub("", text).count('"') % 2:
            yield Fault(f"{said}a quotation mark is missing", remedy, number)
        elif last and not closed and balance == 0 and not _ANOTHER.search(text):
            said = "this entry is never closed: a } is missing behind its last field"
            yield Fault(said, "write } on a line of its own below this one", len(entry) - 1)


def _is_field(field: re.Match[str]) -> bool:
    known = field["name"].lower() in table.KNOWN
    return known and bool(field["sign"] or field["value"][0] in '{"')


def _balance(text: str) -> int:
    """How many braces are opened and not closed."""
    signs = _ESCAPED.sub("", text)
    return signs.count("{") - signs.count("}")


def _remedy(name: str, text: str, *, last: bool) -> str:
    value = text.strip().rstrip(",").strip('"{}')
    if "\n" in value or "{" in value or "}" in value or len(value) > _LONGEST:
        value = "…"
    return f"write {name} = {{{value}}}{'' if last else ','}"


def _key(entry: Sequence[str]) -> str:
    """The key that an entry would have, by its first author and its year."""
    values = {name.lower(): value.strip() for name, value in _VALUE.findall("\n".join(entry))}
    name = re.split(r"\s+and\s+", values.get("author") or values.get("editor") or "")[0]
    family = name.partition(",")[0] if "," in name else natural(name)[1]
    year = _YEAR.search(values.get("year") or values.get("date") or "")
    return likely_key(family, int(year[0]) if year else 0)
