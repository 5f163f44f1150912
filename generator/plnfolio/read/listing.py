"""What is there to be read: every file with its stamp, seen before any of them is opened."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.cache.stamps import Stamp, settled, stamp
from plnfolio.diagnostics import Problem, unreadable
from plnfolio.frozen import dataclass
from plnfolio.model.permalinks import PATH
from plnfolio.model.source import CONTENT
from plnfolio.read.beside import beside
from plnfolio.read.files import walk

Fail = Callable[[str, OSError], None]


@dataclass(frozen=True, slots=True)
class Listing:
    """The files of a site, by their paths in it.

    ``started`` is when looking began, in nanoseconds. ``digest`` is that of all stamps, those of
    the program and the themes among them, but not that of permalinks.yaml, and ``around`` that of
    all but the ``files``; they are empty if a file is so new that it may change unseen.
    ``problems`` are folders that cannot be opened and what is no file at all, ``beside`` is what
    lies elsewhere.
    """

    started: int
    files: Mapping[str, Stamp]
    digest: str = ""
    around: str = ""
    problems: tuple[Problem, ...] = ()
    beside: tuple[str, ...] = ()

    def changed(self, now: Listing) -> set[str] | None:
        """The files that are not surely as they were; None if it may be more than files."""
        if not self.around or self.around != now.around:
            return None
        before, after = self.files, now.files
        doubtful = {path for path, one in before.items() if not settled(one, self.started)}
        other = {path for path, one in after.items() if before.get(path) != one}
        return doubtful | other | (before.keys() - after.keys())


def list_content(root: Path) -> Listing:
    """Look at the author's files alone."""
    started = time.time_ns()
    problems: list[Problem] = []

    def fail(folder: str, error: OSError) -> None:
        problems.append(unreadable(Path(folder).relative_to(root).as_posix(), error))

    files = dict(_under(root / CONTENT, fail))
    return Listing(started, files, problems=tuple(problems), beside=beside(root))


def list_files(root: Path, themes: Path, lines: Iterable[str]) -> Listing:
    """Look at the author's files and themes in ``root``, and at the ``themes`` that come along.

    ``lines`` are what else a build depends on.
    """
    content = list_content(root)
    started, files = content.started, content.files
    odd = [str(problem) for problem in content.problems]
    looks: list[tuple[str, Stamp]] = []
    for folder in (root / "themes", root / "overrides", themes):
        looks += _under(folder, lambda path, error: odd.append(f"{path} {type(error).__name__}"))
    seen = chain(lines, content.beside, odd, (f"{path} {now}" for path, now in looks))
    around = digest("\n".join(seen)) if all(settled(now, started) for _, now in looks) else ""
    # A build writes one of them itself, and knows it by that.
    read = [(path, now) for path, now in files.items() if path != PATH]
    calm = around and all(settled(now, started) for _, now in read)
    stamps = (f"{path} {now}" for path, now in read)
    whole = digest("\n".join(chain((around,), stamps))) if calm else ""
    return replace(content, digest=whole, around=around)


def _under(folder: Path, fail: Fail) -> Iterator[tuple[str, Stamp]]:
    """Every file of a folder by its path from where the folder is, with ``/``, and its stamp."""
    start = len(str(folder.parent)) + 1 if folder.parent != Path() else 0
    for path in walk(folder, fail):
        yield path[start:].replace(os.sep, "/"), stamp(path)
