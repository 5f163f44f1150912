"""The page to search on, where Pagefind is there to make an index: with the extra ``search``."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

from plnfolio.kinds import archive, network, tag
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.model.address import rooted
from plnfolio.model.site import Site
from plnfolio.model.view import Link, SearchView

PATH = "/search/"

PROGRAMS = ("pagefind_bin_extended", "pagefind_bin")
"""The packages that bring Pagefind; the first knows where Chinese and Japanese words end."""


def has_search() -> bool:
    """Whether sites can be searched."""
    return any(find_spec(name) for name in PROGRAMS)


def addresses(site: Site) -> Iterable[Address]:
    """The one, where sites can be searched."""
    if has_search():
        yield Address(PATH, site.config_places[()])


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    if not has_search():
        return
    site, t = material.site, material.t
    instead = [(archive.PATH, "posts", True)]
    instead += [(tag.PATH, "tags", bool(material.tags))]
    instead += [(network.PATH, "networks", bool(site.tables))]
    view = SearchView(
        kind="search",
        title=t("search"),
        url=rooted(PATH),
        canonical=canonical(site, PATH),
        description=f"{t('search')} – {site.config.title}",
        instead=tuple(Link(t(word), rooted(path)) for path, word, there in instead if there),
    )
    yield WebPage(PATH, "search.html", view, listed=False)
