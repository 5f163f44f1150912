"""A progress bar, where somebody watches and the work lasts."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from plnfolio.pipeline.order import Progress

if TYPE_CHECKING:
    from rich.progress import Progress as Bar
    from rich.progress import TaskID

PATIENCE = 1.0
"""Seconds of work before a bar appears; a bar that flashes by is noise."""


@contextmanager
def progress_bar(*, wanted: bool) -> Iterator[Progress]:
    """Hear a build's progress; draws on standard error, and only on a terminal."""
    if not (wanted and sys.stderr.isatty()):
        yield lambda stage, done, total: None
        return
    watcher = _Watcher()
    try:
        yield watcher.hear
    finally:
        watcher.stop()


class _Watcher:
    def __init__(self) -> None:
        self._start = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None

    def hear(self, stage: str, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._start < PATIENCE:
                return
            self._begin()
        if self._bar and self._task is not None:
            self._bar.update(self._task, description=stage, completed=done, total=total)

    def _begin(self) -> None:
        from rich.console import Console  # noqa: PLC0415 - only where a bar is drawn
        from rich.progress import Progress as Bar  # noqa: PLC0415

        self._bar = Bar(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task("", total=None)
        self._bar.start()

    def stop(self) -> None:
        if self._bar:
            self._bar.stop()
