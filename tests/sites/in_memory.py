"""A folder in memory for all files of a run: to make and delete small files is what tests do most.

Where there is none, or little room in it, they lie on the disk, as pytest has them.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path

MEMORY = Path("/dev/shm")
ROOM = 4 * 2**30
"""Bytes that have to be free: several times what a run leaves there."""

_ROOT = "PYTEST_DEBUG_TEMPROOT"
_NAME = "plnfolio-tests-"


def begin() -> None:
    """Have this run, with all of its processes, put its files there; what dead ones left goes."""
    if _ROOT in os.environ or not MEMORY.is_dir():
        return
    for old in MEMORY.glob(f"{_NAME}*"):
        if not _is_alive(int(old.name.removeprefix(_NAME))):
            shutil.rmtree(old, ignore_errors=True)
    folder = MEMORY / f"{_NAME}{os.getpid()}"
    about = os.statvfs(MEMORY)
    # Tests run programs that they wrote.
    if about.f_bavail * about.f_frsize >= ROOM and not about.f_flag & os.ST_NOEXEC:
        with suppress(OSError):
            folder.mkdir(mode=0o700)
            os.environ[_ROOT] = str(folder)


def end(*, passed: bool) -> None:
    """Delete the files of this run; those of one that failed stay there until the next."""
    folder = MEMORY / f"{_NAME}{os.getpid()}"
    if passed and os.environ.get(_ROOT) == str(folder):
        shutil.rmtree(folder, ignore_errors=True)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
