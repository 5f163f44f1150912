"""Whose the files of an output folder are: those that plnfolio made, and everybody else’s.

A file is plnfolio’s if the list of the folder names it. Links never are, and nothing is written or
removed through one, nor in its place.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path, PurePosixPath

from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.write.collisions import key
from plnfolio.write.found import digest_at, inside, kind
from plnfolio.write.manifest import MANIFEST, Digests, Files, Manifest, read

Remembered = Callable[[], Mapping[str, str]]
"""Gives what the last build on this machine left in the folder: digests of bytes by path."""

_NAMED = 3
"""Files that are named in one sentence; of the others it says how many there are."""


class Claims:
    """What plnfolio made in ``folder`` before; ``shown`` is the folder’s name for the author.

    ``known`` are the files by the list, or by what proves to be true where that is damaged: its
    lines whose digests are those of files, and what is remembered. Only if all that is remembered
    is there as it was, it is ``sure`` that nothing else in the folder is plnfolio’s.
    """

    def __init__(
        self, folder: Path, shown: str, remembered: Remembered, listed: Manifest | None = None
    ) -> None:
        self._folder = folder
        self._shown = shown
        listing = listed or read(folder)
        self.known: Files = listing.files
        self.sure = not listing.damaged
        if listing.damaged:
            kept = remembered()
            self.known = {
                **_proven(folder, listing.files),
                **{path: frozenset({data}) for path, data in kept.items()},
            }
            self.sure = bool(kept) and all(
                digest_at(folder / path) == data for path, data in kept.items()
            )

    def in_the_way(self, paths: Iterable[str]) -> Iterator[Problem]:
        """What would have to go for files of ours, or lies above them (``output-not-ours``)."""
        for name in sorted({name for path in paths if (name := self._in_the_way(path))}):
            if kind(self._folder / name) == "link":
                message = "this is a link, and plnfolio writes nothing through or over links"
                remedy = "put a folder or nothing at all in its place"
            else:
                message = "this is in the way of your site, and plnfolio did not make it"
                remedy = "move it elsewhere, or rename what belongs to your site"
            yield Problem("output-not-ours", message, Span(f"{self._shown}/{name}"), remedy)

    def out_of_reach(self, paths: Iterable[str]) -> Iterator[Problem]:
        """Links through which files are shown that are no longer made (``output-not-ours``)."""
        links: dict[str, list[str]] = {}
        for path in paths:
            if (link := self._link(path)) and self._may_be_ours_behind(path):
                links.setdefault(link, []).append(path)
        for link, behind in sorted(links.items()):
            message = (
                "through this link your site shows what it no longer makes, "
                f"and plnfolio removes nothing behind links: {in_short(behind)}"
            )
            remedy = "remove the link, or what lies behind it"
            yield Problem("output-not-ours", message, Span(f"{self._shown}/{link}"), remedy)

    def unexplained(self, right: Collection[str]) -> Iterator[Problem]:
        """Files of which nobody can tell whose they are (``damaged-list``).

        ``right`` are those that have the very bytes that they are to have.
        """
        if self.sure:
            return
        names = (name for name in inside(self._folder, hidden=False) if name not in right)
        found = [
            name for name in names if name not in self.known and kind(self._folder / name) == "file"
        ]
        if found:
            message = (
                "the list of what plnfolio made in this folder is damaged, "
                f"so that nobody knows what made {in_short(found)}"
            )
            remedy = "move what is yours out of the folder, delete the folder, and build again"
            yield Problem("damaged-list", message, Span(f"{self._shown}/{MANIFEST}"), remedy)

    def changed_since(self, path: str) -> bool:
        """Whether somebody has changed a file since plnfolio made it."""
        made = self.known.get(path, frozenset())
        if not made or self._link(path):
            return False
        now = digest_at(self._folder / path)
        return now != "" and now not in made

    def _in_the_way(self, path: str) -> str:
        for parent in reversed(PurePosixPath(path).parents[:-1]):
            name = str(parent)
            match kind(self._folder / name):
                case "":
                    return ""
                case "folder":
                    continue
                case "file" if name in self.known:
                    return ""
                case _:
                    return name
        match kind(self._folder / path):
            case "":
                return ""
            case "file":
                return "" if self._knows(path) else path
            case "folder":
                within = (f"{path}/{name}" for name in inside(self._folder / path))
                return next((name for name in within if not self._is_our_file(name)), "")
            case _:
                return path

    def _is_our_file(self, path: str) -> bool:
        return path in self.known and kind(self._folder / path) == "file"

    def _knows(self, path: str) -> bool:
        """Whether a file is ours, also by another spelling where the system makes no difference."""
        if path in self.known:
            return True
        twin = self._spelled.get(key(path))
        return twin is not None and is_same(self._folder, path, twin)

    @cached_property
    def _spelled(self) -> Mapping[str, str]:
        return {key(path): path for path in self.known}

    def _link(self, path: str) -> str:
        """The first link on the way to a path, or at it; empty if there is none."""
        names = [str(parent) for parent in reversed(PurePosixPath(path).parents[:-1])]
        return next((name for name in (*names, path) if kind(self._folder / name) == "link"), "")

    def _may_be_ours_behind(self, path: str) -> bool:
        there = self._folder / path
        if not there.is_file():
            return False
        made = self.known[path]
        return not made or digest_at(there.resolve()) in made


def in_short(paths: Collection[str]) -> str:
    """The first of some paths, and how many more there are."""
    names = [f"“{path}”" for path in sorted(paths)]
    more = len(names) - _NAMED
    return listed([*names[:_NAMED], f"{more:,} more"] if more > 0 else names)


def is_same(folder: Path, path: str, other: str) -> bool:
    """Whether two names are one file for the system."""
    try:
        return (folder / path).samefile(folder / other)
    except OSError:
        return False


def _proven(folder: Path, files: Files) -> dict[str, Digests]:
    return {path: made for path, made in files.items() if digest_at(folder / path) in made}
