"""Tags: a page for each with its posts, and a page that lists them all."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import listing
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.terms import tags
from plnfolio.model.site import Site

PATH = "/tags/"


def addresses(site: Site) -> Iterable[Address]:
    """One a tag, and the list of them where there are any."""
    return listing.addresses(site, tags(site), PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a tag by name, then the list."""
    return listing.pages(material, material.tags, PATH, kind="tag", title=material.t("tags"))
