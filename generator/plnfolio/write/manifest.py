"""The list ``.plnfolio`` in an output folder: which of its files plnfolio made, and their bytes.

A line for each file has a digest of its bytes and its name as a JSON string, in which no sign ends
a line. The last line has a digest of all the others: a list that was cut off, edited or mixed with
another is known for it. While a build swaps files, the list names those before and after.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.frozen import dataclass
from plnfolio.write.found import kind

MANIFEST = ".plnfolio"

Digests = frozenset[str]
Files = Mapping[str, Digests]
"""Files by their paths, each with the digests that its bytes may have; none says that any may."""

_HEAD = "# Made by plnfolio: its files in this folder. Do not edit this list: it is checked."
_BEFORE = "# Made by plnfolio: the files of this site. A folder with this list may be built into."
"""How lists of the first versions begin: below it stand names as they are."""

_SPECIAL = re.compile(r'["\\]')
_LINE = re.compile(r'([0-9a-f]{24}) (".*")')


@dataclass(frozen=True, slots=True)
class Manifest:
    """A list as found. What stands in one that is ``damaged`` is true of files with its digests."""

    files: Files = field(default_factory=dict)
    damaged: bool = False


def written(files: Files) -> bytes:
    """The list of some files."""
    lines = [f"{data} {_quoted(path)}" for path in sorted(files) for data in sorted(files[path])]
    return _sealed("\n".join([_HEAD, *lines]).encode())


def with_more(data: bytes, files: Mapping[str, str]) -> bytes:
    """A list that also names some files by one more digest each; empty where it is not whole."""
    text, _, seal = data.removesuffix(b"\n").rpartition(b"\n")
    if not text.startswith(_HEAD.encode()) or seal != b"# " + digest(text).encode():
        return b""
    lines = (f"{made} {_quoted(path)}" for path, made in files.items())
    return _sealed("\n".join([text.decode(), *lines]).encode())


def _sealed(text: bytes) -> bytes:
    return b"%s\n# %s\n" % (text, digest(text).encode())


def _quoted(path: str) -> str:
    """A JSON string; most need nothing but the marks."""
    plain = path.isascii() and path.isprintable() and not _SPECIAL.search(path)
    return f'"{path}"' if plain else json.dumps(path)


def read(folder: Path) -> Manifest:
    """The list of a folder; an empty one where there is none."""
    file = folder / MANIFEST
    if kind(file) == "":
        return Manifest()
    if not file.is_file():
        return Manifest(damaged=True)  # a pipe keeps whoever reads it waiting
    try:
        # A version control system may have changed the ends of lines.
        lines = file.read_bytes().decode().replace("\r\n", "\n").split("\n")
    except (OSError, UnicodeDecodeError):
        return Manifest(damaged=True)
    if lines[0] == _BEFORE:
        return _of_names(lines[1:])
    files: dict[str, Digests] = {}
    for path, data in _entries(lines):
        files[path] = files.get(path, frozenset()) | {data}
    whole = lines[-2:] == [f"# {digest(chr(10).join(lines[:-2]))}", ""]
    return Manifest(files, damaged=not whole)


def listed(folder: Path) -> Iterable[str]:
    """The files of the last build by its list; none where it is damaged."""
    found = read(folder)
    return () if found.damaged else found.files


def _entries(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        if entry := _LINE.fullmatch(line):
            try:
                path = json.loads(entry[2]) if "\\" in entry[2] else entry[2][1:-1]
            except ValueError:
                continue
            if _stays_inside(path):
                yield path, entry[1]


def _of_names(lines: list[str]) -> Manifest:
    """A list of an older version, which was in order and ended with a line end."""
    *names, last = lines
    believed = not last and names == sorted(names) and all(map(_stays_inside, names))
    return Manifest(dict.fromkeys(names, frozenset()) if believed else {}, damaged=not believed)


def _stays_inside(path: str) -> bool:
    """Whether a path leads to a file in the folder on this system, and is written as ours are."""
    if "\0" in path or path == MANIFEST or any(sign in path for sign in _NOT_HERE):
        return False
    return _LEADING_OUT.isdisjoint(path.split("/"))


_LEADING_OUT = frozenset({"", ".", ".."})
_NOT_HERE = ("\\", ":") if os.name == "nt" else ()
