"""Whether files can lie side by side in one folder on every system, told from their paths alone.

Asked before anything is written: what passes here fails on no disk for the sake of its name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Protocol
from unicodedata import normalize

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.model.slug import LONGEST_NAME

_RENAME = "rename one of the two files, or give one a “slug” in its front matter"
_OVERRIDE = "rename it; to replace a file of the theme, put yours into overrides/assets/"


class Origin(Protocol):
    """Where a file of the output comes from; ``ours`` says what it is if no author asked for it."""

    @property
    def span(self) -> Span:
        """Where to blame."""
        ...

    @property
    def ours(self) -> str:
        """What is made by itself."""
        ...


@dataclass(frozen=True, slots=True)
class FileOrigin:
    """A file that has no other place than its own."""

    span: Span
    ours: str = ""


def may_collide(paths: Iterable[str]) -> bool:
    """Whether ``collisions`` has anything to say of some paths; quick, as it almost never has."""
    paths = list(paths)
    names = [key(path) for path in paths]
    folders: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    seen = set(names)
    clash = len(seen) < len(names) or not folders.isdisjoint(seen)
    return clash or any(map(_longest, paths))


def collisions(outputs: Iterable[tuple[str, Origin]]) -> Iterator[Problem]:
    """Files that would overwrite each other, and those whose names are too long for a disk.

    Capitals do not count (macOS, Windows), nor does how accents are stored (macOS). A file whose
    name another needs for a folder is in its way too. Problems: ``duplicate-address``,
    ``long-name``.
    """
    first: dict[str, Origin] = {}
    folders: dict[str, Origin] = {}
    for path, origin in outputs:
        if size := _longest(path):
            message = f"this name is too long for a disk: {size} bytes of at most {LONGEST_NAME}"
            yield Problem("long-name", message, origin.span, "give it a shorter name")
        name = key(path)
        above = [str(parent) for parent in PurePosixPath(name).parents][:-1]
        rival = folders.get(name) or next(filter(None, map(first.get, above)), None)
        known = rival or first.setdefault(name, origin)
        folders |= dict.fromkeys((parent for parent in above if parent not in folders), origin)
        if known is not origin:
            yield _clash(f"/{path.removesuffix('index.html')}", known, origin)


def key(path: str) -> str:
    """What is the same of two paths that some system takes for one (Unicode 16, D145)."""
    if path.isascii():
        return path.lower()
    return normalize("NFD", normalize("NFD", path).casefold())


def _longest(path: str) -> int:
    """The bytes of the longest name in a path, if they are too many."""
    if len(path) * 4 <= LONGEST_NAME:  # no letter has more than four
        return 0
    size = max(len(part.encode("utf-8", "replace")) for part in path.split("/"))
    return size if size > LONGEST_NAME else 0


def _clash(address: str, one: Origin, other: Origin) -> Problem:
    """Two files at one address; what the program makes by itself is not to blame."""
    if other.ours and not one.ours:
        one, other = other, one
    rival, remedy = one.span.path, _RENAME
    if rival.startswith("/"):
        rival, remedy = "a file of the theme", _OVERRIDE
    message = f"this has the same address as {rival}: {address}"
    if one.ours:
        message = f"this takes {address}, where plnfolio puts {one.ours}"
        remedy = "rename this file"
        remedy += ", or give it another “slug” in its front matter" if other.span.line else ""
    return Problem("duplicate-address", message, other.span, remedy)
