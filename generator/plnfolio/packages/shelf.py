"""Exported courses that are at hand: those in zip files are unpacked once, and kept.

A folder for each, named after the zip file’s bytes, where the author’s own files do not lie
(``.plnfolio/packages/``). It may be deleted at any time; the next build fills it again.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, cast

from plnfolio.cache.digest import digest, file_digest
from plnfolio.cache.sealed import sealed, unsealed, write_sealed
from plnfolio.cache.stamps import Stamp, stamp
from plnfolio.frozen import dataclass
from plnfolio.packages.alone import runs_alone
from plnfolio.packages.archive import examined
from plnfolio.packages.photos import Tells, telling_in
from plnfolio.packages.starts import Start
from plnfolio.packages.unpack import Unpacked, unpack

_RECIPE = 1
"""Counts how zip files are unpacked; one more whenever the same one would give other files."""

_INDEX, _SEEN, _NEW = "index.json", "seen.json", "new-"
_NO_COURSE, _H5P = "no course", "h5p"


@dataclass(frozen=True, slots=True)
class Package:
    """A course that is unpacked: ``folder`` holds its ``files`` under their numbers.

    All of them lay in the folder ``inner`` of the zip file. ``alone`` says whether it runs in a
    frame that is kept apart.
    """

    folder: Path
    inner: str
    start: Start
    files: tuple[Unpacked, ...]
    alone: bool


class Shelf:
    """The courses of one build: ``root`` is the site’s folder, ``kept`` the one for them.

    ``tells`` knows by the first bytes of a photo whether it tells too much.
    """

    def __init__(self, root: Path, kept: Path, tells: Tells) -> None:
        self._root = root
        self._kept = kept
        self._tells = tells
        self._known: dict[str, tuple[str, str]] | None = None
        self._used: dict[str, str] = {}

    def opened(self, path: str, *, asked: bool = False) -> Package | None:
        """The course in a zip file; None if it holds none, unless one is ``asked`` for.

        BadPackageError if it cannot be read or must not be unpacked, OSError if it is not there or
        there is no room.
        """
        file = self._root / path
        now = f"{_RECIPE} {stamp(file)}"
        key = self._key(path, now)
        if key.startswith((_NO_COURSE, _H5P)) and not asked:
            return None
        if key and (package := _read(self._kept / key)):
            return package
        archive = examined(file, asked=asked)
        if not (archive.start.page or asked):
            telling = telling_in(file, archive.entries, self._tells)
            self._remember(path, now, "\n".join((_H5P if archive.h5p else _NO_COURSE, *telling)))
            return None
        key = digest(f"{_RECIPE} {file_digest(file)}")
        package = _read(self._kept / key) or self._unpacked(file, key)
        self._remember(path, now, key)
        return package

    def is_h5p(self, path: str) -> bool:
        """Whether a zip file that was opened, and held no course, is what an H5P player plays."""
        return self._used.get(path, "").startswith(_H5P)

    def telling(self, path: str) -> Sequence[str]:
        """The photos in a zip file, opened and no course, that tell too much."""
        key = self._used.get(path, "")
        return key.split("\n")[1:] if key.startswith((_NO_COURSE, _H5P)) else ()

    def again(self, path: str) -> None:
        """Unpack a zip file anew, for whoever finds other bytes than were kept."""
        file = self._root / path
        self._unpacked(file, digest(f"{_RECIPE} {file_digest(file)}"))

    def runs_alone(self, folder: str, files: Mapping[str, Stamp]) -> bool:
        """Whether a course in a folder of the author’s runs in a frame that is kept apart.

        ``files`` are those in it, by their paths.
        """
        stamps = (f"{path} {one}" for path, one in sorted(files.items()))
        now = digest("\n".join((str(_RECIPE), *stamps)))
        if said := self._key(folder, now):
            return said == "alone"
        alone = runs_alone((path, self._root / path) for path in files)
        self._remember(folder, now, "alone" if alone else "of the site")
        return alone

    def prune(self) -> None:
        """Forget the courses that are no longer there; those of drafts are shown elsewhere."""
        known = self._remembered()
        now = {path: one for path, one in known.items() if self._is_there(path)}
        wanted = {key for _, key in now.values()}
        if self._kept.is_dir():
            for folder in self._kept.iterdir():
                # One that is not finished may be another build’s.
                is_whole = folder.is_dir() and not folder.name.startswith(_NEW)
                if is_whole and folder.name not in wanted:
                    shutil.rmtree(folder, ignore_errors=True)
        if now != self._written():
            self._kept.mkdir(parents=True, exist_ok=True)
            write_sealed(self._kept / _SEEN, dict(sorted(now.items())))

    def _is_there(self, path: str) -> bool:
        return path in self._used or (self._root / path).exists()

    def _unpacked(self, file: Path, key: str) -> Package:
        archive = examined(file, asked=True)
        self._kept.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=self._kept, prefix=_NEW))
        try:
            files = tuple(unpack(file, archive.entries, new))
            alone = runs_alone((one.name, new / str(at)) for at, one in enumerate(files))
            package = Package(self._kept / key, archive.inner, archive.start, files, alone)
            (new / _INDEX).write_text(_sealed(package, new), encoding="utf-8")
            shutil.rmtree(package.folder, ignore_errors=True)
            new.replace(package.folder)
        finally:
            shutil.rmtree(new, ignore_errors=True)
        return package

    def _key(self, path: str, now: str) -> str:
        known, key = self._remembered().get(path, ("", ""))
        if known == now:
            self._used[path] = key
        return key if known == now else ""

    def _remember(self, path: str, now: str, key: str) -> None:
        self._remembered()[path] = now, key
        self._used[path] = key

    def _remembered(self) -> dict[str, tuple[str, str]]:
        if self._known is None:
            self._known = self._written()
        return self._known

    def _written(self) -> dict[str, tuple[str, str]]:
        try:
            text = (self._kept / _SEEN).read_text(encoding="utf-8")
            read = cast("dict[str, Any]", unsealed(text))
            return {path: (str(now), str(key)) for path, (now, key) in read.items()}
        except (OSError, ValueError, TypeError, AttributeError):
            return {}


def _sealed(package: Package, folder: Path) -> str:
    """What is known of a course whose files lie in a folder, and the stamps of these."""
    return sealed(
        {
            "inner": package.inner,
            "start": (package.start.page, package.start.query),
            "files": [(one.name, one.size, one.checksum) for one in package.files],
            "stamps": [stamp(folder / str(at)) for at in range(len(package.files))],
            "alone": package.alone,
        }
    )


def _read(folder: Path) -> Package | None:
    """A course that was unpacked; None if a file of it is not as it was left."""
    try:
        read = cast("dict[str, Any]", unsealed((folder / _INDEX).read_text(encoding="utf-8")))
        files = tuple(Unpacked(*one) for one in read["files"])
        whole = all(stamp(folder / str(at)) == (*was,) for at, was in enumerate(read["stamps"]))
        found = Package(folder, read["inner"], Start(*read["start"]), files, bool(read["alone"]))
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None
    return found if whole else None
