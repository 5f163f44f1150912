"""Exports in XML, and what their elements hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sized
from pathlib import Path
from xml.etree.ElementTree import Element

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.sources.decoding import DEEPEST
from plnfolio.xml_tree import NoXmlError, xml_tree

LARGEST = 48_000_000
"""Bytes of an export; the largest that are known have some twenty million for a decade."""

MOST_TAGS = 400_000

MOST_TEXTS = 3_000
"""Texts of an export; a text a day for eight years."""

NEAR = 16_384
"""Bytes in which an export says what it is."""

_LONGEST_TEXT = 1_500_000
"""Signs of one text, without pictures that are written into it; a long book has a million."""

_MOST_TAGS_OF_TEXT = 20_000
_WRITTEN_IN = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=]+")

_FIRST = re.compile(rb"<(?:[\w.-]+:)?([A-Za-z][\w.-]*)")


def starts_with(path: Path, roots: tuple[str, ...], also: bytes = b"") -> bool:
    """Whether a file begins as `begins_with` says."""
    try:
        with path.open("rb") as file:
            return begins_with(file.read(NEAR), roots, also)
    except OSError:
        return False


def begins_with(data: bytes, roots: tuple[str, ...], also: bytes = b"") -> bool:
    """Whether the first element of an export is one of these, with ``also`` near its start."""
    start = data[:NEAR].removeprefix(b"\xef\xbb\xbf")
    found = _FIRST.search(start) if b"\0" not in start else None  # nor is a zip file one
    return found is not None and found[1].decode() in roots and also in start


def root_of(path: Path, origin: str) -> Element:
    """The root of an export that lies by itself."""
    size = path.stat().st_size
    if size > LARGEST:
        raise _too_large(size, origin)
    return root_in(path.read_bytes(), origin)


def root_in(data: bytes, origin: str) -> Element:
    """The root of an export; RefusedError where it is no XML, or more than any export is."""
    if len(data) > LARGEST or data.count(b"<") > MOST_TAGS:
        raise _too_large(len(data), origin)
    try:
        root = xml_tree(data, mended=True)
    except NoXmlError as error:
        where = f" (line {error.line})" if error.line else ""
        raise RefusedError(
            f"{origin} cannot be read: {error}{where}",
            "export it anew; a file that was opened and saved by another program may be damaged",
        ) from error
    if _is_deep(root):
        raise RefusedError(
            f"{origin} has elements in elements, deeper than any export", "export it anew"
        )
    return root


def _is_deep(root: Element) -> bool:
    """Whether elements are nested deeper than a program may go."""
    level, depth = [root], 0
    while level and depth < DEEPEST:
        level, depth = [child for one in level for child in one], depth + 1
    return bool(level)


def _too_large(size: int, origin: str) -> RefusedError:
    return RefusedError(
        f"{origin} is larger than any export: {size / 10**6:.0f} MB",
        "export the posts of one year at a time",
    )


def not_too_many(made: Sized, origin: str) -> None:
    """RefusedError where an export has more texts than are brought at once."""
    if len(made) > MOST_TEXTS:
        raise RefusedError(
            f"{origin} has more than {MOST_TEXTS:,} texts", "export the posts of one year at a time"
        )


def bounded(html: str, origin: str) -> str:
    """The HTML of one text; RefusedError where it is more than anybody wrote."""
    if len(html) > _LONGEST_TEXT and len(_WRITTEN_IN.sub("", html)) > _LONGEST_TEXT:
        raise RefusedError(
            f"{origin} is longer than any text: {len(html) / 10**6:.0f} MB",
            "take it out of the export, and bring it by itself in parts",
        )
    if html.count("<") > _MOST_TAGS_OF_TEXT:
        raise RefusedError(
            f"{origin} has more tags than any text: {html.count('<'):,}",
            "take it out of the export, and bring it by itself in parts",
        )
    return html


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def texts(element: Element, *names: str) -> Iterator[str]:
    """What the children of these names hold, in the order of the names."""
    for name in names:
        for one in element:
            if local(one) == name and (text := (one.text or "").strip()):
                yield text
