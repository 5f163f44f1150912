"""What stands in a cell: its lines and items, whether a list made them, breaks, or typed signs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from plnfolio import frozen
from plnfolio.importing.article import IN_A_LINE, fill, pieces, words

Write = Callable[[Element], str]
"""The Markdown of a tidy body."""

_BULLETS = "•·∙‣▪▫◦●○■□➤►▸✓✔➢❖♦*–—+\u00ad\uf0b7\u2212-"
_BULLET = re.compile(rf"\s*(?:[{re.escape(_BULLETS)}]|[oO§](?=\u00a0|\s\s))[\s\u00a0]+(?=\S)")
_TIGHT = re.compile(r"\s*[•∙‣▪▫◦●○■□➤►▸✓✔➢❖♦\uf0b7][\s\u00a0]*(?=\S)")
_TYPED = (re.compile(r"\s*o\s+(?=\S)"), re.compile(r"\s*\(?(?:\d{1,2}|[a-h])[.)]\s+(?=\S)"))
"""What begins an item only if all lines of a cell begin so."""

_INSIDE = re.compile(r"[\s\u00a0]*[•∙‣▪◦●■➤►▸➢❖♦\uf0b7][\s\u00a0]+(?=\S)")


@frozen.dataclass(frozen=True, slots=True)
class Part:
    """A line, a block or an item of a cell. ``item`` is one of a list; ``begins`` a paragraph."""

    body: Element
    item: bool = False
    begins: bool = False

    @property
    def words(self) -> str:
        """Its words."""
        return words(self.body)


def parts_of(cell: Element) -> list[Part]:
    """The lines and items of a cell, in order; none that is empty."""
    found: list[Part] = []
    lines = [part for part in _parts(cell) if part.words or part.body.find(".//img") is not None]
    for mark in _TYPED:
        signs = [mark.match(_lead(part)) for part in lines]
        if len(lines) > 1 and all(signs):
            for part, sign in zip(lines, signs, strict=True):
                _cut(part.body, sign.end() if sign else 0)
            return [Part(part.body, item=True) for part in lines]
    for part in lines:
        found += _bulleted(part)
    return [part for part in found if part.words or part.body.find(".//img") is not None]


def items(parts: Sequence[Part], write: Write) -> list[str]:
    """The parts as texts of a list, each in Markdown."""
    return [said for part in parts if (said := write(_body(part)).strip())]


def text(parts: Sequence[Part], write: Write) -> str:
    """The parts as one text in Markdown: paragraphs, lines and lists."""
    body = Element("div")
    for part in parts:
        last = body[-1] if len(body) else None
        if part.item:
            if last is None or last.tag != "ul":
                last = Element("ul")
                body.append(last)
            last.append(made("li", _unwrapped(part.body)))
        elif part.body.tag == "div":
            body.append(part.body)
        elif last is not None and last.tag == "p" and not part.begins:
            last.append(Element("br"))
            put(last, pieces(part.body))
        else:
            body.append(made("p", pieces(part.body)))
    return write(body).strip()


def in_a_line(parts: Sequence[Part], write: Write) -> str:
    """The parts as one line in Markdown."""
    said = ""
    for one in items(parts, write):
        row = " ".join(one.split())
        glue = " " if row.startswith("(") or said.endswith((",", ";", ":")) else ", "
        said += (glue if said else "") + row
    return said


def _body(part: Part) -> Element:
    """A part as a tidy body: words in a line are a paragraph."""
    body = Element("div")
    if part.body.tag == "p":
        body.append(part.body)
        return body
    line: Element | None = None
    for piece in pieces(part.body):
        if isinstance(piece, Element) and piece.tag not in IN_A_LINE and piece.tag != "br":
            put(body, [piece])
            line = None
            continue
        if line is None:
            line = Element("p")
            body.append(line)
        put(line, [piece])
    return body


def _unwrapped(body: Element) -> list[str | Element]:
    """What stands in an item; a paragraph alone is none."""
    inside = pieces(body)
    if len(inside) == 1 and isinstance(inside[0], Element) and inside[0].tag == "p":
        return pieces(inside[0])
    return inside


def _parts(cell: Element) -> Iterator[Part]:
    """Parts as markup parts them."""
    row: list[str | Element] = []
    begins = True
    for piece in pieces(cell):
        if isinstance(piece, str) or _is_in_a_line(piece):
            row.append(piece)
            continue
        if row:
            yield _line(row, begins)
            row, begins = [], piece.tag != "br"
        if piece.tag == "br":
            continue
        begins = True
        if piece.tag in ("ul", "ol"):
            for item in piece:
                yield Part(made("div", pieces(item)), item=True)
        elif piece.tag in ("pre", "blockquote", "figure", "aside", "video", "dl", "table", "hr"):
            yield Part(made("div", [piece]))
        elif piece.tag in IN_A_LINE:
            yield from _broken(piece)
            begins = False
        else:
            yield from _parts(piece)
    if row:
        yield _line(row, begins)


def _is_in_a_line(piece: Element) -> bool:
    return piece.tag in IN_A_LINE and piece.tag != "br" and not _holds_break(piece)


def _broken(piece: Element) -> Iterator[Part]:
    """Lines of an element in a line with breaks in it, each in an element of its own."""
    for part in _parts(piece):
        around = made(piece.tag, pieces(part.body))
        around.attrib.update(piece.attrib)
        yield Part(made("p", [around]), part.item, part.begins)


def _holds_break(piece: Element) -> bool:
    return piece.find(".//br") is not None


def _line(row: Sequence[str | Element], begins: bool) -> Part:
    return Part(_stripped(made("p", row)), begins=begins)


def alone(piece: str | Element) -> str | Element:
    """A piece without the words behind it, which are a piece of their own."""
    if isinstance(piece, str) or not piece.tail:
        return piece
    copy = Element(piece.tag, piece.attrib)
    copy.text = piece.text
    copy.extend(piece)
    return copy


def made(tag: str, inside: Sequence[str | Element]) -> Element:
    """An element of pieces."""
    element = Element(tag)
    put(element, inside)
    return element


def put(element: Element, inside: Sequence[str | Element]) -> None:
    """Put pieces behind what an element holds."""
    fill(element, [alone(piece) for piece in inside])


def _stripped(body: Element) -> Element:
    body.text = (body.text or "").lstrip() or None
    if len(body):
        body[-1].tail = (body[-1].tail or "").rstrip() or None
    elif body.text:
        body.text = body.text.rstrip()
    return body


def _bulleted(part: Part) -> Iterator[Part]:
    """A line as the items that its typed bullets make of it."""
    if part.item or part.body.tag != "p":
        yield part
        return
    first = _first(part.body)
    sign = _BULLET.match(first) or _TIGHT.match(first)
    if sign is not None:
        _cut(part.body, sign.end())
    rows = _split(part.body)
    for i, row in enumerate(rows):
        inner = _stripped(made("p", row))
        yield Part(inner, item=sign is not None or len(rows) > 2 or i > 0, begins=part.begins)


def _lead(part: Part) -> str:
    """The words that a line begins with; none of what is an item already."""
    return "" if part.item or part.body.tag != "p" else _first(part.body)


def _split(body: Element) -> list[list[str | Element]]:
    """What a line holds, parted at bullets between its words."""
    rows: list[list[str | Element]] = [[]]
    for piece in pieces(body):
        if isinstance(piece, Element):
            rows[-1].append(piece)
            continue
        first, *more = _INSIDE.split(piece)
        rows[-1].append(first)
        rows += [[one] for one in more]
    return [row for row in rows if any(not isinstance(one, str) or one.strip() for one in row)]


def _first(element: Element) -> str:
    """The words that an element begins with, before any other."""
    if element.text and element.text.strip():
        return element.text
    return _first(element[0]) if len(element) else ""


def _cut(element: Element, signs: int) -> None:
    while not (element.text and element.text.strip()):
        element.text = None
        element = element[0]
    element.text = element.text[signs:]
