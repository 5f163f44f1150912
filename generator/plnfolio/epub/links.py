"""Where the links of a book lead: to a chapter of it, or to their address on the web."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote, urlsplit

from plnfolio.epub.chapter import Chapter
from plnfolio.model.manuscript import Manuscript

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_OPENED = frozenset({"ftp", "http", "https", "mailto", "sms", "tel"})
"""Schemes of which a device with a book knows something."""

_UNFIT = re.compile(r"[\x00-\x20\"<>\\^`{|}\x7f]")
_BARE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_KEPT = "/~!$&'()*+,;=:@-._"


class Leading:
    """Leads the links of all chapters to where they lead in the book."""

    def __init__(self, chapters: Iterable[Chapter]) -> None:
        self._chapters: Mapping[str, Chapter] = {one.text.address: one for one in chapters}

    def lead(self, chapter: Chapter) -> None:
        """Give every link of a chapter its address; one that leads nowhere is none any more."""
        for element, written in chapter.links:
            if found := self._resolved(written, chapter):
                element.set("href", found)
            else:
                for name in ("role", "epub:type", "aria-label"):
                    element.attrib.pop(name, None)
        for element in chapter.body.iter():
            _see_labels(element, chapter)

    def _resolved(self, written: str, chapter: Chapter) -> str:
        if written.startswith("#"):
            name = chapter.ids.of(written[1:]) or chapter.ids.of(unquote(written[1:]))
            return f"#{name}" if name else ""
        if written.startswith("/") and not written.startswith("//"):
            return self._inside(written, chapter)
        return foreign(f"https:{written}" if written.startswith("//") else written)

    def _inside(self, written: str, chapter: Chapter) -> str:
        """An address of the site."""
        path, _, anchor = written.partition("#")
        other = self._chapters.get(unquote(path))
        if other is None:
            base = address_of_site(chapter.text)
            return foreign(base + written) if base else ""
        name = other.ids.of(anchor) or other.ids.of(unquote(anchor))
        return f"{other.href}#{name}" if name else other.href


def address_of_site(text: Manuscript) -> str:
    """The address of a text’s site, without a slash at its end; empty where it has none."""
    return text.url[: -len(quote(text.address, safe=_KEPT))] if text.url else ""


def foreign(address: str) -> str:
    """An address of the web as a reader can open it (RFC 3986); empty where none could."""
    scheme = _SCHEME.match(address)
    if not scheme or scheme[0][:-1].lower() not in _OPENED:
        return ""
    fit = _UNFIT.sub(lambda match: quote(match[0]), address.strip())
    fit = _BARE_PERCENT.sub("%25", fit)
    return fit if _has_host(fit) else ""


def _has_host(address: str) -> bool:
    """Whether an address of the web names a host that can be asked for."""
    try:
        parts = urlsplit(address)
        _ = parts.port  # that is one, or ValueError
    except ValueError:
        return False
    if parts.scheme.lower() not in ("http", "https", "ftp"):
        return True
    return bool(parts.hostname) and "%" not in (parts.hostname or "%")


def _see_labels(element, chapter: Chapter) -> None:  # type: ignore[no-untyped-def]
    for name in ("aria-labelledby", "aria-describedby"):
        if (written := element.attrib.pop(name, None)) is not None:
            found = [chapter.ids.of(old) or old for old in written.split()]
            found = [one for one in found if one in chapter.ids.there]
            if found:
                element.set(name, " ".join(found))
