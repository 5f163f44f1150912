"""Hears from the operating system that a file of the author's changed."""

from __future__ import annotations

import logging
import os
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Protocol

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from plnfolio.model.noise import is_noise
from plnfolio.serve.heard import Heard
from plnfolio.serve.poll import Poller

# Reading a file is an event as well on Linux, and a build reads all of them.
_CHANGES = frozenset({"created", "modified", "moved", "deleted"})

_Wanted = tuple[Path, bool]
"""A folder to watch, and whether with all that lies beneath."""


class Watching(Protocol):
    """Folders under watch."""

    polls: bool

    def refresh(self) -> None:
        """Watch the folders that have come, and those that were replaced, as they are now."""

    def taken(self) -> tuple[Path, ...]:
        """The files that changed since this was asked last."""


@contextmanager
def watching(
    folders: Iterable[Path], changed: Callable[[], None], *, poll: bool
) -> Iterator[Watching]:
    """Watch folders; ``changed`` is called from other threads.

    A folder may be missing, and may come, go and come back. With ``poll``, and where the system
    has no more watches to give, they are looked through every second.
    """
    absolute = [Path(os.path.abspath(folder)) for folder in folders]  # noqa: PTH100 - keeps links
    heard = Heard(changed)
    with ExitStack() as stack:
        watcher: Watching | None = None
        if not poll:
            with suppress(OSError):
                watcher = stack.enter_context(Watcher(absolute, heard))
        yield watcher or stack.enter_context(Poller(absolute, heard))


class Watcher:
    """Folders under watch, in a ``with`` block. OSError where the system has no more watches.

    The folder around each is watched too, without what lies beneath, for its coming and going, and
    so is what links in them lead to.
    """

    polls = False

    def __init__(self, folders: Iterable[Path], heard: Heard) -> None:
        self._folders = tuple(dict.fromkeys(folders))
        self._heard = heard
        self._handler = _Handler(self.hear)
        self._observer = Observer()
        self._watches: dict[_Wanted, ObservedWatch] = {}
        self._trees: frozenset[str] = frozenset()
        self._single = frozenset(map(_folded, self._folders))
        self._moved: set[str] = set()
        self._old = True

    def __enter__(self) -> Watcher:
        _hush()
        self._observer.start()
        try:
            self._watch(strict=True)
        except OSError:
            self._end()
            raise
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
        if self._old:
            self._watch(strict=False)

    def taken(self) -> tuple[Path, ...]:
        """The files that changed since this was asked last."""
        return self._heard.taken()

    def _watch(self, *, strict: bool) -> None:
        self._old = False
        moved, self._moved = self._moved, set()
        trees, files = _linked(self._folders)
        wanted = {(tree, True) for tree in trees}
        wanted |= {(folder.parent, False) for folder in (*self._folders, *files)}
        self._trees = frozenset(map(_folded, trees))
        self._single = frozenset(map(_folded, (*self._folders, *files)))
        for key in [*self._watches]:
            if key not in wanted or _folded(key[0]) in moved:
                self._observer.unschedule(self._watches.pop(key))
        for folder, deep in wanted - self._watches.keys():
            if not folder.is_dir():
                continue
            try:
                watch = self._observer.schedule(self._handler, str(folder), recursive=deep)
            except OSError:
                if strict:
                    raise
                self._old = True  # it went away again
            else:
                self._watches[folder, deep] = watch

    def hear(self, event: FileSystemEvent) -> None:
        """A change on the disk, of a file that counts or not."""
        for path in _paths(event):
            name = _folded(path)
            if name in self._single:
                self._moved |= {name, _folded(path.resolve())}
                self._old = True
            elif not self._holds(name):
                continue
            if event.event_type != "modified" and (path.is_symlink() or path.is_dir()):
                self._old = True  # there may be links in it
            self._heard.change(path)

    def _holds(self, name: str) -> bool:
        """Whether a path lies in a watched tree and is no trace of an editor’s or a system’s."""
        for tree in self._trees:
            if name.startswith(f"{tree}{os.sep}"):
                return not any(map(is_noise, Path(name[len(tree) + 1 :]).parts))
        return False

    def _end(self) -> None:
        self._watches.clear()
        self._observer.stop()
        self._observer.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, hear: Callable[[FileSystemEvent], None]) -> None:
        self._hear = hear

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hear of changes; what happened in a folder is an event of its own."""
        if event.event_type in _CHANGES and not (
            event.is_directory and event.event_type == "modified"
        ):
            self._hear(event)


def _linked(folders: Iterable[Path]) -> tuple[set[Path], set[Path]]:
    """The real trees of folders, with those that links in them lead to; and single linked files."""
    trees: set[Path] = set()
    files: set[Path] = set()
    waiting = [folder.resolve() for folder in folders if folder.is_dir()]
    while waiting:
        tree = waiting.pop()
        if any(tree.is_relative_to(known) for known in trees):
            continue
        trees.add(tree)
        for path, below, names in os.walk(tree):
            below[:] = [name for name in below if not is_noise(name)]
            for link in (Path(path, name) for name in (*below, *names) if not is_noise(name)):
                if link.is_symlink():
                    with suppress(OSError, RuntimeError):  # a circle
                        target = link.resolve()
                        if target.is_dir():
                            waiting.append(target)
                        elif not any(target.is_relative_to(known) for known in trees):
                            files.add(target)
    return trees, files


def _folded(path: Path) -> str:
    """A path as systems compare it that take ``Über.md`` and ``über.md`` for the same file.

    They tell of changes by the name on the disk, which need not be the one that was asked for.
    """
    return unicodedata.normalize("NFC", str(path)).casefold()


def _paths(event: FileSystemEvent) -> list[Path]:
    return [Path(os.fsdecode(path)) for path in (event.src_path, event.dest_path) if path]


def _hush() -> None:
    """Keep watchdog's remarks on its own book-keeping from the author's terminal.

    It warns when folders that are made in one go are met twice, and when it is stopped at work.
    """
    warnings.filterwarnings("ignore", "Callback with id", RuntimeWarning)
    logging.getLogger("watchdog").setLevel(logging.CRITICAL)
