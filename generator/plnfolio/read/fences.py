"""Where front matter begins and ends in a text, also where its fences are not what they should be.

What is certain is read: empty lines above it, and dashes that a word processor has joined. Of
other notations and fences it is said what they are.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from plnfolio.frozen import dataclass
from plnfolio.model.matter import ArtifactMatter, PostMatter
from plnfolio.patterns import regex
from plnfolio.read.foreign_fields import FOREIGN, SYNONYMS, plain
from plnfolio.written.spaces import THIN, WIDE

_OPENING = regex(r"---[ \t]*\n")
_CLOSING = regex(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)

_ODD = f" \t{WIDE}{THIN}"
_STRICT = regex(r"---|\.\.\.")
_NAMED = regex(r"---[ \t]*ya?ml", re.IGNORECASE)
_DASHES = regex(r"-{2,}|(?:- ){2,}-|(?:-*[\u2010-\u2015\u2212]-*)+")
_SIGNS = regex(r"([*_=#;%/])\1{2,}|:{3,}")
_CODE = regex(r"(`{3,}|~{3,})[ \t]*[\w-]*")
_FIELD = regex(r"(?P<colon>:?)(?P<name>[^\W\d_][\w .-]{0,30}?)[ \t]*:(?=\s|$)")
_COLON = regex(r"^:(?=\w)", re.MULTILINE)
_INNER = regex(r"[ \t]+\S|-[ \t]|#|$")
_ABOVE = regex(r"^---[ \t]*\n(?:#.*\n)*(?=(?P<name>[\w-]+):(?:\s|$))", re.MULTILINE)

_NAMES = {*PostMatter.model_fields, *ArtifactMatter.model_fields}
_KNOWN = frozenset({*_NAMES, *SYNONYMS, *FOREIGN})

_LINES = "put a line “---” above its first field and another below its last"
_CLOSE = "put a line “---” after its last field"
_YAML = "write a line “---” above and below it, and in it"


@dataclass(frozen=True, slots=True)
class Said:
    """What is wrong with the fences, on which line of the file, and the remedy."""

    message: str
    line: int
    remedy: str


@dataclass(frozen=True, slots=True)
class Fenced:
    """Front matter: its fields begin on line ``line`` of the file, the Markdown at ``body``.

    ``notation`` is that of the fields.
    """

    fields: str
    line: int
    body: int
    said: Said | None = None
    notation: str = "yaml"


def find_matter(text: str) -> Fenced | None:
    """The front matter of a text; None where there is nothing like it."""
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening and closing and _all_fields(text[opening.end() : closing.start()]):
        fields = text[opening.end() : closing.start()]
        return Fenced(fields, 2, min(closing.end() + 1, len(text)))
    lines = text.split("\n")
    first = next((i for i, line in enumerate(lines) if line.strip(_ODD)), None)
    if first is None:
        return None
    for form in _FORMS:
        if found := form(lines, first):
            return found
    return None


def _all_fields(fields: str) -> bool:
    """Whether nothing between two fences is a paragraph: then the second is one of the text's."""
    _, gap, rest = fields.partition("\n\n")
    if not gap:
        return True
    return not any(
        line and not (_FIELD.match(line) or _INNER.match(line) or line[0] in "\"'{}[]")
        for line in rest.split("\n")
    )


def _made(
    lines: Sequence[str],
    numbers: range,
    body: int,
    said: tuple[str, int, str] | None = None,
    notation: str = "yaml",
) -> Fenced:
    """Front matter of the lines of these numbers; the Markdown begins with line ``body``."""
    message = Said(said[0], said[1] + 1, said[2]) if said else None
    offset = sum(len(line) + 1 for line in lines[:body])
    whole = sum(len(line) + 1 for line in lines) - 1
    fields = "".join(f"{line}\n" for line in lines[numbers.start : numbers.stop])
    return Fenced(fields, numbers.start + 1, min(offset, whole), message, notation)


def _in_dashes(lines: Sequence[str], first: int) -> Fenced | None:
    """Between dashes, whatever has become of them."""
    opening = lines[first].strip(_ODD)
    if not (_DASHES.fullmatch(opening) or _NAMED.fullmatch(opening)):
        return None
    end = _end_of_fields(lines, first + 1)
    for number in range(first + 1, len(lines)):
        fence = lines[number].strip(_ODD)
        if _STRICT.fullmatch(fence) or _DASHES.fullmatch(fence):
            if number <= end:
                return _made(lines, range(first + 1, number), number + 1)
            break
    if end == first + 1 or not any(_FIELD.match(line) for line in lines[first + 1 : end]):
        return None
    said = "the front matter is opened and never closed"
    return _made(lines, range(first + 1, end), end, (said, first, _CLOSE))


def _end_of_fields(lines: Sequence[str], start: int) -> int:
    """The line before which the fields end: the first that is none, or an empty one before it."""
    end = start
    for number in range(start, len(lines)):
        line = lines[number].strip(_ODD)
        if not line:
            continue
        if _STRICT.fullmatch(line) or _DASHES.fullmatch(line):
            return number
        heading = re.match(r"#{1,6} ", lines[number]) and end < number
        if heading or not (_FIELD.match(line) or _INNER.match(lines[number])):
            return end
        if end < number and not _FIELD.match(line):
            return end
        end = number + 1
    return end


def _in_toml(lines: Sequence[str], first: int) -> Fenced | None:
    said = "this front matter is TOML, as Hugo writes it"
    remedy = f'{_YAML} “title: One” for “title = "One"”'
    end = _closed(lines, first, "+++")
    if end is None:
        return None
    return _made(lines, range(first + 1, end), end + 1, (said, first, remedy), "toml")


def _in_signs(lines: Sequence[str], first: int) -> Fenced | None:
    """Between signs that are no dashes."""
    opening = lines[first].strip(_ODD)
    if not _SIGNS.fullmatch(opening):
        return None
    end = _closed(lines, first, opening)
    said = f"the front matter stands between “{opening}”, not between dashes"
    remedy = "write “---” in place of both lines"
    if end and any(_FIELD.match(line) for line in lines[first + 1 : end]):
        return _made(lines, range(first + 1, end), end + 1, (said, first, remedy))
    return None


def _closed(lines: Sequence[str], first: int, fence: str) -> int | None:
    """The line that is the same fence as the first."""
    if lines[first].strip(_ODD) != fence:
        return None
    numbers = range(first + 1, len(lines))
    return next((i for i in numbers if lines[i].strip(_ODD) == fence), None)


def _in_code(lines: Sequence[str], first: int) -> Fenced | None:
    """In a block of code, alone or with the whole text, as from a chat."""
    fence = _CODE.fullmatch(lines[first].strip(_ODD))
    inner = next((i for i in range(first + 1, len(lines)) if lines[i].strip(_ODD)), None)
    if fence is None or inner is None:
        return None
    found = _in_dashes(lines, inner) or _without(lines, inner)
    if found is None:
        return None
    said = f"the front matter stands in a block of code: {fence[1]} is above it"
    remedy = f"take out the lines {fence[1]}, so that the first line is “---”"
    if found.said:
        remedy = f"write “---” in place of both lines {fence[1]}"
    count = found.fields.count("\n")
    behind = found.line - 1 + count + (found.said is None)
    if behind < len(lines) and lines[behind].strip(_ODD) == fence[1]:
        behind += 1
    return _made(
        lines, range(found.line - 1, found.line - 1 + count), behind, (said, first, remedy)
    )


def _in_json(lines: Sequence[str], first: int) -> Fenced | None:
    if not lines[first].lstrip(_ODD).startswith("{"):
        return None
    text = "\n".join(lines[first:]).lstrip(_ODD)
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return None
    if not isinstance(value, dict) or not value:
        return None
    count = text[:end].count("\n") + 1
    said = "this front matter is JSON"
    remedy = f'{_YAML} “title: One” for “"title": "One"”'
    return _made(lines, range(first, first + count), first + count, (said, first, remedy))


def _without(lines: Sequence[str], first: int) -> Fenced | None:
    """Fields without fences, as Pelican and MultiMarkdown have them."""
    end = first
    known = 0
    while end < len(lines) and (line := lines[end].strip(_ODD)) and not _CODE.fullmatch(line):
        field = _FIELD.match(line)
        if not field and (end == first or not _INNER.match(lines[end]) or _DASHES.fullmatch(line)):
            break
        known += bool(field and plain(field["name"]) in _KNOWN)
        end += 1
    if not known or (end - first < 2 and plain(lines[first].split(":")[0].strip(":")) != "title"):
        return None
    body = end
    closed = end < len(lines) and _DASHES.fullmatch(lines[end].strip(_ODD))
    if closed:
        body += 1
    said = (
        "the front matter has no line “---” above it"
        if closed
        else "the front matter has no lines “---” around it"
    )
    remedy = "put a line “---” above its first field" if closed else _LINES
    found = _made(lines, range(first, end), body, (said, first, remedy))
    return replace(found, fields=_COLON.sub("", found.fields))


def _below(lines: Sequence[str], first: int) -> Fenced | None:
    """Below a title or a remark that somebody put above it."""
    text = "\n".join(lines)
    opening = next((one for one in _ABOVE.finditer(text) if plain(one["name"]) in _KNOWN), None)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if opening is None or closing is None:
        return None
    start = text.count("\n", 0, opening.start()) + 1
    end = text.count("\n", 0, closing.start())
    said = f"text stands above the front matter, which begins on line {start}"
    remedy = "let “---” be the first line of the file: move what is above it below the second one"
    return _made(lines, range(start, end), end + 1, (said, first, remedy))


_FORMS: tuple[Callable[[Sequence[str], int], Fenced | None], ...] = (
    _in_dashes,
    _in_toml,
    _in_signs,
    _in_code,
    _in_json,
    _without,
    _below,
)
