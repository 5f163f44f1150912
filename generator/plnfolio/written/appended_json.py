"""Works put at the end of a library in JSON, with every other sign of it as it was."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence

from plnfolio.written.appended import end_of_line
from plnfolio.written.references import LISTS, Item, json_text

_SPACE = re.compile(r"[ \t\n\r]*")
_DECODER = json.JSONDecoder()


def to_json(text: str, items: Sequence[Item]) -> str | None:
    """A library in JSON with more works: a list, or one under ``items`` or ``references``."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix(mark)
    if not body.strip():
        end = end_of_line(body)
        whole = "[\n" + ",\n".join(_indented(item, "  ", 2, "\n") for item in items) + "\n]\n"
        return mark + body + whole.replace("\n", end)
    try:
        old = _held(json.loads(body))
        opened = _opening(body)
    except (ValueError, RecursionError, IndexError):
        return None
    if old is None or opened is None:
        return None
    changed = _put(body, opened, items)
    try:
        new = _held(json.loads(changed))
    except (ValueError, RecursionError):
        return None
    return mark + changed if new == [*old, *map(dict, items)] else None


def _held(value: object) -> list[object] | None:
    if isinstance(value, dict):
        value = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
    return value if isinstance(value, list) else None


def _opening(text: str) -> int | None:
    """Where the bracket of the list is."""
    at = _skip(text, 0)
    if text[at] == "[":
        return at
    at = _skip(text, at + 1)
    while text[at] != "}":
        key, end = _DECODER.raw_decode(text, at)
        at = _skip(text, _skip(text, end) + 1)
        if key in LISTS and text[at] == "[":
            return at
        at = _behind(text, at)
    return None


def _put(text: str, opened: int, items: Sequence[Item]) -> str:
    """The text with works behind the last one in the list that opens there."""
    starts: list[int] = []
    at, stop = _skip(text, opened + 1), opened + 1
    while text[at] != "]":
        starts.append(at)
        _, stop = _DECODER.raw_decode(text, at)
        at = _behind(text, at)
    end = end_of_line(text)
    if not starts:
        added = "".join(
            f"{',' if n else ''}{end}{_indented(item, '  ', 2, end)}"
            for n, item in enumerate(items)
        )
        return f"{text[:stop]}{added}{end}{text[at:]}"
    margin = re.search(r"[\r\n]([ \t]*)\Z", text[: starts[-1]])
    inside = re.match(r"\{\s*[\r\n]([ \t]*)", text[starts[-1] :])
    if margin is None:
        added = "".join(f", {json_text(item, None)}" for item in items)
    else:
        unit = len(inside[1]) - len(margin[1]) if inside else 0
        added = "".join(f",{end}{_indented(item, margin[1], unit, end)}" for item in items)
    return f"{text[:stop]}{added}{text[stop:]}"


def _indented(item: Item, margin: str, unit: int, end: str) -> str:
    """An item as JSON, as far from the margin as the others; on one line if they are."""
    if unit <= 0:
        return f"{margin}{json_text(item, None)}"
    lines = json_text(item, unit).split("\n")
    return end.join(f"{margin}{line}" for line in lines)


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _behind(text: str, at: int) -> int:
    _, end = _DECODER.raw_decode(text, at)
    end = _skip(text, end)
    return _skip(text, end + 1) if text[end] == "," else end
