"""Works put at the end of a library that a person wrote, with every other sign of theirs as it was.

Nothing is given where that cannot be: the text has mistakes, or is no list.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

import yaml
from yaml.nodes import MappingNode, ScalarNode, SequenceNode

from plnfolio.written.added import end_of
from plnfolio.written.references import LISTS, Item, json_text, texts, yaml_lines

# Pandoc closes a block of metadata, which YAML takes for another document.
_CLOSING = re.compile(r"^(?:---|\.\.\.)[ \t]*\s*\Z", re.MULTILINE)

_END = r"(?:\r\n|\r(?!\n)|(?<!\r)\n)"
_GAP = re.compile(rf"{_END}[ \t]*{_END}")
_GAP_BEHIND = re.compile(rf"{_END}[ \t]*{_END}\Z")


def end_of_line(text: str) -> str:
    """How lines end in a text."""
    if "\r\n" in text:
        return "\r\n"
    return "\r" if "\r" in text and "\n" not in text else "\n"


def to_yaml(
    text: str,
    items: Sequence[Item],
    *,
    lists: Sequence[str] = LISTS,
    lines: Callable[[Item], list[str]] = yaml_lines,
) -> str | None:
    """A library in YAML with more works; also one that is empty, or has nothing but remarks.

    ``lists`` are the fields under which the list may stand, ``lines`` how an item is written.
    """
    closing = _CLOSING.search(text)
    head = text[: closing.start()] if closing and closing.start() else text
    place = _place(head, lists)
    if place is None:
        return None
    if place.flow:
        added = f"{place.before}{', '.join(json_text(item, None) for item in items)}"
    else:
        added = _block(head, place, [lines(item) for item in items])
    changed = f"{head[: place.at]}{added}{head[place.at :]}"
    old, new = _plain(head, lists), _plain(changed, lists)
    wanted = [*(old or []), *map(texts, items)] if old is not None else None
    if wanted is None or new != wanted:
        return None
    return changed + text[len(head) :]


class _Place(NamedTuple):
    """Where works are put in: at an offset, ``indent`` from the margin, with a gap or without.

    ``flow`` is inside brackets, behind ``before``.
    """

    at: int
    indent: int = 0
    spaced: bool = True
    flow: bool = False
    before: str = ""


def _place(text: str, lists: Sequence[str]) -> _Place | None:
    try:
        root = yaml.compose(text, yaml.SafeLoader)
    except yaml.YAMLError:
        return None
    if root is None:
        return _Place(len(text))
    if isinstance(root, SequenceNode):
        return _in_list(text, root, last=True)
    if not isinstance(root, MappingNode) or root.flow_style:
        return None
    for number, (key, value) in enumerate(root.value, 1):
        if key.value not in lists:
            continue
        last = number == len(root.value)
        if isinstance(value, SequenceNode):
            return _in_list(text, value, last=last)
        if isinstance(value, ScalarNode) and not value.value:
            at = len(text) if last else _next_line(text, key.end_mark.index)
            return _Place(at, root.start_mark.column + 2, spaced=False)
    return None


def _in_list(text: str, node: SequenceNode, *, last: bool) -> _Place:
    if node.flow_style:
        at = end_of(node.value[-1]) if node.value else node.end_mark.index - 1
        return _Place(at, flow=True, before=", " if node.value else "")
    gaps = [
        _is_gap(text[end_of(one) : other.start_mark.index])
        for one, other in zip(node.value, node.value[1:], strict=False)
    ]
    at = len(text) if last else _next_line(text, end_of(node.value[-1]))
    return _Place(at, node.start_mark.column, not gaps or any(gaps))


def _is_gap(text: str) -> bool:
    return bool(_GAP.search(text))


def needs_gap(before: str) -> bool:
    """Whether something stands there, and no empty line below it."""
    begun = bool(before.strip("\ufeff \t\r\n"))
    return begun and not _GAP_BEHIND.search(before)


def _next_line(text: str, at: int) -> int:
    """Where the line below begins; a block of text ends there already."""
    if at and text[at - 1] in "\r\n":
        return at
    match = re.compile(r"\r\n?|\n").search(text, at)
    return match.end() if match else len(text)


def _block(text: str, place: _Place, items: Sequence[Sequence[str]]) -> str:
    end = end_of_line(text)
    before = text[: place.at]
    lines: list[str] = []
    if before.strip("\ufeff") and not before.endswith(("\n", "\r")):
        lines.append("")  # its last line has no end yet
    for number, item in enumerate(items):
        if place.spaced and (number or needs_gap(before)):
            lines.append("")
        lines += [f"{' ' * place.indent}{line}" for line in item]
    return end.join([*lines, ""])


def _plain(text: str, lists: Sequence[str]) -> list[object] | None:
    """The list of works in a text, all scalars as text."""
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        found = yaml.load(text.removeprefix("\ufeff"), loader)  # noqa: S506 - nothing but texts
    except yaml.YAMLError:
        return None
    if isinstance(found, Mapping):
        held = next((found[key] for key in lists if key in found), None)
        return (held or []) if held == "" or isinstance(held, list) else None
    return [] if found is None else found if isinstance(found, list) else None


def to_end(text: str, pieces: Sequence[str]) -> str:
    """A text with pieces behind it, an empty line before each, as BibTeX has its entries."""
    end = end_of_line(text)
    begun = bool(text.strip("\ufeff \t\r\n"))
    gap = "" if not begun or text.endswith(("\n", "\r")) else end
    blank = end if needs_gap(text) else ""
    joined = f"{end}".join(piece.replace("\n", end) for piece in pieces)
    return f"{text}{gap}{blank}{joined}"
