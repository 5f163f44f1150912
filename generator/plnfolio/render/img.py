"""A picture as an element: the widths it comes in, its size, and when a browser is to fetch it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from posixpath import splitext
from types import MappingProxyType

from plnfolio.images.picture import Picture
from plnfolio.model.address import rooted
from plnfolio.model.document import ImageSlot
from plnfolio.model.marks import on_page

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


_ALWAYS: Mapping[str, str] = MappingProxyType({})
_AT_NIGHT = "screen and (prefers-color-scheme: dark)"


def dark_source(source: str) -> str:
    """The file that is shown on dark pages in the place of another: ``map.dark.svg``."""
    stem, ending = splitext(source)
    return f"{stem}.dark{ending}"


def element(
    slot: ImageSlot, url: str, picture: Picture | None, *, early: bool, dark: Picture | None = None
) -> str:
    """An ``<img>``, in a ``<picture>`` where it comes in several widths, or for ``dark`` pages too.

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
    width = min(int(size.get("width", COLUMN)), COLUMN)
    sources = _widths(picture, width) if picture else ""
    if dark:
        # Which of both is shown follows the switch of the page (site.js).
        night = {"class": "on-dark", "media": _AT_NIGHT}
        own = f"<source{_written({**night, 'srcset': rooted(dark.path)})}>"
        sources = on_page(_widths(dark, width, night) + own) + sources
    return f"<picture>{sources}{img}</picture>" if sources else img


def _widths(picture: Picture, shown: int, when: Mapping[str, str] = _ALWAYS) -> str:
    """The files of a picture that browsers choose from by their width."""
    if not picture.variants:
        return ""
    choices = ", ".join(f"{rooted(address)} {width}w" for width, address in picture.variants)
    source = {
        **when,
        "type": "image/webp",
        "srcset": choices,
        "sizes": f"(min-width: {shown + 32}px) {shown}px, 100vw",
    }
    return f"<source{_written(source)}>"


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
