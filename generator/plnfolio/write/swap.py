"""Changes in the output folder, one file after the other, that can all be taken back.

What is replaced or removed is set aside first, and thrown away only when the last change is made.
So whatever stops a build in between (a full disk, a file that another program holds, Ctrl-C), the
folder can be given back as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.write.found import kind


class HalfWrittenError(OSError):
    """A change of the folder failed, and so did taking back others that were made before.

    ``paths`` are the files that are not as they were before, as far as they are known.
    """

    def __init__(self, error: OSError, paths: tuple[str, ...] = ()) -> None:
        super().__init__(error.errno, error.strerror, error.filename)
        self.paths = paths


class Swap:
    """Changes in ``folder``; what was there before waits in ``aside``, on the same disk if may be.

    Paths are relative to the folder, with ``/``. ``kept`` is that of a file whose change stays
    where another change cannot be taken back.
    """

    def __init__(self, folder: Path, aside: Path, kept: str) -> None:
        self._folder = folder
        self._aside = aside
        self._kept = kept
        self._back: list[tuple[Path, Callable[[], object]]] = []
        """What takes the changes back, with the file or folder that it is about.

        Each is noted before its change is made.
        """

    def put(self, path: str, staged: Path) -> None:
        """Move a file to its place."""
        target = self._folder / path
        self._make_room(target)
        if kind(target):
            self._set_aside(target)
        else:
            self._note(target, partial(target.unlink, missing_ok=True))
        beside = _beside(target)
        self._note(target, partial(beside.unlink, missing_ok=True))
        if kind(beside):  # of a build that was killed
            beside.unlink()
        _move(staged, target)

    def remove(self, path: str) -> None:
        """Take a file away, and the folders above that it leaves empty.

        What lies behind a link, and what is no file any more, is somebody else's.
        """
        target = self._folder / path
        above = [self._folder / parent for parent in target.relative_to(self._folder).parents[:-1]]
        if any(kind(folder) != "folder" for folder in above) or kind(target) != "file":
            return
        self._set_aside(target)
        target.unlink(missing_ok=True)
        for folder in above:
            if any(folder.iterdir()):
                break
            self._take_away(folder)

    def undo(self) -> None:
        """Take every change back. HalfWrittenError if one cannot be; all others are."""
        failed: dict[Path, OSError] = {}
        while self._back:
            target, back = self._back.pop()
            if failed and target == self._folder / self._kept:
                continue
            try:
                back()
            except OSError as error:
                failed.setdefault(target, error)
        if failed:
            paths = tuple(path.relative_to(self._folder).as_posix() for path in failed)
            raise HalfWrittenError(next(iter(failed.values())), paths)

    def _note(self, target: Path, back: Callable[[], object]) -> None:
        self._back.append((target, back))

    def _make_room(self, target: Path) -> None:
        """Folders above a file, also where a file of an earlier build has the folder's name."""
        for parent in reversed(target.relative_to(self._folder).parents[:-1]):
            folder = self._folder / parent
            if kind(folder) == "folder":
                continue
            if kind(folder):
                self._set_aside(folder)
                folder.unlink(missing_ok=True)
            self._note(folder, partial(_remove_folder, folder))
            folder.mkdir()
        if kind(target) == "folder":
            self._take_away(target)

    def _take_away(self, folder: Path) -> None:
        """Remove a folder and the empty ones in it."""
        for inner in folder.iterdir():
            self._take_away(inner)
        self._note(folder, partial(folder.mkdir, exist_ok=True))
        folder.rmdir()

    def _set_aside(self, target: Path) -> None:
        """Keep what a file is; it stays in its place too where the system can hold it twice."""
        kept = self._aside / f"was-{len(self._back)}"
        self._note(target, partial(_put_back, kept, target))
        with contextlib.suppress(OSError):
            os.link(target, kept)
            return
        with contextlib.suppress(OSError):
            target.replace(kept)
            return
        # Another disk. What is cut short must not pass for what was there.
        half = kept.with_suffix(".half")
        shutil.copy2(target, half)
        half.replace(kept)


def _put_back(kept: Path, target: Path) -> None:
    if kind(kept):
        _move(kept, target)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        # Another disk, mounted below: copy it beside, then swap.
        try:
            shutil.copy2(source, _beside(target))
            _beside(target).replace(target)
        finally:
            with contextlib.suppress(OSError):
                _beside(target).unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """Where a copy waits for its place, under a name that is long for no disk."""
    return target.with_name(f".{digest(target.name)[:12]}.new")


def _remove_folder(folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()
