"""CSL-JSON files: each item with the line it begins on and the place of each of its fields."""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterator

from plnfolio.diagnostics import Problem, Span
from plnfolio.read.references.item import ENVELOPES, Item, hiding, items_of
from plnfolio.read.references.keys import Keys

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()
_SHOWN = 20
"""Signs that a message shows."""


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The items of a CSL-JSON text, in order; nothing if it is not JSON (`json-syntax`)."""
    try:
        value = json.loads(text)
    except json.JSONDecodeError as error:
        said = Problem(
            "json-syntax",
            _said(text, error.pos),
            Span(path, error.lineno, error.colno),
            "export the library again, or compare with the lines above: "
            "a comma, quotation mark or bracket is missing or one too many",
        )
        problems += hiding([said], text)
        return []
    except (ValueError, RecursionError):
        problems.append(
            Problem("json-syntax", "this JSON holds a number or nesting too long", Span(path))
        )
        return []
    found = items_of(value, Span(path, 1), problems)
    if not found:
        return []
    starts = _starts(text)
    lines = _Lines(path, text)
    keys = Keys()
    return [
        Item(
            keys.instead_of_address(item),
            lines.span(at),
            {key: lines.span(place) for key, place in _members(text, at)},
        )
        if isinstance(item, dict)
        else Item(item, lines.span(at), {})
        for item, at in zip(found, starts, strict=True)
    ]


def _said(text: str, at: int) -> str:
    """What is wrong with a text that is read as JSON as far as ``at``."""
    here = text[at:].split()
    if not here:
        return "this JSON ends before it is complete"
    shown = here[0] if len(here[0]) <= _SHOWN else f"{here[0][:_SHOWN]}…"
    return f"this is not JSON: “{shown}” cannot stand here"


class _Lines:
    """Offsets into a text as places; asked in rising order it reads the text once."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def span(self, offset: int) -> Span:
        line = bisect_right(self.starts, offset)
        return Span(self.path, line, offset - self.starts[line - 1] + 1)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _starts(text: str) -> list[int]:
    """Where each item begins: in the list, in the member that holds it, or the text itself."""
    at = _skip(text, 0)
    if text[at] == "{":
        members = {key: place for key, place in _members(text, at) if text[place] == "["}
        held = [members[key] for key in ENVELOPES if key in members]
        if not held:
            return [at]
        at = held[0]
    return list(_elements(text, at))


def _members(text: str, at: int) -> Iterator[tuple[str, int]]:
    """Each key of the object that opens at ``at``, with the offset where its value begins."""
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, end = _DECODER.raw_decode(text, at)
        value = _skip(text, _skip(text, end) + 1)
        yield key, value
        at = _behind(text, value)


def _elements(text: str, at: int) -> Iterator[int]:
    """The offset where each element of the list that opens at ``at`` begins."""
    at = _skip(text, at + 1)
    while text[at] != "]":
        yield at
        at = _behind(text, at)


def _behind(text: str, at: int) -> int:
    """Where what follows the value at ``at`` begins, behind a comma if there is one."""
    _, end = _DECODER.raw_decode(text, at)
    end = _skip(text, end)
    return _skip(text, end + 1) if text[end] == "," else end
