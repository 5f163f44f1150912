"""The output folder: what differs is written beside and swapped in file by file.

Nothing in the folder changes before everything is made, and a build that fails while it changes
takes its changes back: the last good site stays as it was. Files that plnfolio did not make are
never touched.
"""

from __future__ import annotations

import contextlib
import errno
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

from plnfolio.cache.digest import digest
from plnfolio.diagnostics import NO_ROOM, Problem, SiteError
from plnfolio.frozen import dataclass
from plnfolio.write.claims import Claims, Remembered, is_same
from plnfolio.write.collisions import key
from plnfolio.write.found import NEW, copied, holds, kind, same_bytes
from plnfolio.write.manifest import MANIFEST, Digests, Files, Manifest, with_more, written
from plnfolio.write.outcome import NEAR, REPLACED, Changes, unfinished
from plnfolio.write.output import Data, Made
from plnfolio.write.refusals import shown
from plnfolio.write.room import NoRoomError, is_full, make_sure, too_little
from plnfolio.write.swap import HalfWrittenError, Swap

_OLD = 3600


@dataclass(frozen=True, slots=True)
class Stage:
    """Where files wait to be swapped into ``folder``; several processes may put theirs there."""

    folder: Path
    waiting: Path

    def put(self, path: str, data: bytes) -> bool:
        """Lay a file down if the folder does not have the same; whether it differs."""
        if holds(self.folder / path, data):
            return False
        self.room(path).write_bytes(data)
        return True

    def copy(self, path: str, origin: Path) -> tuple[bool, str]:
        """The same for a copy of a file, with the digest of its bytes."""
        if data := same_bytes(self.folder / path, origin):
            return False, data
        return True, copied(origin, self.room(path))

    def room(self, path: str) -> Path:
        """Where a file waits, under a name that any disk takes."""
        return self.waiting / digest(path)


class Destination:
    """An output folder during one build; use it in a ``with`` block.

    ``workshop`` is a folder for files that wait to be swapped in; they wait in a hidden one in the
    output folder if that is on another disk. Whatever ends the block early leaves the folder as it
    was before. ``remembered`` is asked what is ours if the list of the folder is damaged;
    ``listed`` is that list, if somebody has it at hand.
    """

    def __init__(
        self,
        folder: Path,
        workshop: Path,
        remembered: Remembered = dict,
        listed: Manifest | None = None,
    ) -> None:
        self._folder = folder
        self._workshop = workshop
        self._paths: dict[str, bool] = {}
        self._digests: dict[str, str] = {}
        self._released: set[str] = set()
        self._listed: Files = {}
        self._new_folders: list[Path] = []
        self._replaced: list[str] = []
        self._stage: Stage | None = None
        self._claims = Claims(folder, shown(folder, workshop.parent), remembered, listed)

    def __enter__(self) -> Destination:
        self._workshop.mkdir(parents=True, exist_ok=True)
        _sweep(self._workshop)
        for left in unfinished(self._folder):
            # Whoever builds into this folder waits for the turn that is ours now.
            shutil.rmtree(left, ignore_errors=True)
        try:
            waiting = self._waiting()
        except OSError:
            self._remove_new_folders()
            raise
        self._stage = Stage(self._folder, waiting)
        self._swap = Swap(self._folder, waiting, kept=MANIFEST)
        self._listed = self._claims.known
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # What was full may have been another disk, such as that of the workshop.
        full = isinstance(error, OSError) and error.errno in NO_ROOM and is_full(self.stage.waiting)
        try:
            if error:
                self._swap.undo()
        except HalfWrittenError as half:
            raise half from error
        finally:
            shutil.rmtree(self.stage.waiting, ignore_errors=True)
            if error:
                self._remove_new_folders()
        if full and isinstance(error, OSError) and not isinstance(error, NoRoomError):
            raise too_little(self._folder, error) from error

    def expect(self, sizes: Iterable[int]) -> None:
        """Hear of large files that will come; NoRoomError if there is no room for them."""
        make_sure(self.stage.waiting, list(sizes))

    def put(self, output: Data) -> str:
        """Take a file; nothing is visible before ``commit``. The digest of its bytes."""
        if isinstance(output, Made):
            differs = self.stage.put(output.path, output.data)
            data = digest(output.data)
        else:
            differs, data = self.stage.copy(output.path, output.origin)
        self.staged(output.path, data, differs=differs)
        return data

    def staged(self, path: str, data: str, *, differs: bool) -> None:
        """Note a file that was put on the stage, or that need not be, as it is right already.

        ``data`` is the digest of its bytes.
        """
        self._paths[path] = differs
        self._digests[path] = data

    def release(self, paths: Iterable[str]) -> tuple[str, ...]:
        """Swap in some files ahead of all others; those that differed and are in place now.

        One whose name a folder has comes later, when what is in that folder is gone.

        SiteError if somebody else's file is in the way of one (``output-not-ours``).
        """
        if not self._claims.sure:
            return ()
        changed = [
            path
            for path in paths
            if self._paths[path]
            and path not in self._released
            and kind(self._folder / path) != "folder"
        ]
        _stop_at(self._claims.in_the_way(changed))
        self._swap_in(changed, ())
        self._released.update(changed)
        return tuple(changed)

    def commit(self) -> Changes:
        """Remove what was made before and is no longer, swap in what differs, remember the rest.

        SiteError as in ``release``, and if nobody knows whose files there are (``damaged-list``).
        """
        gone = sorted(self._claims.known.keys() - self._paths.keys())
        self._stage_twins(gone)
        changed = [path for path, differs in self._paths.items() if differs]
        to_come = [path for path in changed if path not in self._released]
        right = {path for path, differs in self._paths.items() if not differs}
        _stop_at(self._claims.unexplained(right))
        _stop_at((*self._claims.in_the_way(to_come), *self._claims.out_of_reach(gone)))
        self._swap_in(to_come, gone)
        self._list({path: frozenset({data}) for path, data in self._digests.items()})
        unchanged = len(self._paths) - len(changed)
        replaced = tuple(self._replaced)
        return Changes(len(changed), unchanged, len(gone), (*changed, *gone), replaced)

    @property
    def listed(self) -> Files:
        """The files that the list of the folder names."""
        return self._listed

    @property
    def stage(self) -> Stage:
        """Where files wait."""
        if self._stage is None:
            raise RuntimeError("a Destination is used in a with block")
        return self._stage

    def _swap_in(self, changed: Sequence[str], gone: Sequence[str]) -> None:
        for path in (*changed, *gone):
            self._keep_what_others_made(path)
        if changed or gone:
            # Whatever happens from here on, the next build knows which files are ours.
            self._list_also({path: self._digests[path] for path in changed})
        first = _in_the_way(gone, changed)
        for path in first:
            self._swap.remove(path)
        for path in changed:
            self._swap.put(path, self.stage.room(path))
        # Pages that were there before have the style sheets that they name until they are replaced.
        for path in gone:
            if path not in first:
                self._swap.remove(path)

    def _list_also(self, files: Mapping[str, str]) -> None:
        """Name files by the digests that they will have, beside those that they may have now."""
        self._listed = _both(self._listed, files)
        there = self._folder / MANIFEST
        listed = there.read_bytes() if kind(there) == "file" else b""
        # All of it only where something has happened to the list, as a site may have many files.
        self._put_list(with_more(listed, files) or written(self._listed))

    def _list(self, files: Files) -> None:
        self._listed = files
        self._put_list(written(files))

    def _put_list(self, data: bytes) -> None:
        self._make_folder()
        if self.stage.put(MANIFEST, data):
            self._swap.put(MANIFEST, self.stage.room(MANIFEST))

    def _stage_twins(self, gone: Iterable[str]) -> None:
        """Have files written anew whose capitals changed, where no capitals count for the system.

        There the file that is right already is the one that is about to be removed.
        """
        spelled = {key(path): path for path in self._paths}
        for path in gone:
            twin = spelled.get(key(path), "")
            if twin and not self._paths[twin] and is_same(self._folder, path, twin):
                shutil.copyfile(self._folder / path, self.stage.room(twin))
                self._paths[twin] = True

    def _keep_what_others_made(self, path: str) -> None:
        """A file of ours that somebody has changed is not lost when it is made anew or removed."""
        if not self._claims.changed_since(path):
            return
        place = self._workshop / REPLACED / path
        for above in reversed(place.relative_to(self._workshop).parents[:-1]):
            if kind(self._workshop / above) not in ("", "folder"):
                (self._workshop / above).unlink()
        if kind(place) == "folder":
            shutil.rmtree(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(self._folder / path, place)
        self._replaced.append(path)

    def _waiting(self) -> Path:
        """A folder on the disk of the output folder, so that swapping files in takes no room."""
        waiting = Path(tempfile.mkdtemp(dir=self._workshop, prefix=NEW))
        if _reaches(waiting, self._folder):
            return waiting
        waiting.rmdir()
        self._make_folder()
        return Path(tempfile.mkdtemp(dir=self._folder, prefix=NEAR))

    def _make_folder(self) -> None:
        if not self._folder.is_dir():
            above = (self._folder, *self._folder.parents)
            self._new_folders = [one for one in above if not one.exists()]
            self._folder.mkdir(parents=True)

    def _remove_new_folders(self) -> None:
        for folder in self._new_folders:
            with contextlib.suppress(OSError):
                folder.rmdir()


def _in_the_way(gone: Sequence[str], changed: Iterable[str]) -> frozenset[str]:
    """What has to go before others can come, as one of both is a folder, or their name is one."""
    if not gone:
        return frozenset()
    files = {key(path) for path in changed}
    folders = {above for path in files for above in _above(path)}
    return frozenset(
        path
        for path in gone
        if key(path) in files or key(path) in folders or not files.isdisjoint(_above(key(path)))
    )


def _above(path: str) -> list[str]:
    """The folders that a file is in."""
    parts = path.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def _stop_at(problems: Iterable[Problem]) -> None:
    if found := tuple(problems):
        raise SiteError(found)


def _both(one: Files, other: Mapping[str, str]) -> dict[str, Digests]:
    """Files with the digests of before and of afterwards; those that may be anything still may."""
    both = dict(one)
    for path, data in other.items():
        if path not in both or both[path]:
            both[path] = both.get(path, frozenset()) | {data}
    return both


def _reaches(waiting: Path, folder: Path) -> bool:
    """Whether what waits can be moved into a folder; asked of the system by moving it.

    Numbers of disks do not tell: one may be there under two roofs.
    """
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    there = folder / f"{NEAR}{waiting.name}"
    try:
        waiting.rename(there)
        there.rename(waiting)
    except OSError as error:
        return error.errno != errno.EXDEV
    return True


def _sweep(workshop: Path) -> None:
    """Remove what builds left that were killed; one that is still at work is younger."""
    for left in (*workshop.glob(f"{NEW}*"), *workshop.glob(f"images/{NEW}*")):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _OLD:
                shutil.rmtree(left) if left.is_dir() else left.unlink()
