"""The archive: all posts by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.summary import summaries
from plnfolio.model.address import rooted
from plnfolio.model.site import Site
from plnfolio.model.view import ArchiveView, YearView

PATH = "/posts/"


def addresses(site: Site) -> Iterable[Address]:
    """The one."""
    yield Address(PATH, site.config_places[()])


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    listed = summaries(material, material.site.posts)
    title = material.t("posts")
    view = ArchiveView(
        kind="archive",
        title=title,
        url=rooted(PATH),
        canonical=canonical(material.site, PATH),
        description=f"{title} – {material.site.config.title}",
        years=tuple(
            YearView(year, tuple(posts)) for year, posts in groupby(listed, lambda s: s.date.year)
        ),
    )
    latest = max((s.updated or s.date for s in listed), default=None)
    yield WebPage(PATH, "archive.html", view, latest)
