"""The pictures of a book, each once, in a format that every reader shows (EPUB 3.3 §3.2)."""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from urllib.parse import unquote, unquote_to_bytes

from plnfolio.epub.drawings import alone
from plnfolio.frozen import dataclass
from plnfolio.images.making import files_of, look_at
from plnfolio.images.picture import BadPictureError, Format, sniff
from plnfolio.model.slug import cut

Read = Callable[[str], bytes | None]
"""The bytes of a file of the site by its path in the output folder; None where there is none."""

_TYPES: Mapping[Format, tuple[str, str]] = {
    "jpeg": ("image/jpeg", ".jpg"),
    "png": ("image/png", ".png"),
    "gif": ("image/gif", ".gif"),
    "webp": ("image/webp", ".webp"),
    "svg": ("image/svg+xml", ".svg"),
}
_ODD = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True, slots=True)
class Item:
    """A file of the book; ``href`` is its place beside the chapters."""

    href: str
    type: str
    data: bytes
    properties: tuple[str, ...] = ()


class Media:
    """Takes pictures from the site."""

    def __init__(self, read: Read) -> None:
        self._read = read
        self._known: dict[str, Item | None] = {}
        self._names: set[str] = set()

    def picture(self, address: str) -> Item | None:
        """The picture at an address of the site, or in it; None if it is elsewhere or is none."""
        key = address if address.startswith("data:") else re.split("[?#]", address)[0]
        if key not in self._known:
            self._known[key] = self._made(key)
        return self._known[key]

    def items(self) -> Iterator[Item]:
        """All of them, in the order in which they are met."""
        yield from filter(None, self._known.values())

    def _made(self, address: str) -> Item | None:
        data, name = self._found(address)
        found = sniff(data) if data else None
        if data is None or found is None:
            return None
        try:
            data, found = _shown_anywhere(data, found)
        except BadPictureError:
            return None
        type_, ending = _TYPES[found]
        return Item(self._name(name, ending), type_, data)

    def _found(self, address: str) -> tuple[bytes | None, str]:
        if address.startswith("data:"):
            return _embedded(address), "picture"
        if address.startswith("//") or not address.startswith("/"):
            return None, ""
        path = unquote(address).lstrip("/")
        return self._read(path), path

    def _name(self, path: str, ending: str) -> str:
        """A name of ASCII letters, digits and hyphens alone, which all systems can unpack."""
        stem = _ODD.sub("-", posixpath.splitext(path)[0]).strip("-").lower() or "picture"
        stem, number = cut(stem, 80), 2
        name = f"media/{stem}{ending}"
        while name in self._names:
            name, number = f"media/{stem}-{number}{ending}", number + 1
        self._names.add(name)
        return name


def _embedded(address: str) -> bytes | None:
    """The bytes that an address holds itself (RFC 2397)."""
    head, comma, data = address.removeprefix("data:").partition(",")
    if not comma:
        return None
    raw = unquote_to_bytes(data)
    if not head.strip().lower().endswith(";base64"):
        return raw
    try:
        return base64.b64decode(b"".join(raw.split()))
    except (binascii.Error, ValueError):
        return None


def _shown_anywhere(data: bytes, found: Format) -> tuple[bytes, Format]:
    if found == "svg":
        return alone(data), found
    facts = look_at(data, found)
    if found in _TYPES:
        return data, found
    # What browsers show and readers need not (AVIF) is made into what a page would have had.
    made = files_of(data, facts, alongside=False)["original"]
    again = sniff(made)
    if again is None or again not in _TYPES:
        raise BadPictureError("is no picture that readers show", "save it as JPEG or PNG")
    return made, again
