"""The picture that stands for a page where it is shared."""

from __future__ import annotations

import re
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


def lead_picture(html: str) -> Lead | None:
    """The first of a text's own pictures that is large enough.

    A drawing (SVG) is none: nobody who shares a page shows it.
    """
    for image in _IMAGE.findall(html):
        has = {name: unescape(value) for name, value in _ATTRIBUTE.findall(image)}
        source = has.get("src", "")
        sides = [has.get(side, "") for side in ("width", "height")]
        large = all(side.isdecimal() and int(side) >= SMALLEST for side in sides)
        if large and source.startswith(ROOT) and _RASTER.search(source):
            width, height = map(int, sides)
            return Lead(source, has.get("alt", ""), width, height)
    return None


def picture(lead: Lead | None, config: SiteConfig) -> PictureView | None:
    """A text's picture for those who share its page; None without a base URL."""
    if lead is None or not config.base_url:
        return None
    url = lead.source.replace(ROOT, config.base_url)
    return PictureView(url, lead.alt, lead.width, lead.height)
