"""Photos in a zip file that is handed on as it is: which of them tell too much."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from plnfolio.packages.archive import Entry, is_readable, reading
from plnfolio.packages.bad import BadPackageError

_PHOTOS = (".jpg", ".jpeg", ".jfif", ".heic", ".heif", ".tif", ".tiff", ".webp", ".png")

_HEAD = 300_000
"""Bytes that are looked at; what a camera says of a picture stands before it."""

_MOST = 200
"""Photos that are looked at."""

Tells = Callable[[bytes], bool]
"""Whether a photo tells too much, by its first bytes."""


def telling_in(file: Path, entries: Iterable[Entry], tells: Tells) -> list[str]:
    """The names of photos in a zip file that tell too much; what cannot be read tells nothing."""
    photos = [one for one in entries if one.name.lower().endswith(_PHOTOS)]
    if not photos:
        return []
    with zipfile.ZipFile(file) as opened:
        return [one.name for one in photos[:_MOST] if tells(_head(opened, one))]


def _head(opened: zipfile.ZipFile, entry: Entry) -> bytes:
    if not is_readable(entry.info):
        return b""
    try:
        with reading(), opened.open(entry.info) as packed:
            return packed.read(_HEAD)
    except BadPackageError:
        return b""
