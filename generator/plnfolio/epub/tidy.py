"""An author’s HTML in the order that a book asks for: every word, each where it may stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from plnfolio.epub.drawings import drawn, formula
from plnfolio.epub.elements import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    RENAMED,
    SECTIONS,
    TIGHT,
    WORDS,
    attributes,
    is_hidden,
)
from plnfolio.epub.ids import Ids
from plnfolio.epub.media import Media
from plnfolio.theme.strings import Strings

_DEEPEST = 150
"""Elements in one another; of what is deeper the words stay (readers, too, have their bounds)."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LENGTH = re.compile(r"[1-9]\d{0,4}")


class Room(NamedTuple):
    """What may stand in a place: ``tight`` holds words alone, ``plain`` no heading; ``linked`` is
    in a link already.
    """

    tight: bool = False
    plain: bool = False
    linked: bool = False
    depth: int = 0


class Tidy:
    """Puts what an author wrote into a chapter.

    ``links`` gathers every link with what it was written as, to be led on when all chapters are
    known. ``drawings`` and ``formulas`` count what a book has to tell of.
    """

    def __init__(self, ids: Ids, media: Media, strings: Strings) -> None:
        self.links: list[tuple[Element, str]] = []
        self.drawings = self.formulas = self.pictures = self.undescribed = 0
        self._ids = ids
        self._media = media
        self._strings = strings
        self._special: dict[str, Callable[[Element, Element, Room], None]] = {
            "a": self._link,
            "area": self._link,
            "audio": self._elsewhere,
            "br": self._empty,
            "details": self._details,
            "dir": self._list,
            "dl": self._terms,
            "embed": self._elsewhere,
            "figure": self._figure,
            "frame": self._elsewhere,
            "hr": self._empty,
            "iframe": self._elsewhere,
            "img": self._picture,
            "input": self._box,
            "math": self._formula,
            "menu": self._list,
            "object": self._elsewhere,
            "ol": self._list,
            "ruby": self._ruby,
            "svg": self._drawing,
            "table": self._table,
            "time": self._time,
            "ul": self._list,
            "video": self._elsewhere,
            "wbr": self._empty,
        }

    def inside(self, source: Element, target: Element, room: Room | None = None) -> None:
        """All that an element holds, into another."""
        room = room or Room()
        _say(target, source.text)
        for child in source:
            self._element(child, target, room)
            _say(target, child.tail)

    def _element(self, child: Element, target: Element, room: Room) -> None:
        if child.tag in DROPPED or is_hidden(child):
            return
        if room.depth > _DEEPEST:
            _say(target, "".join(child.itertext()))
            return
        room = room._replace(depth=room.depth + 1)
        special = self._special.get(child.tag)
        tag = RENAMED.get(child.tag, child.tag)
        if special and (not room.tight or tag not in BLOCKS):
            special(child, target, room)
        elif tag in BLOCKS or tag in WORDS:
            self._fitting(child, tag, target, room)
        else:
            self.inside(child, target, room)

    def _fitting(self, child: Element, tag: str, target: Element, room: Room) -> Element:
        """An element as what it may be here, with all that it holds."""
        more = ""
        if tag in BLOCKS and room.tight:
            tag, more = "span", f"block {child.tag}"
        elif (room.plain and tag in HEADINGS | SECTIONS) or (
            tag in WORDS and not room.tight and _has_blocks(child)
        ):
            tag, more = "div", child.tag
        elif (tag == "bdo" and child.get("dir") not in ("ltr", "rtl")) or (
            tag == "dfn" and _nests(child)
        ):
            tag = "span"
        made = self._made(child, tag, target, more)
        self.inside(child, made, _room(room, tag))
        return made

    def _made(self, child: Element, tag: str, target: Element, more: str = "") -> Element:
        made = SubElement(target, tag, attributes(child, tag))
        if more:
            made.set("class", f"{made.get('class', '')} {more}".strip())
        self._name(child, made)
        return made

    def _name(self, child: Element, made: Element) -> None:
        name = child.get("id") or (child.get("name") if child.tag == "a" else "") or ""
        if fresh := self._ids.take(name):
            made.set("id", fresh)

    # Words

    def _link(self, child: Element, target: Element, room: Room) -> None:
        href = child.get("href", "").strip()
        blocks = not room.tight and _has_blocks(child)
        if room.linked or not href or _has(child, "details"):
            made = self._made(child, "div" if blocks else "span", target)
            made.attrib = {key: made.attrib[key] for key in ("id", "class") if key in made.attrib}
        else:
            made = self._made(child, "a", target)
            self.links.append((made, href))
        inner = room._replace(tight=room.tight or not blocks, linked=True)
        self.inside(child, made, inner)
        if child.tag == "area":
            _say(made, child.get("alt", ""))

    def _empty(self, child: Element, target: Element, room: Room) -> None:
        self._made(child, child.tag, target)

    def _time(self, child: Element, target: Element, room: Room) -> None:
        day = child.get("datetime", "").strip()
        made = self._fitting(child, "time" if _DAY.fullmatch(day) else "span", target, room)
        if made.tag == "time":
            made.set("datetime", day)

    def _ruby(self, child: Element, target: Element, room: Room) -> None:
        """Words with their reading above them, if it is nothing else (HTML §4.5.10)."""
        parts = [one.tag for one in child]
        right = "rt" in parts and parts[-1] in ("rt", "rp") and set(parts) <= {"rt", "rp", "rb"}
        made = self._made(child, "ruby" if right else "span", target)
        _say(made, child.text)
        for one in child:
            tag = one.tag if one.tag in ("rt", "rp") and right else "span"
            if one.tag not in DROPPED:
                self.inside(one, self._made(one, tag, made), _room(room, tag))
            _say(made, one.tail)

    def _box(self, child: Element, target: Element, room: Room) -> None:
        """A box to tick is a sign; what one could type is nothing to read."""
        kind = child.get("type", "").lower()
        if kind == "checkbox":
            made = SubElement(target, "span", {"class": "box"})
            made.text = "☑" if "checked" in child.attrib else "☐"
        elif kind in ("submit", "button", "reset", "text", ""):
            _say(target, child.get("value", ""))

    # Pictures

    def _picture(self, child: Element, target: Element, room: Room) -> None:
        alt, address = child.get("alt"), child.get("src", "").strip()
        item = self._media.picture(address)
        if not item:
            made = SubElement(target, "span", {"class": "no-picture"})
            if address.startswith(("http:", "https:", "//")) and not room.linked:
                made = SubElement(made, "a")
                self.links.append((made, address))
            _say(made, alt or child.get("title") or address.rpartition("/")[2][:80])
            return
        self.pictures += 1
        self.undescribed += alt is None
        made = self._made(child, "img", target)
        made.set("src", item.href)
        made.set("alt", alt or "")
        for side in ("width", "height"):
            if _LENGTH.fullmatch(child.get(side, "")):
                made.set(side, child.get(side, ""))

    def _drawing(self, child: Element, target: Element, room: Room) -> None:
        made = drawn(child, self._ids, [] if room.linked else self.links)
        if made is None:
            _say(target, " ".join("".join(child.itertext()).split()))
            return
        target.append(made)
        self.drawings += 1
        self.undescribed += not any(one.tag in ("title", "desc") for one in made.iter()) and not (
            {"aria-label", "aria-hidden"} & made.attrib.keys()
        )

    def _formula(self, child: Element, target: Element, room: Room) -> None:
        made = formula(child)
        if made is None:
            _say(target, child.get("alttext") or "".join(child.itertext()))
            return
        target.append(made)
        self.formulas += 1

    def _elsewhere(self, child: Element, target: Element, room: Room) -> None:
        """What plays, or is a page itself, is a link to where it does that."""
        sources = (child, *_holds(child, "source"))
        found = (one.get("src") or one.get("data") or "" for one in sources)
        address = next(filter(None, map(str.strip, found)), "")
        within = [one for one in child if one.tag not in DROPPED]
        if address and not address.startswith(("data:", "about:")) and not room.linked:
            made = SubElement(target, "a", {"class": "elsewhere"})
            self._name(child, made)
            word = child.tag if child.tag in ("audio", "video") else "web_page"
            name = child.get("title") or child.get("aria-label") or ""
            made.text = name.strip() or self._strings.t(word)
            self.links.append((made, address))
        if within or (child.text or "").strip():
            self.inside(child, target, room)

    # What has an order of its own

    def _list(self, child: Element, target: Element, room: Room) -> None:
        made = self._made(child, "ol" if child.tag == "ol" else "ul", target)
        row: Element | None = None
        for one in _pieces(child):
            if isinstance(one, Element) and one.tag == "li":
                row = None
                item = self._made(one, "li", made)
                if made.tag == "ul":
                    item.attrib.pop("value", None)
                if one.get("class") == "footnote-item":
                    item.set("epub:type", "footnote")
                self.inside(one, item, _room(room, "li"))
            elif isinstance(one, Element) or one.strip():
                row = row if row is not None else SubElement(made, "li")
                self._piece(one, row, _room(room, "li"))
        if not len(made):
            target.remove(made)

    def _terms(self, child: Element, target: Element, room: Room) -> None:
        """Terms and what they mean, if they are in order (HTML §4.4.9), and else as blocks."""
        groups = [one for one in child if one.tag not in DROPPED]
        nested = bool(groups) and all(one.tag == "div" for one in groups)
        right = all(map(_is_terms, groups)) if nested else _is_terms(child)
        made = self._made(child, "dl" if right else "div", target)
        if not right:
            self.inside(child, made, room)
            return
        for group in groups if nested else [child]:
            into = self._made(group, "div", made) if nested else made
            for one in group:
                if one.tag in ("dt", "dd"):
                    inner = room._replace(plain=room.plain or one.tag == "dt")
                    self.inside(one, self._made(one, one.tag, into), inner)

    def _figure(self, child: Element, target: Element, room: Room) -> None:
        made = self._made(child, "figure", target)
        own = [one for one in child if one.tag == "figcaption" and not is_hidden(one)]
        edge = [one for one in _pieces(child) if isinstance(one, Element) or one.strip()]
        last = own[-1] if own and own[-1] in (edge[0], edge[-1]) else None
        for one in _pieces(child):
            if one is last and isinstance(one, Element):
                self.inside(one, self._made(one, "figcaption", made), room)
            else:
                self._piece(one, made, room)

    def _details(self, child: Element, target: Element, room: Room) -> None:
        """Open, since not every reader can open it."""
        summary = next((one for one in child if one.tag == "summary"), None)
        if summary is None or room.linked:
            self.inside(child, self._made(child, "div", target), room)
            return
        made = self._made(child, "details", target)
        made.set("open", "open")
        self.inside(summary, self._made(summary, "summary", made), _room(room, "summary"))
        for one in _pieces(child):
            if one is not summary:
                self._piece(one, made, room)

    def _table(self, child: Element, target: Element, room: Room) -> None:
        """Caption, columns, head, bodies and foot, in this order (HTML §4.9.1)."""
        if not _has(child, "td", "th"):
            self.inside(child, self._made(child, "div", target), room)
            return
        made = self._made(child, "table", target)
        parts = {tag: [one for one in child if one.tag == tag] for tag in _PARTS}
        heads, feet = parts["thead"], parts["tfoot"]
        for one in parts["caption"][:1]:
            self.inside(one, self._made(one, "caption", made), _room(room, "caption"))
        for one in parts["colgroup"]:
            self._columns(one, made)
        for one in heads[:1]:
            self._rows(one, self._made(one, "thead", made), room)
        for one in (*heads[1:], *parts["tbody"], *feet[1:]):
            self._rows(one, self._made(one, "tbody", made), room)
        for one in feet[:1]:
            self._rows(one, self._made(one, "tfoot", made), room)

    def _columns(self, group: Element, made: Element) -> None:
        columns = SubElement(made, "colgroup")
        for one in _holds(group, "col"):
            SubElement(columns, "col", attributes(one, "col"))

    def _rows(self, part: Element, made: Element, room: Room) -> None:
        for row in _holds(part, "tr"):
            cells = [one for one in row if one.tag in ("td", "th")]
            into = self._made(row, "tr", made) if cells else made
            for cell in cells:
                inner = room._replace(plain=room.plain or cell.tag == "th", tight=False)
                self.inside(cell, self._made(cell, cell.tag, into), inner)

    def _piece(self, one: Element | str, target: Element, room: Room) -> None:
        if isinstance(one, str):
            _say(target, one)
        else:
            self._element(one, target, room)


_PARTS = ("caption", "colgroup", "thead", "tbody", "tfoot")


def _room(room: Room, tag: str) -> Room:
    plain = room.plain or tag in ("summary", "caption")
    return room._replace(tight=tag in TIGHT or room.tight, plain=plain)


def _say(target: Element, words: str | None) -> None:
    """Words behind all that stands in an element."""
    if not words:
        return
    if len(target):
        target[-1].tail = (target[-1].tail or "") + words
    else:
        target.text = (target.text or "") + words


def _pieces(source: Element) -> Iterator[Element | str]:
    if source.text:
        yield source.text
    for child in source:
        yield child
        if child.tail:
            yield child.tail


def _holds(source: Element, *tags: str) -> Iterable[Element]:
    return (one for one in source.iter() if one.tag in tags)


def _has(source: Element, *tags: str) -> bool:
    return any(one.tag in tags for one in source.iter())


def _nests(element: Element) -> bool:
    return sum(1 for one in element.iter(element.tag)) > 1


def _has_blocks(element: Element) -> bool:
    found = (one.tag for one in element.iter() if one is not element)
    return any(RENAMED.get(tag, tag) in BLOCKS for tag in found)


def _is_terms(group: Element) -> bool:
    """Whether terms stand before what they mean, and nothing else between."""
    if any(isinstance(one, str) and one.strip() for one in _pieces(group)):
        return False
    order = "".join(one.tag[1:] for one in group if one.tag in ("dt", "dd"))
    return len(order) == len(group) and bool(re.fullmatch("(t+d+)+", order))
