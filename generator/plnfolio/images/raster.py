"""Pixels: looking at a picture and making its files, by Pillow. Imported only when one is new."""

from __future__ import annotations

import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Any

from PIL import Image, ImageOps

from plnfolio.images.colours import as_usual, is_usual
from plnfolio.images.picture import BadPictureError, Facts, Format
from plnfolio.images.strip import damaged, strip

_MOST = Image.MAX_IMAGE_PIXELS or 0
"""Pixels that are opened; more of them is a mistake or an attack (Pillow’s own bound)."""

# The plug-ins that may open a file; others run programs or are nobody’s to maintain.
_PILLOW: dict[Format, tuple[str, ...]] = {
    "jpeg": ("JPEG", "MPO"),
    "png": ("PNG",),
    "gif": ("GIF",),
    "webp": ("WEBP",),
    "heif": ("HEIF",),
    "avif": ("AVIF",),
    "tiff": ("TIFF",),
    "bmp": ("BMP",),
}
_DRAWN = 1024
"""Colours at most of what was drawn and not photographed."""

_ORIENTATION = 0x0112
_GPS = 0x8825
_LATITUDE = 2
_EXOTIC = frozenset({"CMYK", "YCbCr", "LAB", "HSV"})
_PLAIN = frozenset({"1", "L", "LA", "P", "RGB", "RGBA"})
_WHAT_DECODERS_RAISE = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    MemoryError,
    struct.error,
    zlib.error,
)


@contextmanager
def _opened(data: bytes, format_: Format) -> Iterator[Image.Image]:
    """A picture, its pixels not read yet; BadPictureError for whatever is wrong with it."""
    if format_ == "heif":
        _learn_heif()
    try:
        with Image.open(BytesIO(data), formats=_PILLOW[format_]) as image:
            yield image
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _bomb() from error
    except _WHAT_DECODERS_RAISE as error:
        raise damaged() from error


def _learn_heif() -> None:
    try:
        import pillow_heif  # noqa: PLC0415 - an extra that few need
    except ImportError as error:
        raise BadPictureError(
            "is a HEIC picture, which browsers do not show",
            "save it as JPEG, or let plnfolio turn such pictures into JPEG: "
            'pip install "plnfolio[heic]"',
        ) from error
    pillow_heif.register_heif_opener(thumbnails=False)


def _bomb() -> BadPictureError:
    return BadPictureError(
        "has too many pixels to be opened",
        f"make it smaller: 4000 pixels are wide enough ({_MOST // 10**6} million in all at most)",
    )


def inspect(data: bytes, format_: Format) -> Facts:
    """What the head of a file says of its picture."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        with _opened(data, format_) as image:
            return _facts(image, format_)


def _facts(image: Image.Image, format_: Format) -> Facts:
    width, height = image.size
    if not (width and height):
        raise damaged()
    turn = _orientation(image)
    if turn >= 5:
        width, height = height, width
    return Facts(
        format_,
        width,
        height,
        turned=turn != 1,
        animated=format_ in ("gif", "png", "webp") and getattr(image, "n_frames", 1) > 1,
        exotic=image.mode in _EXOTIC or not is_usual(image.info.get("icc_profile") or b""),
        clear=image.has_transparency_data,
        flat=image.mode in ("1", "P"),
    )


def _orientation(image: Image.Image) -> int:
    """1 to 8 (Exif 2.32, 4.6.5); a head that cannot be read says nothing, so 1."""
    try:
        turn = image.getexif().get(_ORIENTATION, 1)
    except _WHAT_DECODERS_RAISE:
        return 1
    return turn if isinstance(turn, int) and 1 <= turn <= 8 else 1


def has_place(head: bytes, format_: Format) -> bool:
    """Whether the head of a file says where it was taken (Exif 2.32, 4.6.6)."""
    try:
        with _opened(head, format_) as image:
            return _LATITUDE in image.getexif().get_ifd(_GPS)
    except BadPictureError:
        return False


def make(data: bytes, facts: Facts) -> dict[str, bytes]:
    """The files of a picture: ``original``, and its WebP files by their width.

    All pixels are read even where none are changed, so that a damaged file is found here.
    """
    files = {}
    with _opened(data, facts.format) as image:
        image.load()
        if facts.whole:
            files["original"] = strip(data, facts.format)
        if facts.whole and not facts.widths:
            return files
        upright = _regular(image, facts)
    # The widest is made first, and the others from it: they are as good and sooner done.
    upright = _resized(upright, facts, facts.shown[0])
    # A drawing or a picture of a screen would get shadows around its letters.
    drawn = facts.flat or (facts.format == "png" and upright.getcolors(_DRAWN) is not None)
    for width in facts.widths:
        small = _resized(upright, facts, width)
        files[f"{width}.webp"] = _saved(small, "WEBP", lossless=drawn, quality=80, method=4)
    if not facts.whole:
        files["original"] = _original(upright, facts)
    return files


def printable(data: bytes, format_: Format) -> tuple[bytes, tuple[int, int]]:
    """A picture as a PDF can hold it, with its width and height in pixels.

    Its own bytes, where they are of a kind that PDFs know and their colours those of screens.
    """
    facts = inspect(data, format_)
    with _opened(data, format_) as image:
        image.load()
        known = format_ in ("jpeg", "png", "gif", "webp") and image.mode in _PLAIN
        if known and not (facts.turned or facts.exotic):
            return data, (facts.width, facts.height)
        upright = _regular(image, facts)
    drawn = facts.clear or facts.flat
    return _as(upright, "png" if drawn else "jpeg"), upright.size


def cleaned(data: bytes, format_: Format) -> bytes:
    """A file without metadata that says what it said of its colours and of which side is up."""
    with _opened(data, format_) as image:
        return strip(data, format_, _orientation(image))


def _original(image: Image.Image, facts: Facts) -> bytes:
    match facts.ending(f".{facts.format}"):
        case ".webp":
            return _saved(image, "WEBP", quality=85, method=4)
        case ".png":
            return _as(image, "png")
    return _as(image, "jpeg")


def _as(image: Image.Image, format_: Format) -> bytes:
    if format_ == "png":
        return _saved(image, "PNG", optimize=True)
    return _saved(
        image.convert("RGB") if image.mode == "RGBA" else image,
        "JPEG",
        quality=84,
        optimize=True,
        progressive=True,
    )


def _regular(image: Image.Image, facts: Facts) -> Image.Image:
    """The picture upright, in grey, RGB or RGBA with eight bits, its colours those of sRGB."""
    profile = image.info.get("icc_profile") or b""
    upright = ImageOps.exif_transpose(image) if facts.turned else image
    mode = upright.mode
    if mode == "CMYK" and profile and (converted := as_usual(upright, profile)):
        return converted
    if mode.startswith("I;16") or mode in ("I", "F"):
        # Sixteen bits; converting would cut off what is brighter than 255.
        upright = upright.convert("F").point(lambda value: value * (1 / 257)).convert("L")
    elif facts.clear:
        upright = upright.convert("RGBA")
    elif mode != "L":
        upright = upright.convert("L" if mode == "1" else "RGB")
    return upright if is_usual(profile) else as_usual(upright, profile) or upright


def _resized(image: Image.Image, facts: Facts, width: int) -> Image.Image:
    size = facts.scaled(width)
    if size == image.size:
        return image
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _saved(image: Image.Image, format_: str, **settings: Any) -> bytes:
    image = image.copy()
    # Savers take comments and the like from here when they are not told otherwise.
    image.info = {}
    out = BytesIO()
    image.save(out, format_, **settings)
    return out.getvalue()
