"""Takes out of a picture's file what is not picture: where, when and by whom it was made.

Pixels are not touched, and their colours mean what they meant. What is kept is listed, so that what
nobody thought of is left out too.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping

from plnfolio.images.boxes import blanked
from plnfolio.images.colours import nameless
from plnfolio.images.picture import BadPictureError, Format


def strip(data: bytes, format_: Format, turn: int = 1) -> bytes:
    """The file without metadata; BadPictureError if it ends too early.

    ``turn`` is what a file that is shown as it lies has to say of which side is up (Exif’s
    Orientation).
    """
    try:
        return b"".join(_STRIP[format_](data, turn))
    except (IndexError, ValueError) as error:
        raise damaged() from error


def damaged() -> BadPictureError:
    """A picture whose file is cut off or garbled."""
    return BadPictureError(
        "is damaged: it cannot be read to its end",
        "copy it again from where it came from, or open it in a picture program and save it anew",
    )


def _take(data: bytes, start: int, length: int) -> bytes:
    if start + length > len(data):
        raise ValueError
    return data[start : start + length]


# JPEG: markers that hold the picture itself (ITU-T T.81, table B.1).
_FRAMES = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF} - {0xC8})
_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_END = b"\xff\xd9"
_SCAN = 0xDA
_JFIF, _ICC, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_MOST = 65519
"""Bytes of a profile in one segment (ICC.1:2022, B.4)."""


def _jpeg(data: bytes, turn: int) -> Iterator[bytes]:
    segments = list(_segments(data))
    own = [(marker, part[4:]) for marker, part in segments if marker]
    yield data[:2]
    for marker, content in own:
        if marker == 0xE0 and content.startswith(_JFIF) and len(content) >= 14:
            # Version, and how long a pixel is to its height; no small picture.
            yield b"\xff\xe0\0\x10" + content[:12] + bytes(2)
            break
    if turn != 1:
        yield _segment(0xE1, b"Exif\0\0" + _exif(turn))
    profile = nameless(_profile(own))
    parts = [profile[at : at + _MOST] for at in range(0, len(profile), _MOST)]
    for number, part in enumerate(parts, 1):
        yield _segment(0xE2, _ICC + bytes([number, len(parts)]) + part)
    yield from _colour_model(own)
    for marker, part in segments:
        if not marker or marker in _FRAMES:
            yield part
    # Behind the end phones put a second picture or a film, with places of their own.
    yield _END


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Every segment up to the end, with its marker; what is compressed has none."""
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise ValueError
        marker = data[at + 1]
        if marker == _END[1]:
            return
        length = 2 + int.from_bytes(_take(data, at + 2, 2))
        yield marker, _take(data, at, length)
        at += length
        if marker == _SCAN:
            end = _scan_end(data, at)
            yield 0, data[at:end]
            at = end


def _segment(marker: int, content: bytes) -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


def _profile(segments: Iterable[tuple[int, bytes]]) -> bytes:
    """The colour profile, which may be in several segments; nothing if one of them is missing."""
    start = len(_ICC)
    parts = {
        content[start]: content[start + 2 :]
        for marker, content in segments
        if marker == 0xE2 and content.startswith(_ICC) and len(content) > start + 2
    }
    whole = all(number in parts for number in range(1, len(parts) + 1))
    return b"".join(parts[number] for number in sorted(parts)) if whole else b""


def _colour_model(segments: Iterable[tuple[int, bytes]]) -> Iterator[bytes]:
    """Adobe's segment, where decoders would take the colours for others without it.

    Without it three colours are YCbCr, unless they are called R, G and B.
    """
    own = list(segments)
    sizes = next((content for marker, content in own if marker in _SIZES), bytes(6))
    names = sizes[6::3][: sizes[5]]
    for marker, content in own:
        if marker == 0xEE and content.startswith(_ADOBE) and len(content) >= 12:
            usual = len(names) == 1 or (len(names) == 3 and content[11] == 1 and names != b"RGB")
            if not usual:
                yield _segment(0xEE, _ADOBE + b"\0\x64" + bytes(4) + content[11:12])
            return


def _exif(turn: int) -> bytes:
    """Exif that says which side is up and nothing else (Exif 2.32, 4.6.2)."""
    entry = b"\x01\x12\0\x03" + (1).to_bytes(4) + turn.to_bytes(2) + bytes(2)
    return b"MM\0*" + (8).to_bytes(4) + (1).to_bytes(2) + entry + bytes(4)


def _scan_end(data: bytes, at: int) -> int:
    """Where the next marker stands behind compressed pixels; restarts belong to them."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise ValueError
        if data[at + 1] != 0 and not 0xD0 <= data[at + 1] <= 0xD7:
            return at
        at += 2


# PNG: what bears on how it looks (PNG, third edition, 11), animation too. No text, time or Exif.
_CHUNKS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM cICP gAMA mDCV cLLI sBIT sRGB bKGD acTL fcTL fdAT".split()
)
_LARGEST = 20_000_000
"""Bytes of a profile that is unpacked; those of printers have some two million."""


def _png(data: bytes, turn: int) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    name = b""
    while name != b"IEND":
        length = 12 + int.from_bytes(_take(data, at, 4))
        chunk = _take(data, at, length)
        name = chunk[4:8]
        if name in _CHUNKS:
            yield chunk
        elif name == b"iCCP":
            yield _png_profile(chunk[8:-4])
        if name == b"IHDR" and turn != 1:
            yield _chunk(b"eXIf", _exif(turn))
        at += length


def _png_profile(content: bytes) -> bytes:
    """A chunk of what a profile says; a simpler one for sRGB, so that no other chunk speaks."""
    packed = content.partition(b"\0")[2][1:]
    try:
        unpacked = zlib.decompressobj().decompress(packed, _LARGEST)
    except zlib.error:
        return b""
    profile = nameless(unpacked)
    if not profile:
        return _chunk(b"sRGB", b"\0")
    return _chunk(b"iCCP", b"Colours\0\0" + zlib.compress(profile, 9))


def _chunk(name: bytes, content: bytes) -> bytes:
    sum_ = zlib.crc32(name + content)
    return len(content).to_bytes(4) + name + content + sum_.to_bytes(4)


# WebP: RFC 9649, 2.7.
_PIXELS = frozenset({b"VP8 ", b"VP8L", b"ALPH"})
_PARTS = _PIXELS | {b"ANIM"}
_PROFILE, _EXIF, _XMP = 0x20, 0x08, 0x04


def _webp(data: bytes, turn: int) -> Iterator[bytes]:
    end = 8 + int.from_bytes(data[4:8], "little")
    _take(data, 0, end)
    head, body = b"", b""
    for name, content in _parts(data, 12, end):
        if name == b"VP8X":
            head = content
        elif name == b"ICCP" and (profile := nameless(content)):
            body = _part(name, profile) + body
        elif name == b"ANMF":
            frame = b"".join(_part(*one) for one in _parts(content, 16) if one[0] in _PIXELS)
            body += _part(name, content[:16] + frame)
        elif name in _PARTS:
            body += _part(name, content)
    if head:
        told = _PROFILE if body.startswith(b"ICCP") else 0
        told |= _EXIF if turn != 1 else 0
        flags = (head[0] & ~(_PROFILE | _EXIF | _XMP)) | told
        body = _part(b"VP8X", bytes([flags]) + head[1:10]) + body
        body += _part(b"EXIF", _exif(turn)) if turn != 1 else b""
    body = b"WEBP" + body
    yield b"RIFF" + len(body).to_bytes(4, "little") + body


def _parts(data: bytes, at: int, end: int = -1) -> Iterator[tuple[bytes, bytes]]:
    end = len(data) if end < 0 else end
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        yield data[at : at + 4], _take(data, at + 8, length)
        at += 8 + length + length % 2


def _part(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + b"\0" * (len(content) % 2)


# GIF: GIF89a, 17 to 27.
def _gif(data: bytes, turn: int) -> Iterator[bytes]:
    del turn  # a GIF has no way to say it
    at = 13 + _colours(_take(data, 0, 13)[10])
    yield _take(data, 0, at)
    while True:
        kind = data[at]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x2C:
            start = at + 10 + _colours(_take(data, at, 10)[9]) + 1
        elif kind == 0x21:
            start = at + 2
        else:
            raise ValueError
        end = _blocks_end(data, start)
        yield data[at:end] if kind == 0x2C else _extension(data[at + 1], data[start:end])
        at = end


def _extension(kind: int, blocks: bytes) -> bytes:
    """A pause or a loop without what may follow it; comments, texts and notes of programs go."""
    if kind == 0xF9 and blocks[0] == 4:
        return b"\x21\xf9" + blocks[:5] + b"\0"
    loops = kind == 0xFF and blocks[1:12] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
    if loops and blocks[12:14] == b"\x03\x01":
        return b"\x21\xff" + blocks[:16] + b"\0"
    return b""


def _avif(data: bytes, turn: int) -> Iterator[bytes]:
    del turn  # said by a box of its own
    yield blanked(data)


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while size := data[at]:
        at += 1 + size
    return at + 1


_STRIP: Mapping[str, Callable[[bytes, int], Iterator[bytes]]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
    "avif": _avif,
}
