"""The archive: all posts by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import Address, Material, WebPage, canonical, last_change
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Site
from plnfolio.model.view import ArchiveView, PostSummary, YearView

PATH = "/posts/"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The one."""
    yield Address(PATH, site.config_places, ours="the list of posts")


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    posts = material.site.posts
    title = material.t("posts")
    view = later(_view, config=material.config, title=title, posts=summaries(material, posts))
    yield WebPage(PATH, "archive.html", view, title, last_change(posts))


def _view(config: SiteConfig, title: str, posts: tuple[PostSummary, ...]) -> ArchiveView:
    return ArchiveView(
        kind="archive",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        years=tuple(
            YearView(year, tuple(those)) for year, those in groupby(posts, lambda s: s.date.year)
        ),
    )
