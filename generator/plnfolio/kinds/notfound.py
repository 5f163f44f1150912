"""The page that hosts show for an address that is none: ``404.html``."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.site import Site
from plnfolio.model.view import PageView

PATH = "/404.html"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The one; Netlify and GitHub Pages look for it under this name."""
    yield Address(PATH, site.config_places, ours="the page behind dead links")


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    title = material.t("not_found")
    yield WebPage(PATH, "404.html", later(_view, title=title), title, listed=False)


def _view(title: str) -> PageView:
    return PageView(kind="404", title=title, url=rooted(PATH))
