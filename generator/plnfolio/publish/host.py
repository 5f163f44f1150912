"""What a host is: whoever takes a finished site and shows it to the world.

To add one, write a module with a ``Host`` and an entry of ``HOSTS`` in ``publish.hosts``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from plnfolio.diagnostics import RefusedError
from plnfolio.frozen import dataclass

Tell = Callable[[str], None]
"""Hears a sentence on what is being done, for whoever watches."""


class PublishError(RefusedError):
    """Why a site cannot be published: a sentence, and what to do about it. Never a secret."""


LEFT = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".git"})
"""What comes into a folder by looking at it, or by keeping it, and is of no site."""


@dataclass(frozen=True, slots=True)
class Release:
    """A finished site: every file of a folder, by its path in it, with ``/``.

    ``draft`` asks for an address that nobody knows, beside the site that is live.
    """

    folder: Path
    paths: tuple[str, ...]
    draft: bool = False

    @staticmethod
    def of(folder: Path, *, draft: bool = False) -> Release:
        """All that stands in a folder, but for links and what systems leave in any."""
        found = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
        inside = (path.relative_to(folder) for path in found)
        paths = sorted(path.as_posix() for path in inside if LEFT.isdisjoint(path.parts))
        return Release(folder, tuple(paths), draft)

    def read(self, path: str) -> bytes:
        """The bytes of a file."""
        return (self.folder / path).read_bytes()

    def digests(self, digest: Callable[[bytes], str]) -> dict[str, str]:
        """All files, each with what the host calls its bytes."""
        return {path: digest(self.read(path)) for path in self.paths}


@dataclass(frozen=True, slots=True)
class Difference:
    """What a release would change of what is live, as paths of files."""

    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.new or self.changed or self.gone)


def difference(ours: Mapping[str, str], live: Mapping[str, str]) -> Difference:
    """How two sites differ, each given as digests by path."""
    return Difference(
        tuple(path for path in ours if path not in live),
        tuple(path for path in ours if path in live and ours[path] != live[path]),
        tuple(path for path in live if path not in ours),
    )


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a release is now; ``address`` is empty where nobody can look yet.

    ``notes`` are sentences for the author, ``where`` is what to call the place without an address.
    ``setting`` is what the author has to choose at the host so that it is seen, ``first`` says that
    it was not chosen before. ``slowness`` is how much longer than others the host takes to show it.
    """

    address: str
    notes: tuple[str, ...] = ()
    where: str = ""
    setting: str = ""
    first: bool = False
    slowness: float = 1.0


class Host(Protocol):
    """A host, and the site of the author’s there. PublishError for all that goes wrong."""

    name: str

    def address(self) -> str:
        """Where the site is or will be, as far as the host knows; else nothing."""
        ...

    def compare(self, release: Release) -> Difference:
        """What the release would change of what is live now."""
        ...

    def put(self, release: Release, tell: Tell, *, anyway: bool) -> Placed:
        """Make the release live, or go on with it where a run before was cut off.

        ``anyway`` does it where the host’s terms speak against it.
        """
        ...


def in_a_sentence(lines: Iterable[str]) -> str:
    """Lines as one, without what would break a terminal."""
    text = " ".join(" ".join(lines).split())
    return "".join(sign for sign in text if sign.isprintable())
