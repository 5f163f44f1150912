"""The text of a saved page, whatever it says of its encoding."""

from __future__ import annotations

import codecs
import re

from plnfolio.diagnostics import RefusedError
from plnfolio.written.text import without_controls

LARGEST = 48_000_000
"""Bytes of a page; one with all its pictures written into it has some ten million."""

MOST_TAGS = 120_000
"""The longest real pages have some twenty thousand."""

_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(data: bytes, origin: str, charset: str = "") -> str:
    """Bytes as text. RefusedError where they are more than any page has.

    What is UTF-8 throughout is UTF-8, whatever is said of it; what is not, is not. Then counts what
    its sender says (``charset``), what it says itself, and Windows’ own, which never fails.
    """
    if len(data) > LARGEST or data.count(b"<") > MOST_TAGS:
        how_large = (
            f"{len(data) / 10**6:.0f} MB" if len(data) > LARGEST else f"{data.count(b'<'):,} tags"
        )
        raise RefusedError(
            f"{origin} is larger than any page: {how_large}",
            "save the article alone, or print it into a shorter page",
        )
    for bom, name in _BOMS:
        if data.startswith(bom):
            return _plain(data[len(bom) :].decode(name, "replace"))
    try:
        return _plain(data.decode("utf-8"))
    except UnicodeDecodeError:
        pass
    start = data[:4096]
    found = _XML.match(start) or _DECLARED.search(start)
    for said in (charset, found[1].decode("ascii", "ignore") if found else ""):
        name = _known(said)
        if name not in ("", "utf-8"):
            return _plain(data.decode(name, "replace"))
    if _nearly_utf8(data):
        return _plain(data.decode("utf-8", "replace"))
    return _plain(data.decode("cp1252", "replace"))


def _known(name: str) -> str:
    """The name that Python has for an encoding of text; what browsers call Latin-1 is Windows’."""
    try:
        found = codecs.lookup(name.strip()).name
        "".encode(found)
    except (LookupError, ValueError):
        return ""
    return "cp1252" if found in ("iso8859-1", "ascii") else found


def _nearly_utf8(data: bytes) -> bool:
    """Whether there are many letters of UTF-8, and a few bytes that are broken."""
    text = data.decode("utf-8", "replace")
    wrong = text.count("\ufffd")
    right = sum(sign > "\x7f" for sign in text) - wrong
    return right > 8 * wrong


def _plain(text: str) -> str:
    return without_controls(text.replace("\r\n", "\n").replace("\r", "\n"))
