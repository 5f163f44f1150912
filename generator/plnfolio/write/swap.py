"""Changes in the output folder, one file after the other, that can all be taken back.

What is replaced or removed is set aside first, and thrown away only when the last change is made.
So whatever stops a build in between (a full disk, a file that another program holds, Ctrl-C), the
folder can be given back as it was.
"""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from plnfolio.cache.digest import digest


class Swap:
    """Changes in ``folder``; what was there before waits in ``aside``, on the same disk if may be.

    Paths are relative to the folder, with ``/``.
    """

    def __init__(self, folder: Path, aside: Path) -> None:
        self._folder = folder
        self._aside = aside
        self._back: list[Callable[[], object]] = []
        """What takes the changes back; each is noted before its change is made."""

    def put(self, path: str, staged: Path) -> None:
        """Move a file to its place."""
        target = self._folder / path
        self._make_room(target)
        if os.path.lexists(target):
            self._set_aside(target)
        else:
            self._back.append(partial(target.unlink, missing_ok=True))
        self._back.append(partial(_beside(target).unlink, missing_ok=True))
        _move(staged, target)

    def remove(self, path: str) -> None:
        """Take a file away, and the folders above that it leaves empty.

        What lies behind a link, and what is no file any more, is somebody else's.
        """
        target = self._folder / path
        above = [self._folder / parent for parent in target.relative_to(self._folder).parents[:-1]]
        if any(map(os.path.islink, above)) or not os.path.lexists(target) or _is_folder(target):
            return
        self._set_aside(target)
        target.unlink(missing_ok=True)
        for folder in above:
            if any(folder.iterdir()):
                break
            self._take_away(folder)

    def undo(self) -> None:
        """Take every change back. OSError if one cannot be; all others are."""
        failed: list[OSError] = []
        while self._back:
            try:
                self._back.pop()()
            except OSError as error:
                failed.append(error)
        if failed:
            raise failed[0]

    def _make_room(self, target: Path) -> None:
        """Folders above a file, also where a file of an earlier build has the folder's name."""
        if not self._folder.is_dir():
            new = [one for one in (self._folder, *self._folder.parents) if not one.exists()]
            self._back += [partial(_remove_folder, one) for one in reversed(new)]
            self._folder.mkdir(parents=True)
        for parent in reversed(target.relative_to(self._folder).parents[:-1]):
            folder = self._folder / parent
            if folder.is_dir():
                continue
            if os.path.lexists(folder):
                self._set_aside(folder)
                folder.unlink(missing_ok=True)
            self._back.append(partial(_remove_folder, folder))
            folder.mkdir()
        if _is_folder(target):
            for path, _, _ in os.walk(target, topdown=False):
                self._take_away(Path(path))

    def _take_away(self, folder: Path) -> None:
        self._back.append(partial(folder.mkdir, exist_ok=True))
        folder.rmdir()

    def _set_aside(self, target: Path) -> None:
        """Keep what a file is; it stays in its place too where the system can hold it twice."""
        kept = self._aside / f"was-{len(self._back)}"
        self._back.append(partial(_put_back, kept, target))
        with contextlib.suppress(OSError):
            if not target.is_symlink():
                os.link(target, kept)
                return
        with contextlib.suppress(OSError):
            target.replace(kept)
            return
        # Another disk. What is cut short must not pass for what was there.
        half = kept.with_suffix(".half")
        shutil.copy2(target, half, follow_symlinks=False)
        half.replace(kept)


def _put_back(kept: Path, target: Path) -> None:
    if os.path.lexists(kept):
        _move(kept, target)


def _move(source: Path, target: Path) -> None:
    try:
        source.replace(target)
    except OSError:
        # Another disk: copy it beside, then swap.
        try:
            shutil.copy2(source, _beside(target), follow_symlinks=False)
            _beside(target).replace(target)
        finally:
            with contextlib.suppress(OSError):
                _beside(target).unlink(missing_ok=True)


def _beside(target: Path) -> Path:
    """Where a copy waits for its place, under a name that is long for no disk."""
    return target.with_name(f".{digest(target.name)[:12]}.new")


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _remove_folder(folder: Path) -> None:
    if folder.is_dir():
        folder.rmdir()
