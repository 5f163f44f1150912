"""The lines of a tidy body as text that spans elements, and what is put into them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from plnfolio import frozen
from plnfolio.importing.article import IN_A_LINE, MARKDOWN, fill, pieces
from plnfolio.importing.cites.folded import HIDDEN

_NO_TEXT = frozenset({"code", "kbd", "samp", "img", "sup", "sub", "tt", "var"})
_NO_BLOCKS = frozenset({"pre", "video"})


@frozen.dataclass(frozen=True, slots=True)
class Bit:
    """Some words of a line, or an element that has none; ``path`` are the elements around it."""

    words: str
    path: tuple[Element, ...] = ()
    element: Element | None = None


Line = list[Bit]
Change = Callable[[str, Line], Line | None]
"""Gives a line anew, from its text; None where it stays as it is."""


def change_lines(body: Element, change: Change) -> None:
    """Change each line of a body; code, and what is written already, is left alone."""
    for block in list(_blocks(body)):
        rows: list[Line | Element] = [[]]
        changed = False
        for piece in pieces(block):
            if isinstance(piece, Element) and piece.tag not in IN_A_LINE and piece.tag != "br":
                rows += [_alone(piece), []]
            else:
                rows[-1] += _bits(piece, ())  # type: ignore[operator]
        made: list[Line | Element] = []
        for row in rows:
            new = change(text_of(row), row) if isinstance(row, list) and row else None
            changed = changed or new is not None
            made.append(row if new is None else new)
        if changed:
            _refill(block, made)


def text_of(line: Line) -> str:
    """The words of a line; what has none is a sign of its own."""
    return "".join(bit.words for bit in line)


def put(line: Line, start: int, end: int, new: Element) -> Line:
    """A line with an element in the place of some of its words."""
    made: Line = []
    covered: Line = []
    at = 0
    for bit in line:
        stop = at + len(bit.words)
        if stop <= start or at >= end:
            made.append(bit)
        else:
            before, within = (
                bit.words[: max(0, start - at)],
                bit.words[max(0, start - at) : end - at],
            )
            after = bit.words[max(0, end - at) :] if stop > end else ""
            if before:
                made.append(Bit(before, bit.path))
            if not covered:
                made.append(Bit("", (), new))
            covered.append(Bit(within, bit.path, bit.element))
            if after:
                made.append(Bit(after, bit.path))
        at = stop
    path = _around(covered, made)
    return [Bit(bit.words, path, new) if bit.element is new else bit for bit in made]


def links_in(line: Line, start: int, end: int) -> list[str]:
    """The addresses of links that stand around or within some words of a line."""
    found: dict[str, None] = {}
    at = 0
    for bit in line:
        stop = at + len(bit.words)
        if stop > start and at < end:
            for one in bit.path:
                if one.tag == "a" and one.get("href"):
                    found[one.get("href", "")] = None
        at = stop
    return list(found)


def _around(covered: Line, made: Line) -> tuple[Element, ...]:
    """The elements that are around all of the words and around others too."""
    path = covered[0].path if covered else ()
    for bit in covered:
        path = tuple(one for one, other in zip(path, bit.path, strict=False) if one is other)
    others = {id(one) for bit in made for one in bit.path}
    return tuple(one for one in path if id(one) in others and one.tag != "a")


def _blocks(body: Element) -> Iterator[Element]:
    """Every element that may hold words in a line, in the order of reading."""
    waiting = [body]
    while waiting:
        block = waiting.pop()
        if block.get(MARKDOWN) is not None or block.tag in _NO_BLOCKS:
            continue
        yield block
        inner = [one for one in block if one.tag not in IN_A_LINE and one.tag != "br"]
        waiting += reversed(inner)


def _bits(piece: str | Element, path: tuple[Element, ...]) -> Line:
    if isinstance(piece, str):
        return [Bit(piece, path)]
    if piece.tag == "br":
        return [Bit("\n", path, _alone(piece))]
    is_call = piece.tag == "a" and piece.get("class") == "footnote"
    if piece.tag in _NO_TEXT or piece.get(MARKDOWN) is not None or is_call:
        return [Bit(HIDDEN, path, _alone(piece))]
    inner = (*path, piece)
    return [bit for one in pieces(piece) for bit in _bits(one, inner)] or [
        Bit("", path, _alone(piece))
    ]


def _alone(piece: Element) -> Element:
    copy = Element(piece.tag, piece.attrib)
    copy.text = piece.text
    copy.extend(piece)
    return copy


def _refill(block: Element, rows: Sequence[Line | Element]) -> None:
    """Make the inside of a block of lines and blocks."""
    for child in list(block):
        block.remove(child)
    block.text = None
    for row in rows:
        if isinstance(row, Element):
            block.append(row)
        else:
            _grow(block, row)


def _grow(block: Element, line: Line) -> None:
    open_: list[tuple[Element, Element]] = []
    for bit in line:
        keep = 0
        while keep < min(len(open_), len(bit.path)) and open_[keep][0] is bit.path[keep]:
            keep += 1
        del open_[keep:]
        for one in bit.path[keep:]:
            copy = Element(one.tag, one.attrib)
            (open_[-1][1] if open_ else block).append(copy)
            open_.append((one, copy))
        into = open_[-1][1] if open_ else block
        fill(into, [bit.element if bit.element is not None else bit.words])
