"""Hears from the operating system that a file of the author's changed."""

from __future__ import annotations

import logging
import os
import warnings
from collections.abc import Callable, Iterable
from pathlib import Path
from types import TracebackType

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch
from watchdog.observers.polling import PollingObserver

from plnfolio.read.files import is_noise

# Reading a file is an event as well on Linux, and a build reads all of them.
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})


class Watcher:
    """Folders under watch, in a ``with`` block; ``changed`` is called from threads of its own.

    A folder may be missing, and may come, go and come back: the folder around it is watched too,
    without what lies beneath. Where the system has no more watches to give, the folders are looked
    through every second, and ``polls`` is True.
    """

    def __init__(self, folders: Iterable[Path], changed: Callable[[], None]) -> None:
        absolute = (Path(os.path.abspath(folder)) for folder in folders)  # noqa: PTH100 - keeps links
        self._folders = tuple(dict.fromkeys(absolute))
        self._changed = changed
        self._stale = set(self._folders)
        self._watches: dict[Path, ObservedWatch] = {}
        self._observer: BaseObserver | None = None
        self.polls = False

    def __enter__(self) -> Watcher:
        _hush()
        try:
            self._begin(Observer())
        except OSError:
            self.polls = True
            self._begin(PollingObserver())
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._end()

    def refresh(self) -> None:
        """Watch the folders that have come, and those that were replaced, as they are now."""
        stale, self._stale = self._stale, set()
        for folder in stale:
            if watch := self._watches.pop(folder, None):
                self._of_observer.unschedule(watch)
            if folder.is_dir():
                try:
                    self._watches[folder] = self._watch(folder.resolve())
                except OSError:
                    # It went away again, and its coming back will be heard.
                    self._stale.add(folder)

    @property
    def _of_observer(self) -> BaseObserver:
        if self._observer is None:
            raise RuntimeError("a Watcher is used in a with block")
        return self._observer

    def _begin(self, observer: BaseObserver) -> None:
        self._end()
        self._observer = observer
        self._stale = set(self._folders)
        observer.start()
        try:
            for parent in {folder.parent for folder in self._folders if folder.parent.is_dir()}:
                handler = _Around(self._folders, self._folder_changed)
                observer.schedule(handler, str(parent))
            for folder in self._folders:
                if folder.is_dir():
                    self._watches[folder] = self._watch(folder.resolve())
        except OSError:
            self._end()
            raise
        self._stale = set()

    def _end(self) -> None:
        self._watches.clear()
        if self._observer is not None:
            self._observer.stop()
            self._observer.join()
            self._observer = None

    def _watch(self, folder: Path) -> ObservedWatch:
        handler = _Inside(folder, self._changed)
        return self._of_observer.schedule(handler, str(folder), recursive=True)

    def _folder_changed(self, folder: Path) -> None:
        self._stale.add(folder)
        self._changed()


class _Inside(FileSystemEventHandler):
    """Hears of everything in a folder but the traces that editors and systems leave."""

    def __init__(self, folder: Path, changed: Callable[[], None]) -> None:
        self._folder = folder
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type not in _CHANGES:
            return
        if event.is_directory and event.event_type == "modified":
            return  # what happened in it is an event of its own
        if any(map(self._counts, _paths(event))):
            self._changed()

    def _counts(self, path: Path) -> bool:
        try:
            inner = path.relative_to(self._folder)
        except ValueError:
            return False
        return not any(map(is_noise, inner.parts))


class _Around(FileSystemEventHandler):
    """Hears of the watched folders themselves: made, removed, renamed."""

    def __init__(self, folders: Iterable[Path], changed: Callable[[Path], None]) -> None:
        self._folders = frozenset(folders)
        self._changed = changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        if event.event_type in _CHANGES - {"modified"}:
            for folder in self._folders.intersection(_paths(event)):
                self._changed(folder)


def _paths(event: FileSystemEvent) -> list[Path]:
    return [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]


def _hush() -> None:
    """Keep watchdog's remarks on its own book-keeping from the author's terminal.

    It warns when folders that are made in one go are met twice, and when it is stopped at work.
    """
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)
