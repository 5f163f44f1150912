"""The page to search on, where Pagefind is there to make an index: with the extra ``search``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec

from plnfolio.cache.deferred import later
from plnfolio.kinds import archive, network, tag
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Site
from plnfolio.model.view import Link, SearchView

PATH = "/search/"

PROGRAMS = ("pagefind_bin_extended", "pagefind_bin")
"""The packages that bring Pagefind; the first knows where Chinese and Japanese words end."""


@cache
def has_search() -> bool:
    """Whether sites can be searched."""
    return any(find_spec(name) for name in PROGRAMS)


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The one, where sites can be searched."""
    if has_search():
        yield Address(PATH, site.config_places, ours="the search")


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    if not has_search():
        return
    site, t = material.site, material.t
    instead = [(archive.PATH, "posts", True)]
    instead += [(tag.PATH, "tags", bool(material.filing.tags))]
    instead += [(network.PATH, "networks", bool(site.tables))]
    title = t("search")
    view = later(
        _view,
        config=material.config,
        title=title,
        instead=tuple(Link(t(word), rooted(path)) for path, word, there in instead if there),
    )
    yield WebPage(PATH, "search.html", view, title, listed=False)


def _view(config: SiteConfig, title: str, instead: tuple[Link, ...]) -> SearchView:
    return SearchView(
        kind="search",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        instead=instead,
    )
