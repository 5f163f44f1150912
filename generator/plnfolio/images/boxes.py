"""Blanks what an AVIF tells beside its picture: Exif and XMP, where they lie in the file.

Nothing is moved, since places in the file are counted from its beginning (ISO/IEC 14496-12, 8.11).
"""

from __future__ import annotations

from collections.abc import Iterator

_TOLD = frozenset({b"Exif", b"mime"})
_NOTHING = bytes(4) + b"MM\0*" + (8).to_bytes(4) + bytes(6)
"""Exif without an entry: decoders give a picture up whose Exif is none (Exif 2.32, 4.5)."""


def blanked(data: bytes) -> bytes:
    """The same file with nothing where its metadata were; ValueError if it ends too early."""
    clean = bytearray(data)
    for kind, start, end in _boxes(data, 0, len(data)):
        if kind == b"meta":
            for first, last in _told(data, start + 4, end):
                clean[first:last] = _NOTHING.ljust(last - first, b"\0")[: last - first]
    return bytes(clean)


def _boxes(data: bytes, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Every box: its kind, and from where to where its content is."""
    while at + 8 <= end:
        size, kind, start = int.from_bytes(data[at : at + 4]), data[at + 4 : at + 8], at + 8
        if size == 1:
            size, start = int.from_bytes(data[at + 8 : at + 16]), at + 16
        size = size or end - at
        if size < start - at or at + size > end:
            raise ValueError
        yield kind, start, at + size
        at += size


def _told(data: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """From where to where metadata lie in the file."""
    inside = {kind: (first, last) for kind, first, last in _boxes(data, start, end)}
    if b"iinf" not in inside or b"iloc" not in inside:
        return
    told = set(_items(data, *inside[b"iinf"]))
    base = inside.get(b"idat", (0, 0))[0]
    for item, in_box, first, size in _places(data, inside[b"iloc"][0]):
        begin = first + (base if in_box else 0)
        if item in told and begin + size <= len(data):
            yield begin, begin + size


def _items(data: bytes, start: int, end: int) -> Iterator[int]:
    """The numbers of the items that hold metadata."""
    count = 2 if data[start] == 0 else 4
    for kind, first, _ in _boxes(data, start + 4 + count, end):
        wide = 2 if data[first] < 3 else 4
        at = first + 4 + wide + 2
        if kind == b"infe" and data[at : at + 4] in _TOLD:
            yield int.from_bytes(data[first + 4 : first + 4 + wide])


def _places(data: bytes, at: int) -> Iterator[tuple[int, bool, int, int]]:
    """Item, whether its place is counted in the box ``idat``, place and length of every part."""
    version, sizes = data[at], int.from_bytes(data[at + 4 : at + 6])
    offset, length, base, index = (sizes >> shift & 15 for shift in (12, 8, 4, 0))
    wide = 4 if version == 2 else 2
    at += 6
    if not (offset and length):
        return

    def number(size: int) -> int:
        nonlocal at
        at += size
        if at > len(data):
            raise ValueError
        return int.from_bytes(data[at - size : at])

    for _ in range(number(wide)):
        item = number(wide)
        in_box = number(2) & 15 == 1 if version else False
        number(2)
        begin = number(base)
        for _ in range(number(2)):
            number(index if version else 0)
            yield item, in_box, begin + number(offset), number(length)
