"""An author’s HTML in the order that a book asks for: every word, each where it may stand."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from xml.etree.ElementTree import Element, SubElement

from plnfolio.epub.drawings import drawn, formula
from plnfolio.epub.elements import (
    BLOCKS,
    DROPPED,
    HEADINGS,
    RENAMED,
    SECTIONS,
    WORDS,
    attributes,
    is_hidden,
)
from plnfolio.epub.ids import Ids
from plnfolio.epub.media import Media
from plnfolio.epub.ordered import details, figure, listed, table, terms
from plnfolio.epub.rooms import Room, has, has_blocks, holds, nests, room_in, say
from plnfolio.theme.strings import Strings

_DEEPEST = 150
"""Elements in one another; of what is deeper the words stay (readers, too, have their bounds)."""

_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_LENGTH = re.compile(r"[1-9]\d{0,4}")


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
            "details": partial(details, self),
            "dir": partial(listed, self),
            "dl": partial(terms, self),
            "embed": self._elsewhere,
            "figure": partial(figure, self),
            "frame": self._elsewhere,
            "hr": self._empty,
            "iframe": self._elsewhere,
            "img": self._picture,
            "input": self._box,
            "math": self._formula,
            "menu": partial(listed, self),
            "object": self._elsewhere,
            "ol": partial(listed, self),
            "ruby": self._ruby,
            "svg": self._drawing,
            "table": partial(table, self),
            "time": self._time,
            "ul": partial(listed, self),
            "video": self._elsewhere,
            "wbr": self._empty,
        }

    def inside(self, source: Element, target: Element, room: Room | None = None) -> None:
        """All that an element holds, into another."""
        room = room or Room()
        say(target, source.text)
        for child in source:
            self._element(child, target, room)
            say(target, child.tail)

    def _element(self, child: Element, target: Element, room: Room) -> None:
        if child.tag in DROPPED or is_hidden(child):
            return
        if room.depth > _DEEPEST:
            say(target, "".join(child.itertext()))
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
            tag in WORDS and not room.tight and has_blocks(child)
        ):
            tag, more = "div", child.tag
        elif (tag == "bdo" and child.get("dir") not in ("ltr", "rtl")) or (
            tag == "dfn" and nests(child)
        ):
            tag = "span"
        made = self.made(child, tag, target, more)
        self.inside(child, made, room_in(room, tag))
        return made

    def made(self, child: Element, tag: str, target: Element, more: str = "") -> Element:
        """An element in another, with what stays of its attributes, and nothing in it yet."""
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
        blocks = not room.tight and has_blocks(child)
        if room.linked or not href or has(child, "details"):
            made = self.made(child, "div" if blocks else "span", target)
            made.attrib = {key: made.attrib[key] for key in ("id", "class") if key in made.attrib}
        else:
            made = self.made(child, "a", target)
            self.links.append((made, href))
        inner = room._replace(tight=room.tight or not blocks, linked=True)
        self.inside(child, made, inner)
        if child.tag == "area":
            say(made, child.get("alt", ""))

    def _empty(self, child: Element, target: Element, room: Room) -> None:
        self.made(child, child.tag, target)

    def _time(self, child: Element, target: Element, room: Room) -> None:
        day = child.get("datetime", "").strip()
        made = self._fitting(child, "time" if _DAY.fullmatch(day) else "span", target, room)
        if made.tag == "time":
            made.set("datetime", day)

    def _ruby(self, child: Element, target: Element, room: Room) -> None:
        """Words with their reading above them, if it is nothing else (HTML §4.5.10)."""
        parts = [one.tag for one in child]
        right = "rt" in parts and parts[-1] in ("rt", "rp") and set(parts) <= {"rt", "rp", "rb"}
        made = self.made(child, "ruby" if right else "span", target)
        say(made, child.text)
        for one in child:
            tag = one.tag if one.tag in ("rt", "rp") and right else "span"
            if one.tag not in DROPPED:
                self.inside(one, self.made(one, tag, made), room_in(room, tag))
            say(made, one.tail)

    def _box(self, child: Element, target: Element, room: Room) -> None:
        """A box to tick is a sign; what one could type is nothing to read."""
        kind = child.get("type", "").lower()
        if kind == "checkbox":
            made = SubElement(target, "span", {"class": "box"})
            made.text = "☑" if "checked" in child.attrib else "☐"
        elif kind in ("submit", "button", "reset", "text", ""):
            say(target, child.get("value", ""))

    # Pictures

    def _picture(self, child: Element, target: Element, room: Room) -> None:
        alt, address = child.get("alt"), child.get("src", "").strip()
        item = self._media.picture(address)
        if not item:
            made = SubElement(target, "span", {"class": "no-picture"})
            if address.startswith(("http:", "https:", "//")) and not room.linked:
                made = SubElement(made, "a")
                self.links.append((made, address))
            say(made, alt or child.get("title") or address.rpartition("/")[2][:80])
            return
        self.pictures += 1
        self.undescribed += alt is None
        made = self.made(child, "img", target)
        made.set("src", item.href)
        made.set("alt", alt or "")
        for side in ("width", "height"):
            if _LENGTH.fullmatch(child.get(side, "")):
                made.set(side, child.get(side, ""))

    def _drawing(self, child: Element, target: Element, room: Room) -> None:
        made = drawn(child, self._ids, [] if room.linked else self.links)
        if made is None:
            say(target, " ".join("".join(child.itertext()).split()))
            return
        target.append(made)
        self.drawings += 1
        self.undescribed += not any(one.tag in ("title", "desc") for one in made.iter()) and not (
            {"aria-label", "aria-hidden"} & made.attrib.keys()
        )

    def _formula(self, child: Element, target: Element, room: Room) -> None:
        made = formula(child)
        if made is None:
            say(target, child.get("alttext") or "".join(child.itertext()))
            return
        target.append(made)
        self.formulas += 1

    def _elsewhere(self, child: Element, target: Element, room: Room) -> None:
        """What plays, or is a page itself, is a link to where it does that."""
        sources = (child, *holds(child, "source"))
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

    def piece(self, one: Element | str, target: Element, room: Room) -> None:
        """Words or an element."""
        if isinstance(one, str):
            say(target, one)
        else:
            self._element(one, target, room)
