"""The folder that an artifact has for itself: its files by their names in it."""

from __future__ import annotations

import posixpath
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import Path
from unicodedata import normalize

from plnfolio.frozen import dataclass
from plnfolio.images.papers import Papers
from plnfolio.images.places import tells_place
from plnfolio.packages.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Insides:
    """What knows the insides of files: courses in zip files, unpacked, and PDFs."""

    shelf: Shelf
    papers: Papers

    @staticmethod
    def at(root: Path, kept: Path) -> Insides:
        """Those of the site in the folder ``root``, which keep things in the folder ``kept``."""
        return Insides(Shelf(root, kept / "packages", tells_place), Papers(root, kept / "papers"))

    def again(self, path: str) -> None:
        """Unpack a zip file anew, for whoever finds other bytes than were kept."""
        self.shelf.again(path)

    def prune(self) -> None:
        """Forget what is no longer there."""
        self.shelf.prune()
        self.papers.prune()


@dataclass(frozen=True, slots=True)
class Folder:
    """An artifact's folder: ``files`` are its paths by what follows the folder, accents composed.

    They are sorted by it. All paths begin at the site's folder ``root``. ``insides`` knows
    those of some, where they are looked at.
    """

    root: Path
    path: str
    files: Mapping[str, str]
    names: Sequence[str]
    insides: Insides | None = None

    def below(self, name: str) -> dict[str, str]:
        """The paths of all files in a folder of this one, by what follows that."""
        start = f"{name}/"
        return {one[len(start) :]: self.files[one] for one in under(start, self.names)}


def folder_of(
    root: Path, text: str, paths: Sequence[str], insides: Insides | None = None
) -> Folder:
    """The folder that the artifact at ``text`` has for itself; ``paths`` are sorted.

    Without files where the text has no folder of its own.
    """
    path, name = posixpath.split(text)
    found = under(f"{path}/", paths) if posixpath.splitext(name)[0] == "index" else ()
    inner = {normalize("NFC", one[len(path) + 1 :]): one for one in found if one != text}
    names = sorted(inner)
    return Folder(root, path, {name: inner[name] for name in names}, names, insides)


def under(start: str, paths: Sequence[str]) -> Sequence[str]:
    """Those of some sorted paths that begin with ``start``."""
    first = bisect_left(paths, start)
    return paths[first : bisect_left(paths, start + "\U0010ffff", first)]
