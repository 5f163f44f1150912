"""The addresses in HTML and CSS, each put to a question and changed; every other byte stays.

What a browser asks for by itself is told from what a reader is led to (HTML Living Standard, 4).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Protocol

from plnfolio.submit.tags import Tag, Tags


class Asked(Protocol):
    """Says what becomes of an address: another one, or None where it leads nowhere any more."""

    def load(self, address: str) -> str | None:
        """Of something that a browser asks for by itself."""
        ...

    def link(self, address: str) -> str | None:
        """Of something that a reader is led to."""
        ...

    def named(self, address: str) -> str | None:
        """Of something that is named for machines, wherever it is read."""
        ...

    def inlined(self, address: str) -> str | None:
        """Of captions, which browsers take from no file beside a page on a disk."""
        ...


_HREFS = ("href", "xlink:href")
_LOADED = {
    "audio": ("src",),
    "body": ("background",),
    "embed": ("src",),
    "feimage": _HREFS,
    "frame": ("src",),
    "iframe": ("src",),
    "image": _HREFS,
    "img": ("src",),
    "input": ("src",),
    "object": ("data",),
    "script": ("src", *_HREFS),
    "source": ("src",),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
    "use": _HREFS,
    "video": ("src", "poster"),
}
_LISTS = {"img": "srcset", "source": "srcset", "link": "imagesrcset"}
_LINKED = {
    "a": ("href", "xlink:href"),
    "area": ("href",),
    "button": ("formaction",),
    "form": ("action",),
    "input": ("formaction",),
}
_NAMED = {
    "blockquote": ("cite",),
    "data": ("value",),
    "del": ("cite",),
    "ins": ("cite",),
    "link": ("href",),
    "q": ("cite",),
}
_FETCHED = frozenset(
    ("stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload")
)
"""Relations whose files a browser asks for (HTML, 4.6.7)."""

_USELESS = frozenset(
    ("dns-prefetch", "manifest", "pingback", "preconnect", "prefetch", "prerender")
)
"""Those that mean something on the web alone."""

_OF_THE_WEB = ("crossorigin", "integrity")
"""What no file on a disk can keep to, as each is an origin of its own (HTML, 7.1.1).

So is what stands in a frame, which needs no sandbox there; in one it could load nothing.
"""

_SPOKEN_FOR = ("iframe", "embed", "object", "video", "audio")
"""What is worth a link where what it shows cannot come along; a picture has words of its own."""

ELSEWHERE = "plnfolio-elsewhere"
"""The class of such a link: it is no word of the text."""

_CLOSED = ("iframe", "object", "video", "audio")
_ATTRIBUTE = re.compile(
    r"""\s*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?|\s*/(?=\s*[^\s>])"""
)
_NAME = re.compile(r"<[A-Za-z][^\s/>]*")
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(\s+[^,]*)?(?:,|$)")
"""An address of a list with how large its picture is (HTML, 4.8.4.2.1)."""

_CSS = re.compile(
    r"""(?P<import>@import\s+)(?P<bare>"[^"]*"|'[^']*')"""
    r"""|(?P<sheet>@import\s+)?url\(\s*(?P<url>"[^"]*"|'[^']*'|[^)"'\s]*)\s*\)""",
    re.IGNORECASE,
)
_NO_SHEET = "data:text/css,"
_LEFT = re.compile(r"\s*(?:#|data:|blob:|about:|javascript:|mailto:|tel:|sms:)", re.IGNORECASE)
"""Addresses that are the same wherever they stand."""


def in_html(text: str, asked: Asked) -> str:
    """A page with its addresses as ``asked`` has them."""
    return _edited(text, _Html(text, asked).edits())


def in_css(text: str, asked: Asked) -> str:
    """A style sheet with its addresses as ``asked`` has them."""

    def change(found: re.Match[str]) -> str:
        written = (found["bare"] or found["url"] or "").strip("\"'")
        if not written or _LEFT.match(written):
            return found[0]
        is_sheet = bool(found["import"] or found["sheet"])
        to = asked.load(written)
        if to == written:
            return found[0]
        inside = to if to is not None else _NO_SHEET if is_sheet else ""
        start = found["import"] or found["sheet"] or ""
        return f'{start}url("{inside}")'

    return _CSS.sub(change, text)


def _edited(text: str, edits: list[tuple[int, int, str]]) -> str:
    pieces: list[str] = []
    place = 0
    for start, end, instead in sorted(edits):
        if start >= place:
            pieces += [text[place:start], instead]
            place = end
    return "".join((*pieces, text[place:]))


class _Html:
    """What has to be changed in a page."""

    def __init__(self, text: str, asked: Asked) -> None:
        self._text = text
        self._asked = asked
        self._tags = Tags(text)

    def edits(self) -> list[tuple[int, int, str]]:
        """Each as where it begins, where it ends, and what stands there instead."""
        return [edit for tag in self._tags.begun for edit in self._of_tag(tag)]

    def _of_tag(self, tag: Tag) -> Iterator[tuple[int, int, str]]:
        if tag.name == "style":
            end = self._text.lower().find("</style", tag.end)
            inside = self._text[tag.end : end] if end >= 0 else self._text[tag.end :]
            yield tag.end, tag.end + len(inside), in_css(inside, self._asked)
        if tag.name == "link" and self._is_lost(tag):
            yield tag.start, tag.end, ""
            return
        changes = dict(self._changes(tag))
        lost = [name for name in ("src", "data") if name in changes and changes[name] is None]
        if lost and tag.name in _SPOKEN_FOR:
            yield tag.start, self._end(tag), self._instead(tag, tag.attributes[lost[0]])
            return
        if lost and tag.name in ("source", "track"):
            yield tag.start, tag.end, ""
            return
        if any(changes[name] != tag.attributes[name] for name in changes):
            yield tag.start, tag.end, _rewritten(self._text[tag.start : tag.end], changes)

    def _is_lost(self, tag: Tag) -> bool:
        kinds = frozenset(tag.attributes.get("rel", "").lower().split())
        if not kinds.isdisjoint(_USELESS):
            return True
        address = tag.attributes.get("href", "")
        fetched = not kinds.isdisjoint(_FETCHED)
        return fetched and not _LEFT.match(address) and self._asked.load(address) is None

    def _changes(self, tag: Tag) -> Iterator[tuple[str, str | None]]:
        fetched = not _FETCHED.isdisjoint(tag.attributes.get("rel", "").lower().split())
        for name, value in tag.attributes.items():
            if name == "style":
                yield name, in_css(value, self._asked)
            elif name == "srcdoc":
                yield name, in_html(value, self._asked)
            elif name == "ping":
                yield name, None
            elif name == _LISTS.get(tag.name):
                yield name, _list(value, self._asked.load)
            elif (ask := self._question(tag, name, fetched=fetched)) and not _LEFT.match(value):
                yield name, ask(value)
            elif name in _OF_THE_WEB or (name == "sandbox" and "src" in tag.attributes):
                yield name, None

    def _question(
        self, tag: Tag, name: str, *, fetched: bool
    ) -> Callable[[str], str | None] | None:
        """What is asked of an attribute’s value; nothing of one that holds no address."""
        if tag.name == "track" and name == "src":
            return self._asked.inlined
        if name in _LOADED.get(tag.name, ()) or (fetched and tag.name == "link" and name == "href"):
            return self._asked.load
        if name in _LINKED.get(tag.name, ()):
            return self._asked.link
        is_word = tag.name == "data" and "url" not in tag.attributes.get("class", "")
        return self._asked.named if name in _NAMED.get(tag.name, ()) and not is_word else None

    def _end(self, tag: Tag) -> int:
        """Where an element ends that is taken out as a whole."""
        if tag.name not in _CLOSED:
            return tag.end
        places = (at for name, at in self._tags.ended if name == tag.name and at >= tag.end)
        start = next(places, -1)
        end = self._text.find(">", start) if start >= 0 else -1
        return end + 1 or tag.end

    def _instead(self, tag: Tag, address: str) -> str:
        """Words that lead to what does not come along."""
        given = tag.attributes
        words = html.escape(given.get("title") or given.get("aria-label") or address)
        to = self._asked.link(address)
        if to is None or self._in_link(tag):
            return f'<span class="{ELSEWHERE}">{words}</span>'
        return f'<a class="{ELSEWHERE}" href="{html.escape(to)}">{words}</a>'

    def _in_link(self, tag: Tag) -> bool:
        """Whether a tag stands in a link, where there can be no other."""
        before = sum(one.name == "a" and one.start < tag.start for one in self._tags.begun)
        return before > sum(name == "a" and at < tag.start for name, at in self._tags.ended)


def _list(value: str, load: Callable[[str], str | None]) -> str | None:
    """A list of pictures, with those that there are."""
    kept = []
    for found in _CANDIDATE.finditer(value):
        to = found[1] if _LEFT.match(found[1]) else load(found[1])
        if to is not None:
            kept.append(f"{to}{(found[2] or '').rstrip()}")
    return ", ".join(kept) if kept else None


def _rewritten(tag: str, changes: dict[str, str | None]) -> str:
    """A tag with some of its attributes changed or left out."""
    name = _NAME.match(tag)
    if not name:
        return tag
    done: set[str] = set()

    def change(found: re.Match[str]) -> str:
        attribute = (found[1] or "").lower()
        if attribute not in changes or attribute in done:
            return found[0]
        done.add(attribute)
        to = changes[attribute]
        return "" if to is None else f' {found[1]}="{html.escape(to)}"'

    end = len(tag) - (2 if tag.endswith("/>") else 1)
    return name[0] + _ATTRIBUTE.sub(change, tag[name.end() : end]) + tag[end:]
