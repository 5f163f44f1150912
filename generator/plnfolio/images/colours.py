"""What a picture's colour profile says of its colours, without who made it and on which device.

Offsets and tags are those of ICC.1:2022 (7.2, 7.3, 9.2).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO

from PIL import Image, ImageCms

_HEAD = 128
_KEPT = frozenset(
    b"rXYZ gXYZ bXYZ rTRC gTRC bTRC kTRC wtpt bkpt chad lumi cicp gamt A2B0 A2B1 A2B2 B2A0 B2A1"
    b" B2A2 D2B0 D2B1 D2B2 D2B3 B2D0 B2D1 B2D2 B2D3".split()
)
"""Tags that say what colours are; all others are names, dates, devices and remarks."""

_NAME = "Colours"
_DAY = bytes([7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0])
_STEPS = range(0, 256, 51)
_NEAR = 3
"""Of 255: no eye sees such a difference, and profiles of sRGB differ by as much."""


def is_usual(profile: bytes) -> bool:
    """Whether a profile says what browsers take for granted, which is sRGB (CSS Color 4, 10.2).

    They take it for granted too where a profile cannot be used.
    """
    space = profile[16:20]
    if space == b"CMYK":
        return False
    if space == b"GRAY":
        samples = Image.new("L", (256, 1))
        samples.putdata(range(256))
    else:
        samples = Image.new("RGB", (len(_STEPS) ** 3, 1))
        samples.putdata([(r, g, b) for r in _STEPS for g in _STEPS for b in _STEPS])
    shown = as_usual(samples, profile)
    if shown is None:
        return True
    pairs = zip(samples.convert("RGB").tobytes(), shown.convert("RGB").tobytes(), strict=True)
    return all(abs(one - other) <= _NEAR for one, other in pairs)


def as_usual(image: Image.Image, profile: bytes) -> Image.Image | None:
    """A picture in grey, RGB, RGBA or CMYK as sRGB has it; None if the profile cannot be used."""
    mode = image.mode if image.mode in ("RGBA", "L") else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        screen = ImageCms.createProfile("sRGB")
        shown = ImageCms.profileToProfile(
            image, source, screen, outputMode="RGB" if mode == "L" else mode
        )
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None
    return shown.convert("L") if shown is not None and mode == "L" else shown


def nameless(profile: bytes) -> bytes:
    """A profile of the same colours that names nobody; nothing for one that says the usual."""
    if is_usual(profile):
        return b""
    newer = profile[8] >= 4
    tags = {**_tags(profile), b"desc": _words(b"desc", newer), b"cprt": _words(b"text", newer)}
    at = _HEAD + 4 + 12 * len(tags)
    places: dict[bytes, int] = {}
    body = b""
    table = len(tags).to_bytes(4)
    for tag, data in sorted(tags.items()):
        if data not in places:
            places[data] = at + len(body)
            body += data + b"\0" * (-len(data) % 4)
        table += tag + places[data].to_bytes(4) + len(data).to_bytes(4)
    # What is left of the head: version, class, spaces, the wanted intent and the illuminant.
    head = bytes(4) + profile[8:24] + _DAY + b"acsp" + bytes(24) + profile[64:80]
    whole = head.ljust(_HEAD - 4, b"\0") + table + body
    return (len(whole) + 4).to_bytes(4) + whole


def _tags(profile: bytes) -> Mapping[bytes, bytes]:
    return dict(_kept(profile))


def _kept(profile: bytes) -> Iterator[tuple[bytes, bytes]]:
    for number in range(min(int.from_bytes(profile[_HEAD : _HEAD + 4]), 200)):
        entry = profile[_HEAD + 4 + 12 * number :][:12]
        start, size = int.from_bytes(entry[4:8]), int.from_bytes(entry[8:12])
        if entry[:4] in _KEPT and start + size <= len(profile):
            yield entry[:4], profile[start : start + size]


def _words(kind: bytes, newer: bool) -> bytes:
    """The name that a profile must have, as its version writes it (10.15; ICC.1:2001-04, 6.5)."""
    if newer:
        text = _NAME.encode("utf-16-be")
        where = len(text).to_bytes(4) + (28).to_bytes(4)
        return b"mluc" + bytes(4) + (1).to_bytes(4) + (12).to_bytes(4) + b"enUS" + where + text
    text = _NAME.encode() + b"\0"
    if kind == b"text":
        return b"text" + bytes(4) + text
    return b"desc" + bytes(4) + len(text).to_bytes(4) + text + bytes(4 + 4 + 2 + 1 + 67)
