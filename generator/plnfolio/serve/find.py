"""From an address to a file of the served folder, as the hosts do it; nothing leads out of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

_LONGEST_NAME = 255
"""Bytes in a file's name, on every file system in use; a longer one cannot exist."""

_NEVER_IN_A_PATH = frozenset({"\\", "\x7f", *map(chr, range(32))})


@dataclass(frozen=True, slots=True)
class File:
    """The file that answers."""

    path: Path


@dataclass(frozen=True, slots=True)
class Moved:
    """A folder was asked for without its last slash; ``address`` has it."""

    address: str


@dataclass(frozen=True, slots=True)
class Missing:
    """Nothing answers to the address."""


Found = File | Moved | Missing


def find(folder: Path, address: str) -> Found:
    """What answers to a decoded address path such as ``/posts/x/``.

    ``/posts/x/`` is ``posts/x/index.html``; ``/posts/x`` is a file of that name, one with
    ``.html`` after it, or the folder, moved to ``/posts/x/``. Hidden files, ours among them, are
    missing, ``.well-known`` (RFC 8615) apart.
    """
    first, *names = address.split("/")
    if first or not names or not all(map(_is_a_name, names[:-1])):
        return Missing()
    if names[-1] and not _is_a_name(names[-1]):
        return Missing()
    try:
        return _look(folder.resolve(), folder.joinpath(*names), address)
    except (OSError, ValueError):
        # A name that this file system cannot hold, or a link in a circle.
        return Missing()


def _look(root: Path, path: Path, address: str) -> Found:
    if address.endswith("/"):
        candidates = [path / "index.html"]
    else:
        candidates = [path, path.with_name(f"{path.name}.html")]
    for candidate in candidates:
        if candidate.is_file() and candidate.resolve().is_relative_to(root):
            return File(candidate)
    index = path / "index.html"
    if not address.endswith("/") and index.is_file() and index.resolve().is_relative_to(root):
        return Moved(f"{address}/")
    return Missing()


def _is_a_name(name: str) -> bool:
    """Whether a part of an address can be the name of a file that visitors may see."""
    if not name or (name.startswith(".") and name != ".well-known"):
        return False
    return len(name.encode(errors="replace")) <= _LONGEST_NAME and not (
        _NEVER_IN_A_PATH.intersection(name) or ":" in name[:2]
    )
