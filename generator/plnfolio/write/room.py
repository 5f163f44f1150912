"""How much room a disk has, counted before it is filled and named when it was too little."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Collection
from pathlib import Path

_NEXT_TO_NOTHING = 1 << 20

_UNITS = ("bytes", "KB", "MB", "GB", "TB")


class NoRoomError(OSError):
    """There is less room than is needed; ``sizes`` says how much of both, as far as is known."""

    def __init__(self, number: int, sizes: str) -> None:
        super().__init__(number, os.strerror(number))
        self.sizes = sizes


def make_sure(folder: Path, sizes: Collection[int]) -> None:
    """NoRoomError if files of these sizes do not all fit on the disk of a folder."""
    room, places = _free(folder)
    need = sum(sizes)
    if need > room:
        raise NoRoomError(
            errno.ENOSPC, f"{_said(need)} are needed, and there is room for {_said(room)}"
        )
    if len(sizes) > places:
        what = f"{len(sizes):,} files are to be written, and there is room for {places:,}"
        raise NoRoomError(errno.ENOSPC, what)


def is_full(folder: Path) -> bool:
    """Whether next to nothing can be written any more."""
    room, places = _free(folder)
    return room < _NEXT_TO_NOTHING or places == 0


def too_little(folder: Path, error: OSError) -> NoRoomError:
    """What is said when a disk turned out to be full, once it has been tidied up."""
    room, places = _free(folder)
    more = f" and {places:,} files" if places < room // 1000 else ""
    what = f"there is room for {_said(room)}{more}, and more is needed"
    return NoRoomError(error.errno or errno.ENOSPC, what)


def _free(folder: Path) -> tuple[int, int]:
    """Bytes and files for which a disk has room; one that does not count them takes any number."""
    while not folder.exists() and folder != folder.parent:
        folder = folder.parent
    usage = shutil.disk_usage(folder)
    room = usage.free if usage.total else sys.maxsize
    if not hasattr(os, "statvfs"):
        return room, sys.maxsize
    found = os.statvfs(folder)
    return room, found.f_favail if found.f_files else sys.maxsize


def _said(size: int) -> str:
    """A size in the largest unit of which there is one."""
    number, unit = float(size), 0
    while number >= 1000 and unit < len(_UNITS) - 1:
        number, unit = number / 1000, unit + 1
    return f"{number:.1f} {_UNITS[unit]}" if unit else f"{size} {_UNITS[0]}"
