"""The pictures of a WordPress export, where their folder lies beside it."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plnfolio.importing.article import Picture, Pictures

LARGEST = 100_000_000

_FOLDERS = ("", "wp-content/uploads", "uploads", "media")

_Read = Callable[[str], bytes | None]


def beside(export: Path) -> _Read:
    """What lies around an export on the disk, and nowhere else."""
    root = export.parent.resolve()

    def read(name: str) -> bytes | None:
        file = root / name
        try:
            return file.read_bytes() if _is_taken(file, root) else None
        except (OSError, ValueError):
            return None

    return read


def _is_taken(file: Path, root: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(root) and file.stat().st_size <= LARGEST


def uploads(read: _Read) -> Pictures:
    """What lies below the folder of an export as it lay on the host, by the end of its address."""

    def found(address: str) -> Picture | None:
        parts = PurePosixPath(unquote(urlsplit(address.strip()).path)).parts
        named = [part for part in parts if part not in ("/", "..", "wp-content", "uploads")]
        if not named or "." not in named[-1]:
            return None
        # The year and the month are folders there and here, or all lie side by side.
        for tail in dict.fromkeys(("/".join(named[-3:]), "/".join(named[-2:]), named[-1])):
            for folder in _FOLDERS:
                if data := read(posixpath.join(folder, tail)):
                    return Picture(data, named[-1])
        return None

    return found
