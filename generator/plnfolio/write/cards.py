"""Pictures made from titles, for pages that have none of their own where they are shared."""

from __future__ import annotations

from dataclasses import dataclass

from plnfolio.diagnostics import Problem, SiteError, Span
from plnfolio.kinds.base import WebPage
from plnfolio.model.address import rooted
from plnfolio.model.view import CardView, PictureView, SiteView
from plnfolio.theme.faces import Faces
from plnfolio.theme.templates import Templates
from plnfolio.write.output import Made
from plnfolio.write.painting import has_png, png

TEMPLATE = "card.svg"
WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph asks for, and what most networks show uncut."""

SITE_CARD = "/cards/site.png"
_OWN = frozenset({"post", "page", "artifact", "network", "entry", "series"})
"""The kinds of pages whose titles say what is on them; all others have the site’s card."""

_RLE, _PDF = "\u202b", "\u202c"
_MARGIN = 90
_MIDDLE = 280
_SIZES = ((92, 2), (76, 3), (60, 4))
"""Sizes in pixels and how many lines of each there is room for; the first that fits is taken."""


@dataclass(frozen=True, slots=True)
class Card:
    """A card: its site path, and the title that is on it."""

    path: str
    title: str
    own: bool

    def picture(self, site: SiteView) -> PictureView:
        """The card as a page shows it to those who share it."""
        alt = f"{self.title} – {site.title}" if self.own else self.title
        url = site.base_url + rooted(self.path)[1:]
        return PictureView(url, alt, WIDTH, HEIGHT, made=True)


def card_of(page: WebPage, site: SiteView, faces: Faces) -> Card | None:
    """The card that stands for a page; None if it has a picture, or nobody paints or reaches it.

    What no face has the letters of is not painted: such a title leaves the page to the card of the
    site, and such a name of the site or the author leaves it without one.
    """
    if not wants_card(page, site) or faces.lacking(on_every_card(site)):
        return None
    own = own_card(page.path)
    if has_own_title(page) and own != SITE_CARD and not faces.lacking(page.title):
        return Card(own, page.title, own=True)
    return Card(SITE_CARD, site.title, own=False)


def own_card(path: str) -> str:
    """The site path of a page’s own card; a page at ``/site/`` has none."""
    return f"/cards/{path.strip('/')}.png"


def wants_card(page: WebPage, site: SiteView) -> bool:
    """Whether a page is shared with a card, if its words can be painted."""
    reached = page.template != "404.html" and site.base_url != ""
    return reached and not page.pictured and has_png()


def has_own_title(page: WebPage) -> bool:
    """Whether the card of a page has the page’s title."""
    return page.template.removesuffix(".html") in _OWN


def on_every_card(site: SiteView) -> str:
    """The words that are on all cards."""
    return f"{site.title} {site.author.name}"


def paint(card: Card, site: SiteView, templates: Templates, faces: Faces) -> Made:
    """A card as PNG; SiteError (``template-error``) for a template that gives no drawing."""
    svg = templates.render(TEMPLATE, card_view(card.title, site), site)
    return Made(card.path[1:], _painted(svg, faces))


def card_view(title: str, site: SiteView) -> CardView:
    """A title in lines as large as there is room for; what is too long ends in an ellipsis."""
    from plnfolio.draw.measure import is_rtl, wrap  # noqa: PLC0415 - only where cards are made

    for size, most in _SIZES:
        lines = wrap(title, (WIDTH - 2 * _MARGIN) / size)
        if len(lines) <= most:
            break
    else:
        lines = (*lines[: most - 1], f"{lines[most - 1].rstrip(' .,;:!?–—-')}…")
    rtl = is_rtl(title)
    (below,) = wrap(site.title, (WIDTH - 2 * _MARGIN) / 30 / 2)[:1]
    return CardView(
        kind="card",
        title=title,
        url="",
        # resvg takes every line for one from left to right unless the line itself says otherwise.
        lines=tuple(f"{_RLE}{line}{_PDF}" for line in lines) if rtl else lines,
        size=size,
        top=round(_MIDDLE - size * 1.2 * len(lines) / 2),
        rtl=rtl,
        below=below if below == site.title else f"{below}…",
    )


def _painted(svg: str, faces: Faces) -> bytes:
    try:
        return png(svg, faces)
    except ValueError as error:
        message = "this does not make an SVG that can be painted"
        remedy = "compare it with the card.svg of the theme; it must be well-formed XML"
        span = Span(f"overrides/templates/{TEMPLATE}")
        raise SiteError([Problem("template-error", message, span, remedy)]) from error
