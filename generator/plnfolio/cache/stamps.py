"""Whether a file is still the one that was read, told without reading it again."""

from __future__ import annotations

import os
import time
from pathlib import Path

Stamp = tuple[int, int, int, int]
"""Size in bytes, times of the last change of the content and of the entry (ns), and inode."""

GONE: Stamp = (-1, 0, 0, 0)

_COARSE = 2_000_000_000
_FINE = 100_000_000


def stamp(path: Path | str, *, through: bool = True) -> Stamp:
    """A file's stamp; GONE where there is none. That of a link itself, if not ``through`` it."""
    try:
        # Ten thousand times in the quickest of builds.
        found = os.stat(path, follow_symlinks=through)  # noqa: PTH116
    except OSError:
        return GONE
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def settled(stamp: Stamp, read_at: int) -> bool:
    """Whether a file with this stamp cannot have changed unseen since it was read.

    ``read_at`` is when reading began, in nanoseconds. A file system writes times in steps; a
    change in the same step as the one before leaves the time as it was ("racy git"). Steps are up
    to two seconds (FAT), and where times are finer than exFAT’s ten milliseconds, far less. A time
    in the future, by a clock that was set back, settles nothing.
    """
    changed = max(stamp[1], stamp[2])
    step = _COARSE if stamp[1] % 10_000_000 == 0 else _FINE
    return stamp != GONE and changed + step < read_at


def lasting(stamp: Stamp) -> Stamp:
    """A stamp to be remembered now: GONE if the file may still change without its stamp changing.

    Only where times are coarse; nobody edits a file by hand twice within milliseconds.
    """
    coarse = stamp[1] % 10_000_000 == 0
    return GONE if coarse and not settled(stamp, time.time_ns()) else stamp
