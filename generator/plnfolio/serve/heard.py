"""What changed since the last build began, from any thread."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

REMEMBERED = 1000
"""Files that are named; after a checkout of a thousand nobody asks for the first one."""


class Heard:
    """Remembers changed files, latest last; ``changed`` is called for each change."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lock = threading.Lock()
        self._paths: dict[Path, None] = {}

    def change(self, path: Path) -> None:
        """A file came, differs or went."""
        with self._lock:
            self._paths.pop(path, None)
            if len(self._paths) < REMEMBERED:
                self._paths[path] = None
        self._changed()

    def taken(self) -> tuple[Path, ...]:
        """The files that changed since this was asked last."""
        with self._lock:
            paths, self._paths = self._paths, {}
        return tuple(paths)
