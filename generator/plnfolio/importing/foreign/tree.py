"""The files of a folder, a zip file or of what lies around a single text."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol
from unicodedata import normalize

from plnfolio.diagnostics import RefusedError
from plnfolio.importing.sources.decoding import text_of
from plnfolio.model.noise import is_noise
from plnfolio.packages.archive import MOST_FILES, Archive, examined, reading
from plnfolio.packages.bad import BadPackageError

LARGEST_TEXT = 500_000
"""Bytes of a text; that is a long book."""

_MOST_MARKS = 8_000
"""Links, rows of tables, tags and boxes of a text; the longest lists of links have two thousand."""

_MARKS = re.compile(rb"\[|\{[{%:.#<]|:::|^[ \t]*(?:\||>[ \t]*\[!)", re.MULTILINE)
_DEEP = re.compile(rb"^[ \t]*(?:>[ \t]*){60}", re.MULTILINE)

LARGEST_FILE = 100_000_000
"""Bytes of a file beside a text: what hosts take."""

_PASSED_BY = frozenset(
    "node_modules __pycache__ venv renv vendor public output site-packages".split()
)


class Tree(Protocol):
    """Files by their paths, with ``/``, seen from where the site begins.

    Of one text alone, ``origin`` is the text.
    """

    origin: str
    paths: Sequence[str]
    is_one: bool

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        ...

    def data(self, path: str) -> bytes | None:
        """The bytes of a file; None where it cannot be read or is too large."""
        ...


def text(tree: Tree, path: str) -> str | None:
    """A text; None where it is none, or more than anybody wrote."""
    data = tree.data(path)
    if data is None or len(data) > LARGEST_TEXT or b"\0" in data[:1000]:
        return None
    if len(_MARKS.findall(data)) > _MOST_MARKS or _DEEP.search(data):
        return None
    return text_of(data, path)


class Folder:
    """What lies in a folder; links out of it are not followed."""

    def __init__(self, root: Path, origin: str, alone: str = "") -> None:
        self.root, self.origin = root, origin
        self.paths: Sequence[str] = (alone,) if alone else tuple(sorted(_walked(root)))
        if len(self.paths) > MOST_FILES:
            raise RefusedError(
                f"{origin} holds more than {MOST_FILES:,} files",
                "name the folder in it that holds your texts",
            )
        self._known = frozenset(self.paths)
        self.is_one = bool(alone)

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        if path in self._known:
            return True
        if not self.is_one or path.startswith(("/", "../")) or "/../" in path:
            return False
        return (self.root / path).is_file()

    def data(self, path: str) -> bytes | None:
        """The bytes of a file."""
        file = self.root / path
        try:
            if file.stat().st_size > LARGEST_FILE:
                return None
            return file.read_bytes()
        except OSError:
            return None


def _walked(root: Path) -> Iterator[str]:
    count = 0
    for folder, folders, names in os.walk(root):
        here = Path(folder).relative_to(root).as_posix()
        start = "" if here == "." else f"{here}/"
        folders[:] = sorted(
            name
            for name in folders
            if name not in _PASSED_BY and (not is_noise(name) or name == ".obsidian")
        )
        if start.startswith(".obsidian/"):
            folders[:] = []
            del names[1:]
        for name in names:
            if is_noise(name) or (Path(folder) / name).is_symlink():
                continue
            count += 1
            if count > MOST_FILES:
                yield f"{start}{name}"
                return
            yield f"{start}{name}"


class Zip:
    """What a zip file holds, judged before any of it is read."""

    is_one = False

    def __init__(self, file: Path, origin: str) -> None:
        self.origin = origin
        try:
            found: Archive = examined(file, asked=True)
        except BadPackageError as error:
            raise RefusedError(f"{origin} {error.reason}", error.remedy) from error
        # Its list is read once, and not for each of thousands of files.
        self._opened = zipfile.ZipFile(file)
        self._infos = {normalize("NFC", one.name): one.info for one in found.entries}
        self.paths: Sequence[str] = tuple(
            sorted(path for path in self._infos if not _PASSED_BY & set(path.split("/")))
        )

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self._infos

    def data(self, path: str) -> bytes | None:
        """The bytes of a file."""
        info = self._infos.get(path)
        if info is None or info.file_size > LARGEST_FILE:
            return None
        try:
            with reading(), self._opened.open(info) as member:
                return member.read(LARGEST_FILE)
        except BadPackageError:
            return None


class Below:
    """A part of a tree, whose site begins deeper."""

    is_one = False

    def __init__(self, tree: Tree, folder: str) -> None:
        self._tree, self._start = tree, f"{folder}/"
        self.origin = f"{tree.origin.rstrip('/')}/{folder}"
        self.paths: Sequence[str] = tuple(
            path.removeprefix(self._start) for path in tree.paths if path.startswith(self._start)
        )

    def has(self, path: str) -> bool:
        """Whether there is such a file."""
        return self._tree.has(self._start + path)

    def data(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self._tree.data(self._start + path)
