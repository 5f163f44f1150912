"""What has an order of its own in HTML: lists, terms, figures, tables, and what folds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from plnfolio.epub.elements import DROPPED, attributes, is_hidden
from plnfolio.epub.rooms import Room, has, holds, pieces, room_in

if TYPE_CHECKING:
    from plnfolio.epub.tidy import Tidy

_PARTS = ("caption", "colgroup", "thead", "tbody", "tfoot")


def listed(tidy: Tidy, child: Element, target: Element, room: Room) -> None:
    """Items and nothing else (HTML §4.4.5): what stands between them is an item too."""
    made = tidy.made(child, "ol" if child.tag == "ol" else "ul", target)
    row: Element | None = None
    for one in pieces(child):
        if isinstance(one, Element) and one.tag == "li":
            row = None
            item = tidy.made(one, "li", made)
            if made.tag == "ul":
                item.attrib.pop("value", None)
            if one.get("class") == "footnote-item":
                item.set("epub:type", "footnote")
            tidy.inside(one, item, room_in(room, "li"))
        elif isinstance(one, Element) or one.strip():
            row = row if row is not None else SubElement(made, "li")
            tidy.piece(one, row, room_in(room, "li"))
    if not len(made):
        target.remove(made)


def terms(tidy: Tidy, child: Element, target: Element, room: Room) -> None:
    """Terms and what they mean, if they are in order (HTML §4.4.9), and else as blocks."""
    groups = [one for one in child if one.tag not in DROPPED]
    nested = bool(groups) and all(one.tag == "div" for one in groups)
    right = all(map(_is_terms, groups)) if nested else _is_terms(child)
    made = tidy.made(child, "dl" if right else "div", target)
    if not right:
        tidy.inside(child, made, room)
        return
    for group in groups if nested else [child]:
        into = tidy.made(group, "div", made) if nested else made
        for one in group:
            if one.tag in ("dt", "dd"):
                inner = room._replace(plain=room.plain or one.tag == "dt")
                tidy.inside(one, tidy.made(one, one.tag, into), inner)


def figure(tidy: Tidy, child: Element, target: Element, room: Room) -> None:
    """One caption, first or last (HTML §4.4.12)."""
    made = tidy.made(child, "figure", target)
    own = [one for one in child if one.tag == "figcaption" and not is_hidden(one)]
    edge = [one for one in pieces(child) if isinstance(one, Element) or one.strip()]
    last = own[-1] if own and own[-1] in (edge[0], edge[-1]) else None
    for one in pieces(child):
        if one is last and isinstance(one, Element):
            tidy.inside(one, tidy.made(one, "figcaption", made), room)
        else:
            tidy.piece(one, made, room)


def details(tidy: Tidy, child: Element, target: Element, room: Room) -> None:
    """Open, since not every reader can open it."""
    summary = next((one for one in child if one.tag == "summary"), None)
    if summary is None or room.linked:
        tidy.inside(child, tidy.made(child, "div", target), room)
        return
    made = tidy.made(child, "details", target)
    made.set("open", "open")
    tidy.inside(summary, tidy.made(summary, "summary", made), room_in(room, "summary"))
    for one in pieces(child):
        if one is not summary:
            tidy.piece(one, made, room)


def table(tidy: Tidy, child: Element, target: Element, room: Room) -> None:
    """Caption, columns, head, bodies and foot, in this order (HTML §4.9.1)."""
    if not has(child, "td", "th"):
        tidy.inside(child, tidy.made(child, "div", target), room)
        return
    made = tidy.made(child, "table", target)
    parts = {tag: [one for one in child if one.tag == tag] for tag in _PARTS}
    heads, feet = parts["thead"], parts["tfoot"]
    for one in parts["caption"][:1]:
        tidy.inside(one, tidy.made(one, "caption", made), room_in(room, "caption"))
    for one in parts["colgroup"]:
        _columns(tidy, one, made)
    for one in heads[:1]:
        _rows(tidy, one, tidy.made(one, "thead", made), room)
    for one in (*heads[1:], *parts["tbody"], *feet[1:]):
        _rows(tidy, one, tidy.made(one, "tbody", made), room)
    for one in feet[:1]:
        _rows(tidy, one, tidy.made(one, "tfoot", made), room)


def _columns(tidy: Tidy, group: Element, made: Element) -> None:
    columns = SubElement(made, "colgroup")
    for one in holds(group, "col"):
        SubElement(columns, "col", attributes(one, "col"))


def _rows(tidy: Tidy, part: Element, made: Element, room: Room) -> None:
    for row in holds(part, "tr"):
        cells = [one for one in row if one.tag in ("td", "th")]
        into = tidy.made(row, "tr", made) if cells else made
        for cell in cells:
            inner = room._replace(plain=room.plain or cell.tag == "th", tight=False)
            tidy.inside(cell, tidy.made(cell, cell.tag, into), inner)


def _is_terms(group: Element) -> bool:
    """Whether terms stand before what they mean, and nothing else between."""
    if any(isinstance(one, str) and one.strip() for one in pieces(group)):
        return False
    order = "".join(one.tag[1:] for one in group if one.tag in ("dt", "dd"))
    return len(order) == len(group) and bool(re.fullmatch("(t+d+)+", order))
