"""BibTeX and BibLaTeX files as CSL-JSON items; the syntax is bibtexparser's, the meaning ours."""

from __future__ import annotations

import difflib
import logging
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.enclosing import RemoveEnclosingMiddleware
from bibtexparser.model import (
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Entry,
    Field,
    ImplicitComment,
    ParsingFailedBlock,
)

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.read.references import bibtex_fields as table
from plnfolio.read.references import latex
from plnfolio.read.references.bibtex_entry import to_csl
from plnfolio.read.references.bibtex_faults import fault, lost
from plnfolio.read.references.bibtex_parents import Parent, inherited
from plnfolio.read.references.item import Item, Typed

# Its warnings repeat what is reported as a problem.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())
logging.getLogger("bibtexparser").propagate = False

_GUESSABLE_WORDS = "author booktitle doi editor journal pages publisher title url volume year"
_GUESSABLE = _GUESSABLE_WORDS.split()
_BEGINNING = re.compile(r"@\w+\s*[{(]\s*([^\s,={}()\"#%]+)")
_RUN_ON = re.compile(
    r"[{\"](?P<value>[^{}\"=]*)[}\"]\s+(?P<name>\w+)\s*=\s*[{\"](?P<next>[^={]*)[}\"]"
)
"""A field that takes the next one along, since no comma stands between them."""
_PIECE = re.compile(r'\{(?:[^{}]|\{[^{}]*\})*\}|"[^"]*"|[^\s#"{}]+')


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The entries of a BibTeX text as CSL-JSON items; mistakes are `bibtex-syntax`.

    Text between entries is a comment, as in BibTeX.
    """
    library = parse_string(text)
    strings = {key.lower(): string.value for key, string in library.strings_dict.items()}
    entries = _entries(path, library, text.split("\n"), problems)
    raw = {
        entry.key: Parent(_fields(entry, strings), entry.entry_type.lower())
        for entry in reversed(entries)
        if entry.key
    }
    items = []
    for entry in entries:
        kind = entry.entry_type.lower()
        if kind in table.NO_WORKS:
            continue
        fields = inherited(_fields(entry, strings), kind, raw)
        span = Span(path, _line(entry.start_line))
        kind = _kind(entry, span, problems)
        _check_fields(path, entry, problems)
        _check_enclosing(path, entry, problems)
        _check_commands(path, entry, problems)
        places = {field.key.lower(): Span(path, _line(field.start_line)) for field in entry.fields}
        item, names = to_csl(entry.key.strip(), kind, fields)
        placed = {key: places[name] for key, name in names.items() if name in places}
        typed = tuple(
            Typed(field.key.lower(), str(field.value), places[field.key.lower()])
            for field in entry.fields
        )
        items.append(Item(item, span, placed, typed=typed))
    return items


def _line(start: int | None) -> int:
    return (start or 0) + 1


def _entries(
    path: str, library: Library, lines: Sequence[str], problems: list[Problem]
) -> list[Entry]:
    """All entries, those with a doubtful field or key too; what failed is reported."""
    entries: list[Entry] = []
    for block in library.blocks:
        span = Span(path, _line(block.start_line))
        match block:
            case Entry():
                entries.append(block)
            case DuplicateFieldKeyBlock():
                problems.extend(_twice(block, span))
                entries.extend(_ignored(block.ignore_error_block, library))
            case DuplicateBlockKeyBlock():
                entries.extend(_ignored(block.ignore_error_block, library))
            case ParsingFailedBlock():
                problems.append(_failed(block, span, lines[span.line - 1 :]))
            case ImplicitComment():
                problems += lost(path, block.raw or "", span.line - 1)
    return entries


def _failed(block: ParsingFailedBlock, span: Span, lines: Sequence[str]) -> Problem:
    """What is said of an entry that cannot be read, which begins on the first of these lines."""
    if (found := fault(lines)) is not None:
        at, key = replace(span, line=span.line + found.line), found.key or _key(block.raw)
        return Problem("bibtex-syntax", found.message, at, found.remedy, work=key)
    return Problem(
        "bibtex-syntax",
        f"the entry that begins “{_start(block.raw)}” cannot be read",
        span,
        "a brace, comma or quotation mark is missing in it, or the one before it is not closed: "
        "each field is “name = {value},”",
        work=_key(block.raw),
    )


def _twice(block: DuplicateFieldKeyBlock, span: Span) -> Iterator[Problem]:
    """What is told of fields that are there twice; notes, of which exporters write one for each
    that somebody took, are read by nobody else.
    """
    keys = sorted(key for key in block.duplicate_keys if key.lower() not in table.UNPRINTED)
    if keys:
        fields = ", ".join(f"“{key}”" for key in keys)
        said = f"the entry has {fields} more than once"
        yield Problem("bibtex-syntax", said, span, "keep one of them", "warning")


def _ignored(block: object, library: Library) -> list[Entry]:
    """An entry that the parser has doubts about, without the braces that it left around values."""
    if not isinstance(block, Entry):
        return []
    found = RemoveEnclosingMiddleware().transform_entry(block, library)
    return [found] if isinstance(found, Entry) else []


def _key(raw: str | None) -> str:
    """The key of an entry that cannot be read, as far as it has one."""
    found = _BEGINNING.match(raw or "")
    return found[1] if found else ""


def _start(raw: str | None) -> str:
    return (raw or "").strip().split("\n")[0].strip()[:40]


def _kind(entry: Entry, span: Span, problems: list[Problem]) -> str:
    kind = entry.entry_type.lower()
    if kind not in table.TYPES:
        problems.append(
            Problem(
                "reference-type",
                f"“@{entry.entry_type}” is no type of work that BibTeX knows",
                span,
                did_you_mean(kind, table.TYPES) or "use @misc for what has no type of its own",
                work=entry.key.strip(),
            )
        )
        return "misc"
    return kind


def _check_commands(path: str, entry: Entry, problems: list[Problem]) -> None:
    """Report commands of LaTeX that are printed as they stand, each where it is."""
    for field in entry.fields:
        name, value = field.key.lower(), str(field.value)
        if name not in table.KNOWN or name in table.VERBATIM | table.UNPRINTED:
            continue
        for command in dict.fromkeys(latex.unknown(value)):
            before = value[: value.index(f"\\{command}")].count("\n")
            problems.append(
                Problem(
                    "reference-field",
                    f"in the reference “{entry.key}”, “\\{command}” is no command of LaTeX that is "
                    "known here; it is printed as it stands",
                    Span(path, _line(field.start_line) + before),
                    "write the sign or the word that it stands for, without the backslash",
                    "warning",
                    work=entry.key.strip(),
                )
            )


def _check_fields(path: str, entry: Entry, problems: list[Problem]) -> None:
    """Report what is nearly a field; BibTeX ignores all others, and exporters rely on that."""
    for field in entry.fields:
        name = field.key.lower()
        near = difflib.get_close_matches(name, _GUESSABLE, n=1, cutoff=0.75)
        if name not in table.KNOWN and near and len(name) <= len(near[0]) + 1:
            problems.append(
                Problem(
                    "reference-field",
                    f"in the reference “{entry.key}”, there is no field “{field.key}”",
                    Span(path, _line(field.start_line)),
                    f"did you mean “{near[0]}”?",
                    "warning",
                )
            )


def _check_enclosing(path: str, entry: Entry, problems: list[Problem]) -> None:
    """Report values of several words that stand in no braces, and those that run into the next
    field; BibTeX reads neither.
    """
    for field in filter(_is_bare, entry.fields):
        value = " ".join(str(field.value).split())
        said, remedy = f"“{field.key}” stands without braces", f"write {field.key} = {{{value}}}"
        if value[0] in '{"':
            said = f"a comma is missing behind “{field.key}”"
            remedy = "write a comma at the end of this line: each field is “name = {value},”"
        said, span = f"in the reference “{entry.key}”, {said}", Span(path, _line(field.start_line))
        problems.append(Problem("bibtex-syntax", said, span, remedy, "warning"))


def _is_bare(field: Field) -> bool:
    value = str(field.value)
    return field.enclosing == "no-enclosing" and "#" not in value and len(value.split()) > 1


def _fields(entry: Entry, strings: Mapping[str, str]) -> dict[str, str]:
    """Values by lower-case name, the first where a name is there twice; also of a field that lacks
    the comma before it.
    """
    fields: dict[str, str] = {}
    for field in entry.fields:
        value = str(field.value)
        if field.enclosing == "no-enclosing" or "#" in value:
            joins = field.enclosing == "no-enclosing" and not _is_bare(field)
            value = _joined(value, strings) if joins else value
        if (two := _RUN_ON.fullmatch(value)) is not None:
            value = two["value"]
            fields.setdefault(two["name"].lower(), two["next"].strip())
        fields.setdefault(field.key.lower(), value.strip())
    return fields


def _joined(value: str, strings: Mapping[str, str]) -> str:
    """A value of pieces, ``"3~" # mar``, put together."""
    pieces = []
    for piece in _PIECE.findall(value):
        if piece[0] in '{"':
            pieces.append(piece[1:-1])
        else:
            pieces.append(strings.get(piece.lower(), piece))
    return "".join(pieces)
