"""Takes out of a picture's file what is not picture: where, when and by whom it was made.

Pixels are not touched. What is kept is listed, so that what nobody thought of is left out too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from plnfolio.images.picture import BadPictureError, Format


def strip(data: bytes, format_: Format) -> bytes:
    """The file without metadata; BadPictureError if it ends too early."""
    try:
        return b"".join(_STRIP[format_](data))
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
_FRAMES = frozenset({*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF})
_END = b"\xff\xd9"


def _jpeg(data: bytes) -> Iterator[bytes]:
    yield data[:2]
    at = 2
    while True:
        while data[at] == 0xFF and data[at + 1] == 0xFF:
            at += 1
        if data[at] != 0xFF:
            raise ValueError
        marker = data[at + 1]
        if marker == _END[1]:
            # Behind the end phones put a second picture or a film, with places of their own.
            yield _END
            return
        length = 2 + int.from_bytes(_take(data, at + 2, 2))
        segment = _take(data, at, length)
        at += length
        if marker in _FRAMES or _is_colour(marker, segment[4:]):
            yield segment
        if marker == 0xDA:
            end = _scan_end(data, at)
            yield data[at:end]
            at = end


def _is_colour(marker: int, content: bytes) -> bool:
    """Whether an application's segment says how colours are meant (JFIF, ICC, Adobe)."""
    kept = {0xE0: b"JFIF\0", 0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
    return marker in kept and content.startswith(kept[marker])


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
    b"IHDR PLTE IDAT IEND tRNS cHRM cICP gAMA iCCP mDCV cLLI sBIT sRGB bKGD acTL fcTL fdAT".split()
)


def _png(data: bytes) -> Iterator[bytes]:
    yield data[:8]
    at = 8
    name = b""
    while name != b"IEND":
        length = 12 + int.from_bytes(_take(data, at, 4))
        chunk = _take(data, at, length)
        name = chunk[4:8]
        if name in _CHUNKS:
            yield chunk
        at += length


# WebP: RFC 9649, 2.7.
_PARTS = frozenset({b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"})
_EXIF_AND_XMP = 0x08 | 0x04


def _webp(data: bytes) -> Iterator[bytes]:
    parts = []
    at, end = 12, 8 + int.from_bytes(data[4:8], "little")
    _take(data, 0, end)
    while at + 8 <= end:
        length = int.from_bytes(data[at + 4 : at + 8], "little")
        part = bytearray(_take(data, at, 8 + length))
        if part[:4] == b"VP8X":
            part[8] &= ~_EXIF_AND_XMP
        if bytes(part[:4]) in _PARTS:
            parts.append(bytes(part) + b"\0" * (length % 2))
        at += 8 + length + length % 2
    body = b"WEBP" + b"".join(parts)
    yield b"RIFF" + len(body).to_bytes(4, "little") + body


# GIF: GIF89a, 17 to 27.
def _gif(data: bytes) -> Iterator[bytes]:
    at = 13 + _colours(_take(data, 0, 13)[10])
    yield _take(data, 0, at)
    while True:
        kind = data[at]
        if kind == 0x3B:
            yield b"\x3b"
            return
        if kind == 0x2C:
            start = at + 10 + _colours(_take(data, at, 10)[9]) + 1
            kept = True
        elif kind == 0x21:
            start = at + 2
            # Pauses and loops stay; comments, texts and other programs' notes go.
            loops = data[start + 1 : start + 12] in (b"NETSCAPE2.0", b"ANIMEXTS1.0")
            kept = data[at + 1] == 0xF9 or (data[at + 1] == 0xFF and loops)
        else:
            raise ValueError
        end = _blocks_end(data, start)
        if kept:
            yield data[at:end]
        at = end


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks_end(data: bytes, at: int) -> int:
    while size := data[at]:
        at += 1 + size
    return at + 1


_STRIP: Mapping[str, Callable[[bytes], Iterator[bytes]]] = {
    "jpeg": _jpeg,
    "png": _png,
    "webp": _webp,
    "gif": _gif,
}
