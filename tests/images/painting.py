"""Small real pictures, painted for tests, with all that cameras and programs write into them."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pillow_heif
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRET = "Secret Street 12"
"""Stands in every kind of metadata; whoever finds it in an output has found a leak."""

ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825
RED, GREEN, BLUE, WHITE = (220, 30, 30), (30, 180, 30), (30, 30, 220), (250, 250, 250)

pillow_heif.register_heif_opener(thumbnails=False)


def quarters(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Four fields: red and green above, blue and white below."""
    image = Image.new("RGB", (2, 2))
    image.putdata([RED, GREEN, BLUE, WHITE])
    return image.resize((width, height), Image.Resampling.NEAREST).convert(mode)


def corners(image: Image.Image) -> str:
    """The fields that are seen, left to right and top to bottom, by their first letters."""
    image = image.convert("RGB")
    width, height = image.size
    points = [(x * width // 4, y * height // 4) for y in (1, 3) for x in (1, 3)]
    names = {"R": RED, "G": GREEN, "B": BLUE, "W": WHITE}
    return "".join(
        min(names, key=lambda n: sum(abs(a - b) for a, b in zip(names[n], seen, strict=True)))
        for seen in (image.getpixel(point) for point in points)
    )


def exif(orientation: int = 1) -> Image.Exif:
    """What a phone writes: its maker, its place, which side is up."""
    found = Image.Exif()
    found[ORIENTATION] = orientation
    found[MAKE] = SECRET
    found.get_ifd(GPS).update({1: "N", 2: (52.0, 31.0, 12.0), 29: SECRET})
    return found


XMP = f"<x:xmpmeta xmlns:x='adobe:ns:meta/'><place>{SECRET}</place></x:xmpmeta>".encode()


def saved(image: Image.Image, format_: str, **settings: Any) -> bytes:
    out = BytesIO()
    image.save(out, format_, **settings)
    return out.getvalue()


def jpeg(image: Image.Image, orientation: int = 1, **settings: Any) -> bytes:
    settings = {"exif": exif(orientation), "xmp": XMP, "comment": SECRET, **settings}
    return saved(image, "JPEG", **settings) + SECRET.encode()


def png(image: Image.Image, **settings: Any) -> bytes:
    notes = PngInfo()
    notes.add_text("Location", SECRET)
    notes.add_text("Comment", SECRET, zip=True)
    notes.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return saved(image, "PNG", pnginfo=notes, exif=exif(), **settings) + SECRET.encode()


def webp(image: Image.Image, **settings: Any) -> bytes:
    return saved(image, "WEBP", exif=exif(), xmp=XMP, **settings)


def gif(*frames: Image.Image) -> bytes:
    first, *rest = frames
    settings: dict[str, Any] = {"save_all": True, "append_images": rest, "duration": 80, "loop": 0}
    return saved(first, "GIF", comment=SECRET.encode(), **(settings if rest else {}))


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


SRGB = (0.4360, 0.2225, 0.0139), (0.3851, 0.7169, 0.0971), (0.1431, 0.0606, 0.7141)
WIDE = (0.5151, 0.2412, -0.0011), (0.2920, 0.6922, 0.0419), (0.1571, 0.0666, 0.7841)
"""What red, green and blue are, of sRGB and of Display P3 (XYZ, adapted to D50)."""


def profile(colours: tuple[tuple[float, ...], ...] = WIDE, version: int = 2) -> bytes:
    """What a screen's colours are, with all that a calibrating program writes into it."""
    curve = b"curv" + bytes(4) + (1).to_bytes(4) + round(2.2 * 256).to_bytes(2) + bytes(2)
    words = SECRET.encode() + b"\0"
    desc = b"desc" + bytes(4) + len(words).to_bytes(4) + words + bytes(78)
    if version == 4:
        wide = SECRET.encode("utf-16-be")
        where = len(wide).to_bytes(4) + (28).to_bytes(4)
        desc = b"mluc" + bytes(4) + (1).to_bytes(4) + (12).to_bytes(4) + b"enUS" + where + wide
    tags = {
        b"desc": desc,
        b"cprt": desc if version == 4 else b"text" + bytes(4) + words,
        b"dmnd": desc,
        b"mmod": b"mmod" + bytes(4) + words,
        b"vcgt": b"vcgt" + bytes(4) + words,
        b"wtpt": _xyz((0.9642, 1.0, 0.8249)),
        **{bytes([sign]) + b"TRC": curve for sign in b"rgb"},
        **{bytes([s]) + b"XYZ": _xyz(one) for s, one in zip(b"rgb", colours, strict=True)},
    }
    body, table = b"", len(tags).to_bytes(4)
    for name, data in tags.items():
        at = 128 + 4 + 12 * len(tags) + len(body)
        table += name + at.to_bytes(4) + len(data).to_bytes(4)
        body += data + bytes(-len(data) % 4)
    head = b"ADBE" + bytes([version, 0x20, 0, 0]) + b"mntrRGB XYZ " + bytes([7, 230, 0, 1, 0, 2])
    head += bytes(6) + b"acspAPPL" + bytes(4) + b"SECRSECR" + bytes(12)
    head += _xyz((0.9642, 1.0, 0.8249))[8:] + b"SECR"
    whole = head.ljust(124, b"\0") + table + body
    return (len(whole) + 4).to_bytes(4) + whole


def _xyz(values: tuple[float, ...]) -> bytes:
    numbers = (round(value * 65536).to_bytes(4, signed=True) for value in values)
    return b"XYZ " + bytes(4) + b"".join(numbers)


def in_srgb(image: Image.Image) -> Image.Image:
    """A picture as a screen shows it that knows nothing but sRGB."""
    found = image.info.get("icc_profile")
    image = image.convert("RGBA" if image.has_transparency_data else "RGB")
    if not found:
        return image
    source, screen = ImageCms.ImageCmsProfile(BytesIO(found)), ImageCms.createProfile("sRGB")
    shown = ImageCms.profileToProfile(image, source, screen)
    assert shown
    return shown


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
