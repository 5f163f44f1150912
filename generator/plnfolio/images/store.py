"""Made pictures, kept between builds: a folder for each, named after all that decides its bytes.

What is known of a picture is kept with the digests of its files; whoever copies one compares them.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, cast

from plnfolio.cache.digest import digest
from plnfolio.cache.sealed import sealed, unsealed, write_sealed
from plnfolio.cache.stamps import GONE, Stamp
from plnfolio.frozen import dataclass
from plnfolio.images.picture import FORMATS, Facts

_FACTS = "facts.json"
_SEEN = "seen.json"
_NEW = "new-"


@dataclass(frozen=True, slots=True)
class _Kept:
    """A picture that is kept: what is known of it, and the digests of its files by their names."""

    facts: Facts
    digests: Mapping[str, str]


class Store:
    """A folder of made pictures. It may be deleted at any time; the next build fills it again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, _Kept] = {}
        self._seen: dict[str, tuple[Stamp, str]] | None = None
        self._changed = False

    def key(self, path: str, stamp: Stamp) -> str:
        """The key that a source had when it was last seen, if it is still the same file."""
        known, key = self._remembered().get(path, (GONE, ""))
        return key if known == stamp else ""

    def remember(self, path: str, stamp: Stamp, key: str) -> None:
        """Note a source’s key, so that its bytes need not be read the next time."""
        seen = self._remembered()
        self._changed |= seen.get(path) != (stamp, key)
        seen[path] = stamp, key

    def facts(self, key: str) -> Facts | None:
        """What is known of a picture whose files are all there, as long as they were."""
        if key not in self._known:
            kept = _read(self._folder / key)
            if kept is None:
                return None
            self._known[key] = kept
        return self._known[key].facts

    def digest(self, key: str, name: str) -> str:
        """The digest of the bytes that were put into a file of a picture; empty if none were."""
        kept = self._known.get(key)
        return kept.digests.get(name, "") if kept else ""

    def file(self, key: str, name: str) -> Path:
        """Where a file of a picture is kept."""
        return self._folder / key / name

    def keep(self, key: str, facts: Facts, files: Mapping[str, bytes]) -> None:
        """Take the files of a picture: written beside, then put in place all at once."""
        self._folder.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(dir=self._folder, prefix=_NEW))
        digests = {name: digest(data) for name, data in files.items()}
        sizes = {name: len(data) for name, data in files.items()}
        text = sealed({"facts": asdict(facts), "digests": digests, "sizes": sizes})
        target = self._folder / key
        try:
            for name, data in files.items():
                (new / name).write_bytes(data)
            (new / _FACTS).write_text(text, encoding="utf-8")
            shutil.rmtree(target, ignore_errors=True)
            new.replace(target)
        except OSError:
            # No room; or another build has just put the same files there.
            shutil.rmtree(new, ignore_errors=True)
            if _read(target) is None:
                raise
        self._known[key] = _Kept(facts, digests)

    def prune(self, used: Collection[str], spared: Callable[[str], bool]) -> None:
        """Remove the pictures that are not used, but those of sources that ``spared`` names."""
        if not self._folder.is_dir():
            return
        seen = self._remembered()
        wanted = {key for path, (_, key) in seen.items() if spared(path)} | {*used}
        for path in [path for path, (_, key) in seen.items() if key not in wanted]:
            del seen[path]
            self._changed = True
        for folder in self._folder.iterdir():
            # One that is not finished may be another build’s.
            is_whole = folder.is_dir() and not folder.name.startswith(_NEW)
            if is_whole and folder.name not in wanted:
                shutil.rmtree(folder, ignore_errors=True)
        if self._changed:
            self._write(seen)

    def _write(self, seen: Mapping[str, tuple[Stamp, str]]) -> None:
        write_sealed(self._folder / _SEEN, dict(sorted(seen.items())))
        self._changed = False

    def _remembered(self) -> dict[str, tuple[Stamp, str]]:
        if self._seen is None:
            try:
                text = (self._folder / _SEEN).read_text(encoding="utf-8")
                read = cast("dict[str, Any]", unsealed(text))
                self._seen = {
                    path: ((int(size), int(changed), int(entered), int(inode)), str(key))
                    for path, ((size, changed, entered, inode), key) in read.items()
                }
            except (OSError, ValueError, TypeError, AttributeError):
                self._seen = {}
        return self._seen


def _read(folder: Path) -> _Kept | None:
    """A kept picture; None if a file of it is missing or has been cut off."""
    try:
        read = cast("dict[str, Any]", unsealed((folder / _FACTS).read_text(encoding="utf-8")))
        kept = _Kept(Facts(**read["facts"]), read["digests"])
        whole = all((folder / name).stat().st_size == size for name, size in read["sizes"].items())
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None
    return kept if whole and kept.facts.format in FORMATS else None
