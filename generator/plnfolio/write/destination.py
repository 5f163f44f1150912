"""The output folder: what differs is written beside and swapped in file by file.

Nothing in the folder changes before everything is made, and a build that fails while it changes
takes its changes back: the last good site stays as it was. Files that plnfolio did not make are
never touched.
"""

from __future__ import annotations

import contextlib
import filecmp
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import TracebackType

from plnfolio.cache.digest import digest
from plnfolio.diagnostics import Problem, SiteError, Span, unreadable, why_not
from plnfolio.write.collisions import key
from plnfolio.write.output import Copied, Made, Output
from plnfolio.write.swap import Swap

MANIFEST = ".plnfolio"
NEW = "new-"  # begins the names of what is not finished; a killed build may leave it

_OLD = 3600
_HEAD = "# Made by plnfolio: the files of this site. A folder with this list may be built into."


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, were right already, and were no longer wanted.

    ``paths`` names those that were written or removed, in this order.
    """

    written: int
    unchanged: int
    removed: int
    paths: tuple[str, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        """Those that were removed."""
        return self.paths[self.written :]


@dataclass(frozen=True, slots=True)
class Stage:
    """Where files wait to be swapped into ``folder``; several processes may put theirs there."""

    folder: Path
    waiting: Path

    def put(self, path: str, data: bytes) -> bool:
        """Lay a file down if the folder does not have the same; whether it differs."""
        if _holds(self.folder / path, data):
            return False
        self.room(path).write_bytes(data)
        return True

    def copy(self, path: str, origin: Path) -> bool:
        """The same for a copy of a file."""
        target = self.folder / path
        if target.is_file() and filecmp.cmp(target, origin, shallow=False):
            return False
        shutil.copyfile(origin, self.room(path))
        return True

    def room(self, path: str) -> Path:
        """Where a file waits, under a name that any disk takes."""
        return self.waiting / digest(path)


class HalfWrittenError(OSError):
    """A change of the folder failed, and so did taking back those that were made before."""


class Destination:
    """An output folder during one build; use it in a ``with`` block.

    ``workshop`` is a folder on the same disk for files that wait to be swapped in; it is made and
    removed here. Whatever ends the block early leaves the folder as it was before.
    """

    def __init__(self, folder: Path, workshop: Path) -> None:
        self._folder = folder
        self._workshop = workshop
        self._paths: dict[str, bool] = {}
        self._released: set[str] = set()
        self._before = listed(folder)
        self._stage: Stage | None = None

    def __enter__(self) -> Destination:
        self._workshop.mkdir(parents=True, exist_ok=True)
        _sweep(self._workshop)
        waiting = Path(tempfile.mkdtemp(dir=self._workshop, prefix=NEW))
        self._stage = Stage(self._folder, waiting)
        self._swap = Swap(self._folder, waiting)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if error:
                self._swap.undo()
        except OSError as failed:
            with contextlib.suppress(OSError):
                # The next build must know all that may be left for its own.
                every = _listing(self._before | self._paths.keys())
                (self._folder / MANIFEST).write_bytes(every)
            raise HalfWrittenError(failed.errno, failed.strerror, failed.filename) from error
        finally:
            shutil.rmtree(self.stage.waiting, ignore_errors=True)

    def put(self, output: Output) -> None:
        """Take a file; nothing is visible before ``commit``."""
        if isinstance(output, Made):
            differs = self.stage.put(output.path, output.data)
        else:
            differs = self.stage.copy(output.path, output.origin)
        self.staged(output.path, differs=differs)

    def staged(self, path: str, *, differs: bool) -> None:
        """Note a file that was put on the stage, or that need not be, as it is right already."""
        self._paths[path] = differs

    def release(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Swap in some files ahead of all others; those that differed.

        SiteError if somebody else's file is in the way of one (``output-not-ours``).
        """
        changed = tuple(path for path in paths if self._paths[path] and path not in self._released)
        self._stop_if_in_the_way(changed)
        if new := set(changed) - self._before:
            # Whatever happens from here on, the next build knows which files are ours.
            self._before |= new
            self._list(self._before)
        for path in changed:
            self._swap.put(path, self.stage.room(path))
        self._released.update(changed)
        return changed

    def commit(self) -> Written:
        """Remove what was made before and is no longer, swap in what differs, remember the rest.

        SiteError as in ``release``.
        """
        gone = sorted(self._before - self._paths.keys())
        self._stage_twins(gone)
        changed = [path for path, differs in self._paths.items() if differs]
        self._stop_if_in_the_way(changed)
        for path in gone:
            self._swap.remove(path)
        self.release(self._paths)
        self._list(self._paths)
        unchanged = len(self._paths) - len(changed)
        return Written(len(changed), unchanged, len(gone), (*changed, *gone))

    @property
    def stage(self) -> Stage:
        """Where files wait."""
        if self._stage is None:
            raise RuntimeError("a Destination is used in a with block")
        return self._stage

    def _list(self, paths: Iterable[str]) -> None:
        if self.stage.put(MANIFEST, _listing(paths)):
            self._swap.put(MANIFEST, self.stage.room(MANIFEST))

    def _stage_twins(self, gone: Iterable[str]) -> None:
        """Have files written anew whose capitals changed, where no capitals count for the system.

        There the file that is right already is the one that is about to be removed.
        """
        spelled = {key(path): path for path in self._paths}
        for path in gone:
            twin = spelled.get(key(path), "")
            if twin and not self._paths[twin] and _is_same(self._folder, path, twin):
                shutil.copyfile(self._folder / path, self.stage.room(twin))
                self._paths[twin] = True

    def _stop_if_in_the_way(self, paths: Iterable[str]) -> None:
        found = {name for path in paths if (name := self._in_the_way(path))}
        if found:
            shown = _shown(self._folder, self._workshop.parent)
            message = "this is in the way of your site, and plnfolio did not make it"
            remedy = "move it elsewhere, or rename what belongs to your site"
            raise SiteError(
                Problem("output-not-ours", message, Span(f"{shown}/{name}"), remedy)
                for name in sorted(found)
            )

    def _in_the_way(self, path: str) -> str:
        """A file of somebody else's that would have to go for one of ours; empty if none is."""
        for parent in reversed(PurePosixPath(path).parents[:-1]):
            name = str(parent)
            here = self._folder / name
            if here.is_symlink() or here.is_file():
                return "" if name in self._before else name
            if not here.exists():
                return ""
        target = self._folder / path
        if not _is_folder(target):
            return path if os.path.lexists(target) and path not in self._before else ""
        inside = (file for file in target.rglob("*") if not _is_folder(file))
        names = (file.relative_to(self._folder).as_posix() for file in inside)
        return next((name for name in names if name not in self._before), "")


def check_folder(folder: Path, site: Path, content: Path) -> tuple[Problem, ...]:
    """Why a folder must not be built into.

    Problems: ``output-inside-content`` (or around it) and ``output-not-ours``.
    """
    output, shown = folder.resolve(), _shown(folder, site)
    inside = output.is_relative_to(content.resolve())
    if inside or content.resolve().is_relative_to(output):
        where = "inside your content" if inside else "a folder that holds your content"
        remedy = "choose a folder of its own, such as --output public"
        message = f"the output folder is {where}"
        return (Problem("output-inside-content", message, Span(shown), remedy),)
    if folder.is_dir() and not (folder / MANIFEST).is_file():
        strangers = sorted(path.name for path in folder.iterdir() if path.name[0] != ".")
        if strangers:
            message = f"this folder holds files that are not plnfolio’s (“{strangers[0]}”)"
            remedy = "choose another folder with --output, or empty this one yourself"
            return (Problem("output-not-ours", message, Span(shown), remedy),)
    if folder.exists() and not folder.is_dir():
        message = "the output folder is a file"
        return (Problem("output-not-ours", message, Span(shown), "choose another name"),)
    return ()


def unreadable_files(copied: Mapping[str, Copied]) -> Iterator[Problem]:
    """Files to be copied that the system does not hand over, by the source to blame."""
    for source, output in copied.items():
        try:
            output.origin.open("rb").close()
        except OSError as error:
            yield unreadable(source, error)


def unwritable(folder: Path, site: Path, error: OSError) -> Problem:
    """The output folder, or a file in it, that the system does not let us write."""
    what = f"“{Path(error.filename).name}”" if error.filename else "the site"
    return Problem(
        "unwritable-folder",
        f"{what} cannot be written: {why_not(error)}",
        Span(_shown(folder, site)),
        "check that you may write there, that the disk has room, "
        "and that no other program holds the file",
    )


def half_written(folder: Path, site: Path, error: OSError) -> Problem:
    """The output folder that is neither as it was nor as it should be."""
    return Problem(
        "half-written",
        f"writing was cut short, and what was there before cannot be put back: {why_not(error)}",
        Span(_shown(folder, site)),
        "the folder holds pages of two builds: do not publish it before you have built again",
    )


def _sweep(workshop: Path) -> None:
    """Remove what builds left that were killed; one that is still at work is younger."""
    for left in (*workshop.glob(f"{NEW}*"), *workshop.glob(f"*/{NEW}*")):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left) if left.is_dir() else left.unlink()


def _shown(folder: Path, site: Path) -> str:
    try:
        return folder.resolve().relative_to(site.resolve()).as_posix()
    except ValueError:
        return folder.as_posix()


def _listing(paths: Iterable[str]) -> bytes:
    return ("\n".join([_HEAD, *sorted(paths)]) + "\n").encode()


def listed(folder: Path) -> set[str]:
    """What the last build made; a line that leads out of the folder is not ours to believe."""
    try:
        lines = (folder / MANIFEST).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return set()
    return {
        line
        for line in lines
        if line and line[0] not in "#/\\" and ".." not in line.split("/") and ":" not in line[:2]
    }


def _holds(path: Path, data: bytes) -> bool:
    try:
        if path.stat().st_size != len(data):
            return False
        return path.read_bytes() == data
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    return path.is_dir() and not path.is_symlink()


def _is_same(folder: Path, path: str, other: str) -> bool:
    try:
        return (folder / path).samefile(folder / other)
    except OSError:
        return False
