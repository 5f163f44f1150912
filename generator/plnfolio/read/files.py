"""Files as found: which belong to the site, and what they say."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from plnfolio.diagnostics import NoFileError, Problem, UnreadableNameError, is_printable
from plnfolio.model.noise import is_noise
from plnfolio.model.source import Source
from plnfolio.written.text import read_text


def walk(folder: Path, fail: Callable[[str, OSError], None]) -> Iterator[str]:
    """All files under a folder in a fixed order, noise left out; links to folders are followed.

    A folder that was already entered (by a link that leads back up) is not entered again. A link
    that leads nowhere is there, so that whoever reads it says so. ``fail`` hears of folders that
    cannot be opened, and of NoFileError and UnreadableNameError.
    """
    seen: set[tuple[int, int]] = set()

    def enter(path: str) -> Iterator[str]:
        try:
            own = os.stat(path)  # noqa: PTH116 - as often as there are posts
            if (own.st_dev, own.st_ino) in seen:
                return
            seen.add((own.st_dev, own.st_ino))
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda e: e.name)
        except OSError as error:
            fail(path, error)
            return
        for entry in found:
            if is_noise(entry.name):
                continue
            if not is_printable(entry.name):
                fail(entry.path, UnreadableNameError())
            elif _is_folder(entry):
                yield from enter(entry.path)
            elif _is_odd(entry):
                fail(entry.path, NoFileError())
            else:
                yield entry.path

    if os.path.isdir(folder):  # noqa: PTH112 - no of whatever cannot be looked at
        yield from enter(str(folder))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether something is a folder or a link to one; a link in a circle leads nowhere."""
    try:
        return entry.is_dir()
    except OSError:
        return False


def _is_odd(entry: os.DirEntry[str]) -> bool:
    """Whether what is no folder is no file either: a pipe, a socket, a device, or a link to one."""
    try:
        return not entry.is_file() and (not entry.is_symlink() or Path(entry.path).exists())
    except OSError:
        return False


def read_source(root: Path, path: str, problems: list[Problem]) -> Source | None:
    """A file of the site by its path; Problems as ``written.text.read_text``."""
    text = read_text(root / path, path, problems)
    return None if text is None else Source(path, text)
