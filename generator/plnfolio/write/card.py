"""Which card stands for a page where it is shared, and what is on it."""

from __future__ import annotations

from plnfolio.frozen import dataclass
from plnfolio.kinds.base import WebPage
from plnfolio.model.address import rooted
from plnfolio.model.view import PictureView, SiteView
from plnfolio.theme.faces import Faces
from plnfolio.write.painting import has_png

WIDTH, HEIGHT = 1200, 630
"""Pixels: what Open Graph asks for, and what most networks show uncut."""

SITE_CARD = "/cards/site.png"
_OWN = frozenset({"post", "page", "artifact", "network", "entry", "series"})
"""The kinds of pages whose titles say what is on them; all others have the site’s card."""


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
