"""Tags: a page for each with what has it, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import tags
from plnfolio.model.site import Site

PATH = "/tags/"


def addresses(site: Site) -> Iterable[Address]:
    """One a tag, and the list of them where there are any."""
    return listing.addresses(site, tags(site), PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a tag by name, then the list."""
    for term in material.tags.values():
        yield listing.page(material, term, kind="tag", posts=summaries(material, term.texts))
    title = material.t("tags")
    yield from listing.index(material, material.tags, PATH, kind="tags", title=title)
