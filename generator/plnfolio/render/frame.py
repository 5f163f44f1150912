"""What an author gives pages in ``site.yaml``: the logo, the footer, a portrait for the first."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.kinds.home import PORTRAIT
from plnfolio.model.document import Document, ImageSlot, Place
from plnfolio.model.site import Site
from plnfolio.render.layout import Origin
from plnfolio.render.markdown import parse_lines

LOGO, FOOTER = "logo", "footer"
"""Their keys among the bodies; a source's path has an ending."""

LOGO_HEIGHT = 48
"""CSS pixels: how high a logo is, in the themes that come along."""


def frame(site: Site) -> Iterator[tuple[str, Document, Origin]]:
    """Logo, portrait and footer as texts to be composed: key, document, where it is from."""
    config, path = site.config, f"{site.content}/site.yaml"
    if config.logo:
        alt = config.logo.alt or (config.title if config.logo.replaces_title else "")
        size = (("class", "site-logo"), ("height", str(LOGO_HEIGHT)))
        slot = ImageSlot(Place(1, 1), config.logo.src, alt, attributes=size)
        # A plain string is the file itself, and has no place of its own inside.
        span = site.config_places["logo", "src"]
        yield LOGO, Document((slot,)), Origin(path, span.line, span.column)
    if config.author.portrait:
        slot = ImageSlot(Place(1, 1), config.author.portrait, config.author.name)
        span = site.config_places["author", "portrait"]
        yield PORTRAIT, Document((slot,)), Origin(path, span.line, span.column)
    if config.footer:
        span = site.config_places["footer",]
        document = parse_lines(config.footer, language=config.language)
        yield FOOTER, document, Origin(path, span.line, span.column)
