"""A picture as an element: the widths it comes in, its size, and when a browser is to fetch it."""

from __future__ import annotations

import re
from html import escape

from plnfolio.images.picture import Picture
from plnfolio.model.address import rooted
from plnfolio.model.document import ImageSlot

COLUMN = 720
"""CSS pixels: how wide a picture in the text is at most, in the themes that come along."""

_LENGTH = re.compile(r"\s*(\d*\.?\d+)\s*(px|%|in|cm|mm|pt|)\s*", re.IGNORECASE)
_PIXELS = {
    "": 1,
    "px": 1,
    "%": COLUMN / 100,
    "in": 96,
    "cm": 96 / 2.54,
    "mm": 9.6 / 2.54,
    "pt": 4 / 3,
}


def element(slot: ImageSlot, url: str, picture: Picture | None, *, early: bool) -> str:
    """An ``<img>``, in a ``<picture>`` where it comes in several widths.

    ``early`` is for what is seen first: it is fetched before the rest; other pictures wait until
    they come near. Width and height keep the place, so that nothing moves when it arrives.
    """
    wanted = dict(slot.attributes)
    size = _size(wanted, picture) if picture else {}
    path = rooted(picture.path) + "".join(re.findall(r"[?#].*", url)) if picture else url
    attributes = {
        **wanted,
        "src": path,
        "alt": slot.alt or "",
        **({"title": slot.title} if slot.title else {}),
        **size,
        **({"fetchpriority": "high"} if early else {"loading": "lazy"}),
        "decoding": "async",
    }
    img = f"<img{_written(attributes)}>"
    if not picture or not picture.variants:
        return img
    choices = ", ".join(f"{rooted(address)} {width}w" for width, address in picture.variants)
    width = int(size.get("width", COLUMN))
    shown = min(width, COLUMN)
    source = {
        "type": "image/webp",
        "srcset": choices,
        "sizes": f"(min-width: {shown + 32}px) {shown}px, 100vw",
    }
    return f"<picture><source{_written(source)}>{img}</picture>"


def _size(wanted: dict[str, str], picture: Picture) -> dict[str, str]:
    """Width and height in whole pixels, in the picture’s own proportions.

    A width of the author’s in per cent or centimetres becomes pixels, as HTML knows no other.
    """
    width, height = _pixels(wanted.get("width", "")), _pixels(wanted.get("height", ""))
    if not (picture.width and picture.height):
        return {}
    if not width and not height:
        width, height = picture.width, picture.height
    width = width or height * picture.width / picture.height
    height = height or width * picture.height / picture.width
    return {"width": str(max(1, round(width))), "height": str(max(1, round(height)))}


def _pixels(written: str) -> float:
    match = _LENGTH.fullmatch(written)
    return float(match[1]) * _PIXELS[match[2].lower()] if match else 0.0


def _written(attributes: dict[str, str]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
