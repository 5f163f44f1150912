"""How many files a zip file says it has, from its last bytes alone.

Whoever reads the list of a hundred thousand files has spent a second on it before knowing (APPNOTE
6.3.10, 4.3.14 to 4.3.16).
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import BinaryIO

from plnfolio.frozen import dataclass
from plnfolio.packages.bad import damaged

_END, _END_64, _WHERE_64 = b"PK\5\6", b"PK\6\6", b"PK\6\7"
_LONGEST_COMMENT = 65535


@dataclass(frozen=True, slots=True)
class Directory:
    """The list of a zip file’s files: where it begins, its bytes, and how many it names."""

    start: int
    size: int
    count: int


def directory(file: Path) -> Directory:
    """What the end of a zip file says; BadPackageError where it is none, or cut off."""
    with file.open("rb") as opened:
        size = opened.seek(0, 2)
        tail_size = min(size, 22 + _LONGEST_COMMENT)
        tail = _at(opened, size - tail_size, tail_size)
        at = tail.rfind(_END)
        if at < 0 or at + 22 > len(tail):
            raise damaged()
        end = size - tail_size + at
        count, listed = struct.unpack("<HI", tail[at + 10 : at + 16])
        where = _at(opened, end - 20, 20) if end >= 20 else b""
        if where[:4] == _WHERE_64:
            end = struct.unpack("<Q", where[8:16])[0]
            record = _at(opened, end, 56) if end < size else b""
            if len(record) < 56 or record[:4] != _END_64:
                raise damaged()
            count, listed = struct.unpack("<QQ", record[32:48])
    if listed > end:
        raise damaged()
    return Directory(end - listed, listed, count)


def mentions(file: Path, found: Directory, names: tuple[bytes, ...], most: int) -> bool:
    """Whether the first ``most`` bytes of a list hold one of some names."""
    with file.open("rb") as opened:
        data = _at(opened, found.start, min(found.size, most)).lower()
    return any(name in data for name in names)


def _at(opened: BinaryIO, start: int, length: int) -> bytes:
    opened.seek(start)
    return opened.read(length)
