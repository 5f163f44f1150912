"""A page in one file, as Chrome and Edge save it: a letter whose parts are the page and its files.

RFC 2557. What is no page of its own (the frames in it) is not looked at.
"""

from __future__ import annotations

import email
import re
from collections.abc import Iterator
from email.message import Message
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urljoin, urlsplit

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.article import Article, Picture
from plnfolio.importing.sources.html import page_article

ENDINGS = (".mhtml", ".mht")

_HEAD = re.compile(rb"\n\r?\n")

_LARGEST = 40_000_000
_MOST_LINES = 500_000
"""A browser writes lines of 76 signs."""

_LONGEST_HEAD = 64_000
_LONG_FIELD = re.compile(
    rb"^content-[a-z-]+:(?:[^\n]|\n[ \t]){20000}", re.IGNORECASE | re.MULTILINE
)
"""A field that no browser writes; its parts would each be compared with all before them."""

_MOST_PARTS = 3_000
_DEEPEST = 8


class WebArchive:
    """One file of MHTML."""

    def recognises(self, path: Path) -> bool:
        """By its ending, or by how such a letter begins."""
        if not path.is_file():
            return False
        if path.suffix.lower() in ENDINGS:
            return True
        with path.open("rb") as file:
            head = file.read(2048).lower()
        return b"multipart/related" in head and b"mime-version:" in head

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The page in it."""
        if path.stat().st_size > _LARGEST:
            raise _too_large(origin)
        yield archived(path.read_bytes(), origin)


def archived(data: bytes, origin: str) -> Article:
    """The page in a letter; RefusedError where there is none, or it is a trap."""
    if len(data) > _LARGEST or data.count(b"\n--") > 4 * _MOST_PARTS:
        raise _too_large(origin)
    head = _HEAD.search(data, 0, _LONGEST_HEAD)
    if head is None or data.count(b"\n") > _MOST_LINES or _LONG_FIELD.search(data):
        raise RefusedError(
            f"{origin} is no page as browsers save them", "save it again from your browser"
        )
    if data.lower().count(b"boundary=") > _DEEPEST:
        raise RefusedError(f"{origin} holds letters in letters, as no saved page does")
    parts = [one for one in email.message_from_bytes(data).walk() if not one.is_multipart()]
    page = next((one for one in parts if one.get_content_type() in _PAGES), None)
    if page is None:
        raise RefusedError(
            f"there is no page in {origin}", "save it again from your browser, as a web page"
        )
    article = page_article(_bytes(page), origin, page.get_content_charset() or "")
    article.base = _said(page, "Content-Location")
    if not article.address and article.base.startswith(("http://", "https://")):
        article.address = article.base
    known = {name: one for one in reversed(parts) for name in _names(one)}

    def found(address: str) -> Picture | None:
        try:
            part = known.get(address) or known.get(urljoin(article.base, address))
            name = PurePosixPath(unquote(urlsplit(address).path)).name
        except ValueError:
            return None
        if part is None or part is page:
            return None
        return Picture(_bytes(part), name)

    article.pictures = found
    return article


_PAGES = ("text/html", "application/xhtml+xml")


def _too_large(origin: str) -> RefusedError:
    return RefusedError(
        f"{origin} is larger than any page", "save the article alone, or without its videos"
    )


def _bytes(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    return found if isinstance(found, bytes) else b""


def _names(part: Message) -> Iterator[str]:
    if location := _said(part, "Content-Location"):
        yield location
    if cid := _said(part, "Content-ID"):
        yield f"cid:{cid.strip('<>')}"


def _said(part: Message, name: str) -> str:
    return " ".join(str(part.get(name, "")).split())
