"""From an address to a file of the served folder, as the hosts do it; nothing leads out of it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from plnfolio.frozen import dataclass

_LONGEST_NAME = 255
"""Bytes in a file's name, on every file system in use; a longer one cannot exist."""

_NEVER_IN_A_PATH = frozenset({"\\", "\x7f", *map(chr, range(32))})

_ORDERS = frozenset({"_headers", "_redirects"})
"""What is written for the host, who keeps it to itself."""

_FORGIVING = sys.platform in ("win32", "darwin")
"""Whether the file system may take ``About`` for ``about``; hosts do not."""


@dataclass(frozen=True, slots=True)
class File:
    """The file that answers; ``name`` is its path in the served folder, with ``/``."""

    path: Path
    name: str


@dataclass(frozen=True, slots=True)
class Moved:
    """A folder was asked for without its last slash; ``address`` has it."""

    address: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing answers to the address."""


Answer = File | Moved | Missing


def candidates(address: str) -> tuple[str, ...]:
    """The files that would answer to a decoded address path, by their paths, the first that exists.

    ``/posts/x/`` is ``posts/x/index.html``; ``/posts/x`` is a file of that name, one with
    ``.html`` after it, or the folder, moved to ``/posts/x/``. Hidden files, ours among them, are
    none, ``.well-known`` (RFC 8615) apart.
    """
    first, *names = address.split("/")
    if first or not names or not all(map(_is_a_name, names[:-1])):
        return ()
    path = "/".join(names)
    if not names[-1]:
        return (f"{path}index.html",)
    if not _is_a_name(names[-1]) or path in _ORDERS:
        return ()
    return (path, f"{path}.html", f"{path}/index.html")


def find(folder: Path, address: str) -> Answer:
    """What answers to a decoded address path such as ``/posts/x/``."""
    try:
        root = folder.resolve()
        for number, name in enumerate(candidates(address)):
            if file := held(folder, root, name):
                return Moved(f"{address}/") if number == 2 else file
    except (OSError, ValueError):
        # A name that this file system cannot hold, or a link in a circle.
        pass
    return Missing()


def held(folder: Path, root: Path, name: str) -> File | None:
    """A file of the folder by its path there, if there is one and it lies in ``root``."""
    path = folder / name
    if not path.is_file() or not path.resolve().is_relative_to(root):
        return None
    if _FORGIVING and not is_spelled(folder, name):
        return None
    return File(path, name)


def is_spelled(folder: Path, name: str) -> bool:
    """Whether a path is written as it is on the disk, capitals and accents included."""
    for part in name.split("/"):
        if part not in os.listdir(folder):  # noqa: PTH208 - names, not paths
            return False
        folder /= part
    return True


def _is_a_name(name: str) -> bool:
    """Whether a part of an address can be the name of a file that visitors may see."""
    if not name or (name.startswith(".") and name != ".well-known"):
        return False
    return len(name.encode(errors="replace")) <= _LONGEST_NAME and not (
        _NEVER_IN_A_PATH.intersection(name) or ":" in name[:2]
    )
