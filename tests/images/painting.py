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


def srgb() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
