"""The picture that stands for a page where it is shared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape

from plnfolio.model.config import SiteConfig
from plnfolio.model.document import Lead
from plnfolio.model.marks import ROOT
from plnfolio.model.view import PictureView

SMALLEST = 200
"""Pixels: what is smaller in either direction is a logo, and is not shown by those who share."""

_IMAGE = re.compile(r"<img\b[^>]*>")
_ATTRIBUTE = re.compile(r'\b(src|alt|width|height)="([^"]*)"')
_RASTER = re.compile(r"\.(jpe?g|png|gif|webp)$", re.IGNORECASE)


def large_pictures(html: str) -> Iterator[Lead]:
    """A text's own pictures that are large enough to stand for it, as they follow one another."""
    for image in _IMAGE.findall(html):
        has = {name: unescape(value) for name, value in _ATTRIBUTE.findall(image)}
        source = has.get("src", "")
        sides = [has.get(side, "") for side in ("width", "height")]
        large = all(side.isdecimal() and int(side) >= SMALLEST for side in sides)
        if large and source.startswith(ROOT):
            width, height = map(int, sides)
            yield Lead(source, has.get("alt", ""), width, height)


def lead_picture(pictures: Iterable[Lead]) -> Lead | None:
    """The first that can be shown elsewhere: nobody who shares a page shows a drawing (SVG)."""
    return next((one for one in pictures if _RASTER.search(one.source)), None)


def picture(lead: Lead | None, config: SiteConfig) -> PictureView | None:
    """A text's picture for those who share its page; None without a base URL."""
    if lead is None or not config.base_url:
        return None
    url = lead.source.replace(ROOT, config.base_url)
    return PictureView(url, lead.alt, lead.width, lead.height)
