"""Tags: a page for each with what has it, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filing
from plnfolio.model.site import Site

PATH = "/tags/"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a tag, and the list of them where there are any."""
    return listing.addresses(site, filing.tags, PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a tag by name, then the list."""
    tags = material.filing.tags
    for term in tags.values():
        yield listing.page(material, term, kind="tag", posts=summaries(material, term.texts))
    yield from listing.index(material, tags, PATH, kind="tags", title=material.t("tags"))
