"""The text of a saved page, whatever it says of its encoding."""

from __future__ import annotations

import codecs
import re

from plnfolio.diagnostics import RefusedError
from plnfolio.written.text import without_controls

LARGEST = 48_000_000
"""Bytes of a page; one with all its pictures written into it has some ten million."""

LONGEST = 2_000_000
"""Bytes of a page without its programs and pictures; a long book has one million."""

MOST_TAGS = 30_000
"""The longest real pages have some twenty thousand."""

_LONGEST_TAG = 20_000
"""Bytes of one tag without values; a parser compares each attribute with all before it."""

DEEPEST = 500
"""Page editors nest fifty elements in one another; a parser looks through all that are open."""

_NESTING = re.compile(
    rb"<(/?)(?=[a-z])(?!(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th"
    rb"|tr|dt|dd|option|thead|tbody|tfoot|colgroup|html|head|body)\b)"
    rb"((?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)(?=[\s>/]))?",
    re.IGNORECASE,
)
_MOST_AGAIN = 1_000_000
"""Of marks that are never closed, each paragraph has all again (HTML §13.2.4.3)."""

_RAW = re.compile(rb"<(?:(script|style|textarea)\b|!--)", re.IGNORECASE)
_TAG = re.compile(
    rb"<[a-z](?:[^>\"'=]++|(?<=[^\s/>])=\s*+(?:\"[^\"]*+\"|'[^']*+')?|[=\"'])*", re.IGNORECASE
)
_VALUE = re.compile(rb"(?<=[^\s/>])=\s*+(?:\"[^\"]*+\"|'[^']*+')")
_WRITTEN_IN = re.compile(rb"data:[\w/+.-]*;base64,[\w/+=%]+")
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
    tags, length = 0, len(data)
    if len(data) <= LARGEST:
        # In programs and remarks a “<” begins nothing.
        bare = _without_raw(data)
        tags = bare.count(b"<")
        length = len(_WRITTEN_IN.sub(b"", bare))
    if length > LONGEST or tags > MOST_TAGS:
        how_large = f"{tags:,} tags" if tags > MOST_TAGS else f"{length / 10**6:.0f} MB"
        raise RefusedError(
            f"{origin} is larger than any page: {how_large}",
            "save the article alone, or print it into a shorter page",
        )
    if any(map(_has_many_attributes, _TAG.finditer(bare))):
        raise RefusedError(
            f"{origin} has an element with more attributes than any page",
            "save the article alone, from your browser",
        )
    depth, marks = _depths(bare)
    if depth > DEEPEST or marks * tags > _MOST_AGAIN:
        raise RefusedError(
            f"{origin} has elements in elements in elements, deeper than any page",
            "save the article alone, from your browser",
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


def _without_raw(data: bytes) -> bytes:
    """A page without its programs, styles and remarks."""
    small = data.lower()
    kept, done = [], 0
    while (found := _RAW.search(data, done)) is not None:
        kept.append(data[done : found.start()])
        end = b"</" + found[1].lower() if found[1] else b"-->"
        at = small.find(end, found.end())
        if at < 0:
            return b"".join(kept)
        done = at + len(end)
    return b"".join([*kept, data[done:]])


def _has_many_attributes(tag: re.Match[bytes]) -> bool:
    is_long = tag.end() - tag.start() > _LONGEST_TAG
    return is_long and len(_VALUE.sub(b"", tag[0])) > _LONGEST_TAG


def _depths(data: bytes) -> tuple[int, int]:
    """How many elements are open at once, at most, and how many of those are marks in a line."""
    depth, most = [0, 0], [0, 0]
    for found in _NESTING.finditer(data):
        for at in (0, 1) if found[2] else (0,):
            depth[at] = max(0, depth[at] - 1) if found[1] else depth[at] + 1
            most[at] = max(most[at], depth[at])
    return most[0], most[1]


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
