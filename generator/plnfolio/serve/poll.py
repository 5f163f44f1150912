"""Looks through folders again and again, where the system does not tell of changes."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType

from plnfolio.read.files import walk
from plnfolio.serve.heard import Heard

PAUSE = 1.0
"""Seconds between two looks."""

Seen = dict[Path, tuple[int, int, int]]


class Poller:
    """Folders that are looked through every second, in a ``with`` block.

    They may be missing, and may come, go and come back; links are followed.
    """

    polls = True

    def __init__(self, folders: Iterable[Path], heard: Heard) -> None:
        self._folders = tuple(folders)
        self._heard = heard
        self._ended = threading.Event()
        self._seen = self._look()
        self._thread = threading.Thread(target=self._run, name="plnfolio-poll")

    def __enter__(self) -> Poller:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._ended.set()
        self._thread.join()

    def refresh(self) -> None:
        """Nothing: every look is a fresh one."""

    def taken(self) -> tuple[Path, ...]:
        """The files that changed since this was asked last."""
        return self._heard.taken()

    def _run(self) -> None:
        while not self._ended.wait(PAUSE):
            seen = self._look()
            for path, _ in self._seen.items() ^ seen.items():
                self._heard.change(path)
            self._seen = seen

    def _look(self) -> Seen:
        found = {}
        for folder in self._folders:
            for path in walk(folder, lambda folder, error: None):
                try:
                    facts = Path(path).stat()
                except OSError:
                    continue  # it went away while we looked
                found[Path(path)] = (facts.st_mtime_ns, facts.st_size, facts.st_ino)
        return found
