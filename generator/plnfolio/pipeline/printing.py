"""Promised files are kept: those that may differ are made, by many hands, and put on the stage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from plnfolio.cache.digest import digest, fingerprint
from plnfolio.cache.stamps import GONE, Stamp, lasting, stamp
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.pipeline import plan
from plnfolio.pipeline.crew import Crew
from plnfolio.pipeline.memory import KeptFile, Memory
from plnfolio.pipeline.order import Progress
from plnfolio.write.destination import Destination, Stage
from plnfolio.write.output import Copied, Made, Promised


@dataclass(frozen=True, slots=True)
class Press:
    """What a process needs to make files."""

    stage: Stage
    promised: Sequence[Promised]


@dataclass(frozen=True, slots=True)
class Printed:
    """A file that was made: the digest of its bytes, and whether the folder has others."""

    data: str
    differs: bool
    problems: tuple[Problem, ...] = ()


def work(press: Press, number: int) -> Printed:
    """Make one file."""
    promised = press.promised[number]
    try:
        data = promised.make()
    except SiteError as error:
        return Printed("", differs=False, problems=error.problems)
    return Printed(digest(data), press.stage.put(promised.path, data))


class Printer:
    """Puts the files of one build into a Destination, and remembers what they were made from."""

    def __init__(self, folder: Path, destination: Destination, memory: Memory) -> None:
        self._folder = folder
        self._destination = destination
        self._memory = memory
        self._kept: dict[str, KeptFile] = {}
        self._digests: dict[str, dict[str, str]] = {}
        self.reasons: dict[str, str] = {}
        """Why files were made, by their path."""

    def copy(self, files: Iterable[Copied]) -> None:
        """Take files over, without reading those that are known to be the same."""
        for file in files:
            origin = stamp(file.origin)
            self._kept[file.path] = now = KeptFile(fingerprint(lasting(origin)), "", GONE)
            kept = self._memory.files.get(file.path)
            if kept and lasting(origin) != GONE and kept == now._replace(stamp=self._stamp(file)):
                self._destination.staged(file.path, differs=False)
            else:
                self._destination.put(file)

    def print(
        self, promised: Iterable[Promised], crew: Crew, progress: Progress
    ) -> tuple[Problem, ...]:
        """Make what is not right already; the problems of making it."""
        todo = [one for one in promised if not self._is_right(one)]
        problems: list[Problem] = []
        press = Press(self._destination.stage, todo)
        results = crew.map(work, press, range(len(todo)))
        for number, (one, done) in enumerate(zip(todo, results, strict=True)):
            progress("Writing", number, len(todo))
            problems += done.problems
            self._destination.staged(one.path, differs=done.differs)
            self._kept[one.path] = self._kept[one.path]._replace(data=done.data)
        return tuple(problems)

    def group(self, prefix: str, key: str, make: Callable[[], Iterable[Made]]) -> None:
        """Files that are made together, or not at all: those whose paths begin with ``prefix``.

        ``key`` is a digest of what they are made from.
        """
        kept = {p: was for p, was in self._memory.files.items() if p.startswith(prefix)}
        right = all(was.key == key and self._holds(path, was) for path, was in kept.items())
        if kept and right:
            for path, was in kept.items():
                self._kept[path] = was
                self._destination.staged(path, differs=False)
            return
        for made in make():
            self._kept[made.path] = KeptFile(key, digest(made.data), GONE)
            self._destination.put(made)

    def _is_right(self, one: Promised) -> bool:
        key = fingerprint(one.digests)
        kept = self._memory.files.get(one.path)
        self._kept[one.path] = KeptFile(key, kept.data if kept else "", GONE)
        if kept and kept.key == key and self._holds(one.path, kept):
            self._destination.staged(one.path, differs=False)
            return True
        before = self._memory.reasons.get(one.path)
        self.reasons[one.path] = plan.why_file(before, one.digests)
        self._digests[one.path] = dict(one.digests)
        return False

    def _holds(self, path: str, kept: KeptFile) -> bool:
        """Whether the folder has the very bytes that were put there."""
        if kept.stamp != GONE and stamp(self._folder / path) == kept.stamp:
            return True
        try:
            return digest((self._folder / path).read_bytes()) == kept.data
        except OSError:
            return False

    def _stamp(self, file: Copied) -> Stamp:
        return stamp(self._folder / file.path)

    def keep(self) -> None:
        """Remember what there is now; to be called when everything is in its place."""
        files, reasons = self._memory.files, self._memory.reasons
        for path, kept in self._kept.items():
            now = kept._replace(stamp=lasting(stamp(self._folder / path)))
            if files.get(path) != now:
                files[path] = now
        for path, digests in self._digests.items():
            reasons[path] = digests
        for path in [path for path in files if path not in self._kept]:
            del files[path]
            reasons.pop(path, None)
