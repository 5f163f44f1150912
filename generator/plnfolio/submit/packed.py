"""A zip file of the same bytes wherever it is made, however large what goes into it."""

from __future__ import annotations

import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from plnfolio.submit.receipt import FileEntry, entry, entry_at
from plnfolio.zipped import member

_PIECE = 1 << 20


def pack(target: Path, files: Mapping[str, bytes | Path]) -> None:
    """Write a zip file, in order, without times and owners.

    Stored and not deflated: another zlib makes other bytes of the same, and nearly all that is
    large is compressed already.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as packing:
        for path, data in files.items():
            one = member(path)
            if isinstance(data, bytes):
                packing.writestr(one, data)
                continue
            one.file_size = data.stat().st_size
            with data.open("rb") as source, packing.open(one, "w") as room:
                shutil.copyfileobj(source, room, _PIECE)


def entries(files: Mapping[str, bytes | Path]) -> Iterable[FileEntry]:
    """Files as a receipt lists them."""
    for path, data in files.items():
        yield entry(path, data) if isinstance(data, bytes) else entry_at(path, data)
