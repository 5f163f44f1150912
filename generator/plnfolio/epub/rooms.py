"""What stands in what: rooms of a chapter, and looks at what an element holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plnfolio.epub.elements import BLOCKS, RENAMED, TIGHT


class Room(NamedTuple):
    """What may stand in a place: ``tight`` holds words alone, ``plain`` no heading; ``linked`` is
    in a link already.
    """

    tight: bool = False
    plain: bool = False
    linked: bool = False
    depth: int = 0


def room_in(room: Room, tag: str) -> Room:
    """What may stand in an element of a name that stands in a room."""
    plain = room.plain or tag in ("summary", "caption")
    return room._replace(tight=tag in TIGHT or room.tight, plain=plain)


def say(target: Element, words: str | None) -> None:
    """Words behind all that stands in an element."""
    if not words:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + words
    else:
        target.text = (target.text or "") + words


def pieces(source: Element) -> Iterator[Element | str]:
    """What an element holds, in order."""
    if source.text:
        yield source.text
    for child in source:
        yield child
        if child.tail:
            yield child.tail


def holds(source: Element, *tags: str) -> Iterable[Element]:
    """All elements of some names in an element."""
    return (one for one in source.iter() if one.tag in tags)


def has(source: Element, *tags: str) -> bool:
    """Whether an element holds one of some names."""
    return any(one.tag in tags for one in source.iter())


def nests(element: Element) -> bool:
    """Whether an element holds another of its name."""
    return sum(1 for one in element.iter(element.tag)) > 1


def has_blocks(element: Element) -> bool:
    """Whether anything in an element stands in a line of its own."""
    found = (one.tag for one in element.iter() if one is not element)
    return any(RENAMED.get(tag, tag) in BLOCKS for tag in found)
