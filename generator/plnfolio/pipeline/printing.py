"""Promised files are kept: those that may differ are made, by many hands, and put on the stage."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.cache.stamps import GONE, Stamp, lasting, stamp
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.pipeline import plan
from plnfolio.pipeline.crew import Crew
from plnfolio.pipeline.memory import KeptFile, Memory
from plnfolio.pipeline.order import InView, Progress
from plnfolio.write.destination import Destination, Stage
from plnfolio.write.found import digest_at
from plnfolio.write.output import Copied, Made, Promised


@dataclass(frozen=True, slots=True)
class Press:
    """What a process needs to make files."""

    stage: Stage
    promised: Sequence[Promised]


@dataclass(frozen=True, slots=True)
class Shared:
    """What many files are made from, as digests: the fields of the site's View by name, and for
    each template the files that it reaches.
    """

    site: Mapping[str, str]
    templates: Mapping[str, Mapping[str, str]]

    def named(self) -> Iterator[tuple[str, Mapping[str, str]]]:
        """The templates under the names that they are kept by."""
        for name, files in self.templates.items():
            yield f"{_TEMPLATE}{name}", files


_SITE, _TEMPLATE = "// site", "// template "
"""Names that no file of the output has."""


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
        self._folder = f"{folder}/"
        self._files = memory.files.records()
        self._destination = destination
        self._memory = memory
        self._kept: dict[str, KeptFile] = {}
        self._stale: list[Promised] = []

    def copy(self, files: Iterable[Copied]) -> None:
        """Take files over, without reading those that are known to be the same."""
        todo: list[Copied] = []
        sizes: list[int] = []
        for file in files:
            origin, there = stamp(file.origin), self._stamp(file.path)
            kept = self._files.get(file.path)
            known = kept and kept == KeptFile(str(lasting(origin)), kept.data, there)
            if kept and known and GONE not in (lasting(origin), there):
                self._kept[file.path] = kept
                self._destination.staged(file.path, kept.data, differs=False)
                continue
            self._kept[file.path] = KeptFile(str(lasting(origin)), "", GONE)
            todo.append(file)
            if origin[0] != there[0]:
                sizes.append(origin[0])
        self._destination.expect(sizes)
        for file in todo:
            data = self._destination.put(file)
            if file.digest not in ("", data):
                # A disk that forgets, or somebody who was at the folder of finished pictures.
                file.again()
                data = self._destination.put(file)
                if data != file.digest:
                    raise OSError(errno.EIO, os.strerror(errno.EIO), str(file.origin))
            self._kept[file.path] = self._kept[file.path]._replace(data=data)

    def print(
        self, promised: Iterable[Promised], crew: Crew, progress: Progress, in_view: InView
    ) -> tuple[Problem, ...]:
        """Make what is not right already; the problems of making it."""
        todo = [one for one in promised if not self._is_right(one)]
        watched = frozenset(in_view.files()) if todo else frozenset()
        first = [one for one in todo if one.path in watched]
        problems = self._make(first, crew, lambda stage, done, total: None)
        if first and not problems:
            in_view.in_place(self._destination.release(one.path for one in first))
        rest = [one for one in todo if one.path not in watched]
        return (*problems, *self._make(rest, crew, progress))

    def _make(
        self, todo: Sequence[Promised], crew: Crew, progress: Progress
    ) -> tuple[Problem, ...]:
        problems: list[Problem] = []
        press = Press(self._destination.stage, todo)
        results = crew.map(work, press, range(len(todo)))
        for number, (one, done) in enumerate(zip(todo, results, strict=True)):
            progress("Writing", number, len(todo))
            problems += done.problems
            self._destination.staged(one.path, done.data, differs=done.differs)
            self._kept[one.path] = self._kept[one.path]._replace(data=done.data)
        return tuple(problems)

    def group(
        self, prefix: str, key: str, make: Callable[[], Iterable[Made]], *, hasty: bool
    ) -> None:
        """Files that are made together, or not at all: those whose paths begin with ``prefix``.

        ``key`` is a digest of what they are made from; in haste any that are there will do.
        """
        kept = {path: was for path, was in self._files.items() if path.startswith(prefix)}
        right = all(hasty or was.key == key for was in kept.values())
        if kept and right and all(self._holds(path, was) for path, was in kept.items()):
            for path, was in kept.items():
                self._destination.staged(path, was.data, differs=False)
            return
        for path in kept:
            self._kept.pop(path, None)
        for made in make():
            self._kept[made.path] = KeptFile(key, self._destination.put(made), GONE)

    def reasons(self, shared: Shared, texts: Mapping[str, str]) -> dict[str, str]:
        """Why files were made, by their path; to be asked before ``keep``.

        ``shared`` is what many files are made from, ``texts`` says why texts were composed again.
        """
        kept = self._memory.reasons
        site = plan.why_site(kept.get(_SITE, {}), shared.site)
        looks = {
            name: plan.why_template(kept.get(f"{_TEMPLATE}{name}", {}), files)
            for name, files in shared.templates.items()
        }
        found = {}
        for one in self._stale:
            details = {
                "body": texts.get(one.source, ""),
                "site": site,
                "template": looks.get(one.template, ""),
            }
            found[one.path] = plan.why_file(kept.get(one.path), one.digests, details)
        return found

    def _is_right(self, one: Promised) -> bool:
        key = digest(repr(one.digests))
        kept = self._files.get(one.path)
        self._kept[one.path] = KeptFile(key, kept.data if kept else "", GONE)
        if kept and kept.key == key and self._holds(one.path, kept):
            self._destination.staged(one.path, kept.data, differs=False)
            return True
        self._stale.append(one)
        return False

    def _holds(self, path: str, kept: KeptFile) -> bool:
        """Whether the folder has the very bytes that were put there."""
        if kept.stamp != GONE and self._stamp(path) == kept.stamp:
            self._kept[path] = kept
            return True
        self._kept[path] = kept._replace(stamp=GONE)
        return digest_at(Path(self._folder, path)) == kept.data

    def _stamp(self, path: str) -> Stamp:
        """The stamp of a file of the output; nothing of ours is a link."""
        return stamp(self._folder + path, through=False)

    def keep(self, shared: Shared) -> dict[str, Stamp]:
        """Remember what there is now, when everything is in its place; the stamps of all files."""
        files, reasons = self._memory.files, self._memory.reasons
        stamps = {}
        for path, kept in self._kept.items():
            now = kept
            if kept.stamp == GONE:
                now = kept._replace(stamp=lasting(self._stamp(path)))
            stamps[path] = now.stamp
            if self._files.get(path) != now:
                files[path] = now
        for one in self._stale:
            reasons[one.path] = dict(one.digests)
        for name, digests in ((_SITE, shared.site), *shared.named()):
            if reasons.get(name) != digests:
                reasons[name] = dict(digests)
        for path in [path for path in files if path not in self._kept]:
            del files[path]
            reasons.pop(path, None)
        return stamps
