"""One at a time: whoever is to work in a folder waits until the one who does has finished."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path

_PATIENCE = 60.0
"""Seconds to wait; somebody who takes longer has most likely been put to sleep."""

_PAUSE = 0.02


@contextmanager
def locked(file: Path) -> Iterator[bool]:
    """Hold the lock that ``file`` stands for; gives whether others were at work before.

    It is SQLite’s lock on an empty database: there on every system, and gone with the process
    that holds it. Where it cannot be had (no such folder, a disk of a network) it is done without.
    """
    with ExitStack() as held:
        waited = False
        with suppress(sqlite3.Error):
            lock = held.enter_context(
                closing(sqlite3.connect(file, timeout=0, isolation_level=None))
            )
            waited = _wait(lock)
        yield waited


def _wait(lock: sqlite3.Connection) -> bool:
    waited, end = False, time.monotonic() + _PATIENCE
    while True:
        try:
            lock.execute("begin exclusive")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname != "SQLITE_BUSY" or time.monotonic() > end:
                raise
            waited = True
            time.sleep(_PAUSE)
        else:
            return waited
