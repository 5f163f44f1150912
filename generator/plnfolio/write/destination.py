"""The output folder: what differs is written beside and swapped in file by file.

Nothing in the folder changes before everything is made, so a build that fails leaves the last
good site as it was. Files that plnfolio did not make are never touched.
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

from plnfolio.diagnostics import Problem, Span, unreadable, why_not
from plnfolio.write.output import Copied, Made, Output

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
        self._room(path).write_bytes(data)
        return True

    def copy(self, path: str, origin: Path) -> bool:
        """The same for a copy of a file."""
        target = self.folder / path
        if target.is_file() and filecmp.cmp(target, origin, shallow=False):
            return False
        shutil.copyfile(origin, self._room(path))
        return True

    def _room(self, path: str) -> Path:
        staged = self.waiting / path
        staged.parent.mkdir(parents=True, exist_ok=True)
        return staged


class Destination:
    """An output folder during one build; use it in a ``with`` block.

    ``workshop`` is a folder on the same disk for files that wait to be swapped in; it is made and
    removed here.
    """

    def __init__(self, folder: Path, workshop: Path) -> None:
        self._folder = folder
        self._workshop = workshop
        self._paths: dict[str, bool] = {}
        self._released: set[str] = set()
        self._stage: Stage | None = None

    def __enter__(self) -> Destination:
        self._workshop.mkdir(parents=True, exist_ok=True)
        _sweep(self._workshop)
        waiting = Path(tempfile.mkdtemp(dir=self._workshop, prefix=NEW))
        self._stage = Stage(self._folder, waiting)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._stage:
            shutil.rmtree(self._stage.waiting, ignore_errors=True)

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
        """Swap in some files ahead of all others; those that differed."""
        before = listed(self._folder)
        changed = tuple(path for path in paths if self._paths[path] and path not in self._released)
        if new := set(changed) - before:
            # Whatever happens from here on, the next build knows which files are ours.
            self._list(before | new)
        for path in changed:
            self._swap(path)
        self._released.update(changed)
        return changed

    def commit(self) -> Written:
        """Swap in what differs, remove what was made before and is no longer, remember the rest."""
        self.release(self._paths)
        before = listed(self._folder)
        changed = [path for path, differs in self._paths.items() if differs]
        gone = sorted(before - self._paths.keys())
        for path in gone:
            _remove(self._folder, path)
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
        text = "\n".join([_HEAD, *sorted(paths)]) + "\n"
        if self.stage.put(MANIFEST, text.encode()):
            self._swap(MANIFEST)

    def _swap(self, path: str) -> None:
        staged, target = self.stage.waiting / path, self._folder / path
        _make_room(self._folder, target)
        try:
            staged.replace(target)
        except OSError:
            # Another disk, or another program holds the file: copy beside it, then swap.
            beside = target.with_name(f".{target.name}.new")
            shutil.copyfile(staged, beside)
            beside.replace(target)


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


def may_collide(paths: Iterable[str]) -> bool:
    """Whether ``duplicates`` has anything to say of some paths; quick, as it almost never has."""
    names = [path.casefold() for path in paths]
    folders: set[str] = set()
    for name in names:
        folder = name.rpartition("/")[0]
        while folder and folder not in folders:
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    seen = set(names)
    return len(seen) < len(names) or not folders.isdisjoint(seen)


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file of the output comes from; ``ours`` says what it is if no author asked for it."""

    span: Span
    ours: str = ""


def duplicates(outputs: Iterable[tuple[str, Origin]]) -> tuple[Problem, ...]:
    """Files that would overwrite each other, also where capitals do not count (macOS, Windows).

    A file whose name another needs for a folder is one of them.
    """
    first: dict[str, Origin] = {}
    folders: dict[str, Origin] = {}
    problems = []
    for path, origin in outputs:
        name = path.casefold()
        above = [str(parent) for parent in PurePosixPath(name).parents][:-1]
        rival = folders.get(name) or next(filter(None, map(first.get, above)), None)
        known = rival or first.setdefault(name, origin)
        folders |= dict.fromkeys((parent for parent in above if parent not in folders), origin)
        if known is not origin:
            problems.append(_clash(f"/{path.removesuffix('index.html')}", known, origin))
    return tuple(problems)


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


_RENAME = "rename one of the two files, or give one a “slug” in its front matter"
_OVERRIDE = "rename it; to replace a file of the theme, put yours into overrides/assets/"


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


def _make_room(folder: Path, target: Path) -> None:
    """Folders above a file, also where a file of an earlier build has the folder's name."""
    for parent in reversed(target.relative_to(folder).parents):
        above = folder / parent
        if above.is_symlink() or above.is_file():
            above.unlink()
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.is_dir() and not target.is_symlink():
        _remove_empty(target)


def _remove(folder: Path, path: str) -> None:
    target = folder / path
    target.unlink(missing_ok=True)
    for parent in target.relative_to(folder).parents[:-1]:
        try:
            (folder / parent).rmdir()
        except OSError:
            break


def _remove_empty(folder: Path) -> None:
    for path, _, _ in os.walk(folder, topdown=False):
        Path(path).rmdir()
