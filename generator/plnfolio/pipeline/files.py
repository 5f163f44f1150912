"""Planned files are made where they may differ, by many processes, and put on the stage."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.cache.records import sum_of
from plnfolio.cache.stamps import GONE, Stamp, lasting, stamp
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.frozen import dataclass
from plnfolio.pipeline.memory import SITE, TEMPLATE, File, Shared
from plnfolio.pipeline.prepare import Tools, stop_if_wrong
from plnfolio.pipeline.request import WORKSHOP, Progress, no_progress
from plnfolio.pipeline.why import argument, theme_file, why, why_site
from plnfolio.write import build_id
from plnfolio.write.base import Planned, PlannedFile, PlannedFolder, PlannedLast, Seen
from plnfolio.write.destination import Destination, Stage
from plnfolio.write.found import digest_at
from plnfolio.write.manifest import Manifest
from plnfolio.write.needs import Needs, needs, of_copy
from plnfolio.write.outcome import Changes
from plnfolio.write.output import Copied
from plnfolio.write.refusals import half_written, unwritable
from plnfolio.write.swap import HalfWrittenError


@dataclass(frozen=True, slots=True)
class RenderContext:
    """What a process needs to make files."""

    stage: Stage
    planned: Sequence[PlannedFile]


@dataclass(frozen=True, slots=True)
class RenderedFile:
    """A file that was made: the digest of its bytes, whether the folder has others, its needs."""

    data: str
    differs: bool
    needs: Needs = ()
    problems: tuple[Problem, ...] = ()


def work(context: RenderContext, number: int) -> RenderedFile:
    """Make one file."""
    planned = context.planned[number]
    try:
        data = planned.make()
    except SiteError as error:
        return RenderedFile("", differs=False, problems=error.problems)
    differs = context.stage.put(planned.path, data)
    return RenderedFile(digest(data), differs, needs(planned.path, data))


@contextmanager
def writing(using: Tools, shared: Shared, listed: Manifest | None = None) -> Iterator[FileWriter]:
    """Who writes into the output folder; SiteError where that fails.

    ``shared`` is what many files are made from, ``listed`` the list of the folder, if somebody has
    it at hand.
    """
    root, output = using.root, using.request.output
    try:
        with Destination(output, root / WORKSHOP, using.memory.left, listed) as destination:
            yield FileWriter(using, shared, destination)
    except HalfWrittenError as error:
        raise SiteError([half_written(output, root, error)]) from error
    except OSError as error:
        raise SiteError([unwritable(output, root, error)]) from error


class FileWriter:
    """Puts the files of one build into a Destination, and remembers what they were made from."""

    def __init__(self, using: Tools, shared: Shared, destination: Destination) -> None:
        self._using = using
        self._folder = f"{using.request.output}/"
        self._destination = destination
        self._records = using.memory.files
        self._shared = shared
        self._kept = self._records.every()
        self._now: dict[str, File] = {}
        self._inputs: dict[str, Mapping[str, str]] = {}
        self._stale: list[PlannedFile] = []

    def copy(self, files: Iterable[Copied]) -> None:
        """Take files over, without reading those that are known to be the same."""
        todo: list[tuple[Copied, Mapping[str, str]]] = []
        sizes: list[int] = []
        for file in files:
            origin, there = stamp(file.origin), self._stamp(file.path)
            known = lasting(origin)
            inputs: Mapping[str, str] = {"file": str(known)}
            kept = self._made_from(file.path, inputs)
            if kept and kept.stamp == there and GONE not in (known, there):
                self._is_there(file.path, kept)
                continue
            todo.append((file, inputs))
            if origin[0] != there[0]:
                sizes.append(origin[0])
        self._destination.expect(sizes)
        for file, inputs in todo:
            data = self._destination.put(file)
            if file.digest not in ("", data):
                # A disk that forgets, or somebody who was at the folder of finished pictures.
                file.again()
                data = self._destination.put(file)
                if data != file.digest:
                    raise OSError(errno.EIO, os.strerror(errno.EIO), str(file.origin))
            needs = of_copy(file.path, file.origin)
            self._is_made(file.path, inputs, File(data, GONE, needs))

    def make(self, planned: Iterable[Planned]) -> None:
        """Make what is not right already; SiteError with all that is wrong with it."""
        every = list(planned)
        self._make_files(one for one in every if isinstance(one, PlannedFile))
        for one in every:
            if isinstance(one, PlannedFolder):
                self._make_folder(one)
        for one in every:
            if isinstance(one, PlannedLast):
                self._make_files([one.planned(self._now)])

    def _make_files(self, planned: Iterable[PlannedFile]) -> None:
        todo = []
        for one in planned:
            if file := self._still(one.path, one.inputs):
                self._is_there(one.path, file)
            else:
                todo.append(one)
        self._stale += todo
        in_view = self._using.in_view
        watched = frozenset(in_view.files()) if todo else frozenset()
        first = [one for one in todo if one.path in watched]
        problems = self._render(first, no_progress)
        if first and not problems:
            in_view.in_place(self._destination.release(one.path for one in first))
        rest = [one for one in todo if one.path not in watched]
        stop_if_wrong([*problems, *self._render(rest, self._using.progress)])

    @property
    def asks_as_before(self) -> bool:
        """Whether no file that was made again needs anything else than it did."""
        both = ((self._kept.get(path), file) for path, file in self._now.items())
        return all(kept and kept.output.needs == file.needs for kept, file in both)

    @property
    def seen(self) -> Mapping[str, Seen]:
        """What is known of all files that there are now."""
        return self._now

    @property
    def said(self) -> Mapping[str, str]:
        """What the files of the last build said, by their paths."""
        return {path: kept.output.words for path, kept in self._kept.items()}

    def _render(self, todo: Sequence[PlannedFile], progress: Progress) -> list[Problem]:
        problems: list[Problem] = []
        context = RenderContext(self._destination.stage, todo)
        results = self._using.workers.map(work, context, range(len(todo)))
        for number, (one, done) in enumerate(zip(todo, results, strict=True)):
            progress("Writing", number, len(todo))
            problems += done.problems
            self._destination.staged(one.path, done.data, differs=done.differs)
            self._is_made(one.path, one.inputs, File(done.data, GONE, done.needs, one.words))
        return problems

    def _make_folder(self, folder: PlannedFolder) -> None:
        """Make all files of a folder, or none if what is there is right; any will do to be kept."""
        wanted = None if self._using.request.keep_search else folder.inputs
        paths = [path for path in self._kept if path.startswith(folder.path)]
        files = {path: self._still(path, wanted) for path in paths}
        right = {path: file for path, file in files.items() if file}
        if right and right == files:
            for path, file in right.items():
                self._is_there(path, file)
            return
        for made in folder.make():
            file = File(self._destination.put(made), GONE)
            self._is_made(made.path, folder.inputs, file)

    def leave_others(self) -> bool:
        """Leave all files that nothing was said of; whether each is as it was left."""
        for path in self._kept:
            if path not in self._now and path != build_id.PATH:
                file = self._still(path, None)
                if file is None:
                    return False
                self._is_there(path, file)
        return True

    def commit(self) -> Changes:
        """Put everything in its place, and take away what nothing was said of."""
        return self._destination.commit()

    @property
    def listed(self) -> Manifest:
        """The files that are ours in the folder."""
        return Manifest(self._destination.listed)

    def _made_from(self, path: str, inputs: Mapping[str, str] | None) -> File | None:
        """A file that was made from the same inputs, or from any."""
        kept = self._kept.get(path)
        same = kept and (inputs is None or kept.inputs == sum_of(inputs))
        return kept.output if kept and same else None

    def _still(self, path: str, inputs: Mapping[str, str] | None) -> File | None:
        """The same if the folder has the very bytes; one that only looks changed has no stamp."""
        file = self._made_from(path, inputs)
        if file is None or (file.stamp != GONE and self._stamp(path) == file.stamp):
            return file
        return (
            file._replace(stamp=GONE) if digest_at(Path(self._folder, path)) == file.data else None
        )

    def _is_there(self, path: str, file: File) -> None:
        self._now[path] = file
        self._destination.staged(path, file.data, differs=False)

    def _is_made(self, path: str, inputs: Mapping[str, str], file: File) -> None:
        self._now[path] = file
        self._inputs[path] = inputs

    def reasons(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Why files were made, by their path; to be asked before ``keep``.

        ``texts`` says why texts were composed again.
        """
        before = self._using.memory.shared.records()
        site = why_site(before.get(SITE), self._shared[SITE])
        looks = {
            name: why(before[name], dict(sorted(files.items())), theme_file)
            for name, files in self._shared.items()
            if name != SITE and name in before
        }
        found = {}
        for one in self._stale:
            if one.path == build_id.PATH:
                continue  # it is another in every build that makes anything
            details = {
                "body": texts.get(one.source, ""),
                "config": site if "site" in one.inputs else "",
                "site": site,
                "template": looks.get(TEMPLATE + one.template, ""),
            }
            said = why(self._records.inputs(one.path), one.inputs, argument(details))
            found[one.path] = said or "its file was changed or removed"
        return found

    def _stamp(self, path: str) -> Stamp:
        """The stamp of a file of the output; nothing of ours is a link."""
        return stamp(self._folder + path, through=False)

    def keep(self) -> dict[str, Stamp]:
        """Remember what there is now, when everything is in its place; the stamps of all files."""
        stamps = {}
        for path, file in self._now.items():
            now = file
            if now.stamp == GONE:
                now = file._replace(stamp=lasting(self._stamp(path)))
            stamps[path] = now.stamp
            if path in self._inputs:
                self._records.put(path, self._inputs[path], now)
            elif self._kept[path].output != now:
                self._records.left(path, now)
        self._records.forget_others(self._now)
        self._using.memory.shared.become(self._shared)
        return stamps
