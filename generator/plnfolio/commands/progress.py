"""A progress bar, where somebody watches and the work lasts."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from plnfolio.pipeline.request import PICTURES, Progress

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
    watcher = Watcher()
    try:
        yield watcher.hear
    finally:
        watcher.stop()


class Watcher:
    """Draws a bar once the work has lasted, even if all of it is a single large picture."""

    def __init__(self) -> None:
        self._start = time.monotonic()
        self._bar: Bar | None = None
        self._task: TaskID | None = None
        self.timer: threading.Timer | None = None

    def hear(self, stage: str, done: int, total: int) -> None:
        """Take note of how far a stage is."""
        self._wait_no_longer()
        if self._bar or time.monotonic() - self._start >= PATIENCE:
            self._draw(stage, done, total)
        elif (stage, done) == (PICTURES, 0):
            # The next word may be long in coming. No thread waits while texts are shared out:
            # processes begin sooner without one.
            left = self._start + PATIENCE - time.monotonic()
            self.timer = threading.Timer(left, self._draw, (stage, done, total))
            self.timer.daemon = True
            self.timer.start()

    def _draw(self, stage: str, done: int, total: int) -> None:
        if self._bar is None:
            self._begin(stage)
        if self._bar and self._task is not None:
            # Before the first is done, a bar that moves says more than one at nothing.
            known = total if done else None
            self._bar.update(self._task, description=stage, completed=done, total=known)

    def _begin(self, stage: str) -> None:
        from rich.console import Console  # noqa: PLC0415 - only where a bar is drawn
        from rich.progress import Progress as Bar  # noqa: PLC0415

        self._bar = Bar(console=Console(stderr=True), transient=True)
        self._task = self._bar.add_task(stage, total=None)
        self._bar.start()

    def _wait_no_longer(self) -> None:
        if self.timer:
            self.timer.cancel()
            self.timer.join()
            self.timer = None

    def stop(self) -> None:
        """Take the bar away."""
        self._wait_no_longer()
        if self._bar:
            self._bar.stop()
