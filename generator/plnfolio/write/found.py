"""What lies at a path of the output folder, told without going through a link.

A junction of Windows is a link too; Python calls it one only from 3.12 on.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path
from typing import Literal

from plnfolio.cache.digest import SIZE, file_digest

Kind = Literal["", "file", "folder", "link", "other"]
"""``""`` is nothing at all; ``other`` a device, a pipe or a socket."""

NEW = "new-"
"""Begins the names of what is not finished; a build that was killed may leave it."""

_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_PIECE = 1 << 20


def kind(path: Path) -> Kind:
    """What is at a path."""
    try:
        found = os.lstat(path)
    except (OSError, ValueError):
        return ""
    if stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        return "link"
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    return "file" if stat.S_ISREG(found.st_mode) else "other"


def digest_at(path: Path) -> str:
    """The digest of a file’s bytes; empty where no file is that can be read."""
    if kind(path) != "file":
        return ""
    try:
        return file_digest(path)
    except OSError:
        return ""


def holds(path: Path, data: bytes) -> bool:
    """Whether a file has just these bytes."""
    if kind(path) != "file":
        return False
    try:
        return path.stat().st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def same_bytes(path: Path, origin: Path) -> str:
    """The digest of two files that have the same bytes; empty if they differ.

    Read every time: what stamps say of a file that was put in another’s place is not asked.
    """
    if kind(path) != "file" or path.stat().st_size != origin.stat().st_size:
        return ""
    summed = blake2b(digest_size=SIZE)
    with path.open("rb") as one, origin.open("rb") as other:
        while piece := other.read(_PIECE):
            if one.read(_PIECE) != piece:
                return ""
            summed.update(piece)
        return "" if one.read(1) else summed.hexdigest()


def copied(origin: Path, target: Path) -> str:
    """Copy a file; the digest of the bytes that were copied."""
    summed = blake2b(digest_size=SIZE)
    with origin.open("rb") as source, target.open("wb") as copy:
        while piece := source.read(_PIECE):
            summed.update(piece)
            copy.write(piece)
    return summed.hexdigest()


def inside(folder: Path, *, hidden: bool = True) -> Iterator[str]:
    """All that lies in a folder and is no folder, by its path in it; links are not followed.

    Without ``hidden``, nothing whose name or whose folder’s name begins with a dot.
    """
    for path in _under(folder):
        parts = path.relative_to(folder).parts
        if hidden or not any(part.startswith(".") for part in parts):
            yield "/".join(parts)


def _under(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if kind(entry) == "folder":
            yield from _under(entry)
        else:
            yield entry
