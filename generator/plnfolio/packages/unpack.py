"""The files of a zip file, written one after the other: no more is in memory than a piece of one.

Each is kept under a number. What a file is called in there is never a path on this disk.
"""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

from plnfolio.cache.digest import SIZE
from plnfolio.frozen import dataclass
from plnfolio.packages.archive import Entry, reading
from plnfolio.packages.bad import damaged

_PIECE = 1 << 20


@dataclass(frozen=True, slots=True)
class Unpacked:
    """A file of a zip file: its name there, its bytes and a digest of them."""

    name: str
    size: int
    checksum: str


def unpack(file: Path, entries: Sequence[Entry], into: Path) -> list[Unpacked]:
    """Write each file under its number; BadPackageError where one is not what the list says."""
    with reading(), zipfile.ZipFile(file) as opened:
        return [_written(opened, entry, into / str(at)) for at, entry in enumerate(entries)]


def _written(opened: zipfile.ZipFile, entry: Entry, target: Path) -> Unpacked:
    told, size = blake2b(digest_size=SIZE), 0
    with opened.open(entry.info) as packed, target.open("wb") as kept:
        while piece := packed.read(_PIECE):
            size += len(piece)
            told.update(piece)
            kept.write(piece)
    if size != entry.info.file_size:
        raise damaged(f"is damaged: “{entry.name}” is not as long as it should be")
    return Unpacked(entry.name, size, told.hexdigest())
