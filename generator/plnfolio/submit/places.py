"""Where what was handed in can be looked at again: a folder, a zip file, or the web."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from pathlib import Path
from typing import IO, Literal, Protocol

from plnfolio.diagnostics import RefusedError, why_not
from plnfolio.frozen import dataclass
from plnfolio.submit.bundle import FIRST
from plnfolio.submit.receipt import FileEntry, Receipt, entry_of

Which = Literal["site", "zip", "deliverables"]
"""Which of the files of a receipt a place has."""

_PAGE = 10_000_000
"""Bytes of a page that anybody reads."""


class UnansweredError(RefusedError):
    """A place that cannot be looked at: a sentence, and what to do about it."""


class Place(Protocol):
    """Something that may have the files of a receipt."""

    @property
    def which(self) -> Which:
        """Which of a receipt’s files it has."""
        ...

    def found(self, entries: Sequence[FileEntry]) -> Iterable[FileEntry | None]:
        """Files as they are there, in order; None where there is none of that name."""
        ...

    def page(self, path: str) -> bytes | None:
        """The bytes of a page; None where it is gone."""
        ...

    def added(self, known: frozenset[str]) -> tuple[str, ...]:
        """What is there besides, where that is to be noticed."""
        ...


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder: the finished site, what was in the zip, or the submission itself."""

    folder: Path
    which: Which

    def found(self, entries: Sequence[FileEntry]) -> Iterator[FileEntry | None]:
        """Files as they are there."""
        return map(self._found, entries)

    def _found(self, entry: FileEntry) -> FileEntry | None:
        file = self.folder / entry.path
        try:
            with file.open("rb") as stream:
                return entry_of(entry.path, stream)
        except OSError:
            return None

    def page(self, path: str) -> bytes | None:
        """The bytes of a page."""
        try:
            with (self.folder / path).open("rb") as stream:
                return stream.read(_PAGE)
        except OSError:
            return None

    def added(self, known: frozenset[str]) -> tuple[str, ...]:
        """Files beside those of the zip; a site and a submission have others by right."""
        if self.which != "zip":
            return ()
        there = (path for path in self.folder.rglob("*") if path.is_file())
        return _besides((path.relative_to(self.folder).as_posix() for path in there), known)


@dataclass(frozen=True, slots=True)
class Zip:
    """A zip file; ``above`` is a folder in it that all of it lies in."""

    archive: zipfile.ZipFile
    which: Which
    above: str = ""

    def found(self, entries: Sequence[FileEntry]) -> Iterator[FileEntry | None]:
        """Files as they are there; of a larger one than it was, no more than that is read."""
        return map(self._found, entries)

    def _found(self, entry: FileEntry) -> FileEntry | None:
        try:
            with self._open(entry.path) as stream:
                return entry_of(entry.path, stream, entry.bytes)
        except KeyError:
            return None
        except _DAMAGE as error:
            raise _damaged(entry.path) from error

    def _open(self, path: str) -> IO[bytes]:
        """A file, also if its bytes are not those that were packed: that is ours to say."""
        info = copy(self.archive.getinfo(self.above + path))
        del info.CRC  # or a changed byte would be an error of the whole
        return self.archive.open(info)

    def page(self, path: str) -> bytes | None:
        """The bytes of a page."""
        try:
            with self._open(path) as stream:
                return stream.read(_PAGE)
        except KeyError:
            return None
        except _DAMAGE as error:
            raise _damaged(path) from error

    def added(self, known: frozenset[str]) -> tuple[str, ...]:
        """Files beside those that were handed in."""
        if self.which != "zip":
            return ()
        there = (
            one.filename.removeprefix(self.above)
            for one in self.archive.infolist()
            if not one.is_dir() and one.filename.startswith(self.above)
        )
        return _besides(there, known)


_DAMAGE = (OSError, zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What reading a damaged, locked or unusual zip file ends in."""


def on_disk(path: Path, receipt: Receipt) -> Place:
    """A folder or a zip file, and which files of the receipt it has."""
    if path.is_dir():
        return _folder(path, receipt)
    try:
        archive = zipfile.ZipFile(path)
        names = archive.namelist()
    except _DAMAGE as error:
        why = why_not(error) if isinstance(error, OSError) else "it is no zip file, or damaged"
        raise UnansweredError(
            f"{path.as_posix()} cannot be looked into: {why}",
            "give a folder, a zip file or an address",
        ) from error
    above = _above(names, receipt)
    inside = frozenset(name.removeprefix(above) for name in names)
    return Zip(archive, _which(inside, receipt), above)


def _folder(path: Path, receipt: Receipt) -> Folder:
    """The folder itself, or the one in it that is meant: ``public``, or what an archive held."""
    for one in (path, path / "public", *_only_child(path)):
        inside = frozenset(name for name in _telling(receipt) if (one / name).is_file())
        if inside and (one == path or _which(inside, receipt) == "site" or one.name != "public"):
            return Folder(one, _which(inside, receipt))
    raise UnansweredError(
        f"{path.as_posix()}/ has nothing of what was handed in",
        "give the folder public of the site, or the one that the zip was unpacked into",
    )


def _only_child(path: Path) -> tuple[Path, ...]:
    folders = [
        one for one in path.iterdir() if one.is_dir() and not one.name.startswith(("_", "."))
    ]
    return tuple(folders) if len(folders) == 1 else ()


def _telling(receipt: Receipt) -> frozenset[str]:
    """Paths that tell what a place is."""
    every = (*receipt.site, *receipt.zip, *receipt.deliverables)
    return frozenset((*(one.path for one in every), *_OF_A_SITE))


_OF_A_SITE = ("404.html", "build.json")
"""What every site has, and no zip of a page."""


def _which(inside: frozenset[str], receipt: Receipt) -> Which:
    if receipt.page in inside or not inside.isdisjoint(_OF_A_SITE):
        return "site"
    handed = {one.path for one in receipt.deliverables}
    is_page = FIRST in inside or inside.isdisjoint(handed)
    return "zip" if is_page else "deliverables"


def _above(names: list[str], receipt: Receipt) -> str:
    """The one folder that a zip was packed with, if its files are in it alone."""
    inside = frozenset(names)
    if not inside.isdisjoint(_telling(receipt)):
        return ""
    above = frozenset(
        f"{name.partition('/')[0]}/" for name in names if not name.startswith("__MACOSX/")
    )
    return next(iter(above)) if len(above) == 1 else ""


def _besides(there: Iterable[str], known: frozenset[str]) -> tuple[str, ...]:
    return tuple(
        sorted(
            name
            for name in there
            if name not in known
            and not name.startswith("__MACOSX/")
            and name.rpartition("/")[2] not in _OF_SYSTEMS
        )
    )


_OF_SYSTEMS = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))
"""What comes into a folder by looking at it."""


def _damaged(path: str) -> UnansweredError:
    return UnansweredError(
        f"the zip file is damaged: “{path}” in it cannot be read", "ask for it anew"
    )
