"""Posts: one page each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plnfolio.cache.deferred import later
from plnfolio.kinds import linked_data
from plnfolio.kinds.base import (
    Address,
    Cite,
    Composed,
    Material,
    WebPage,
)
from plnfolio.kinds.dated import dated, dated_page
from plnfolio.kinds.series import parts
from plnfolio.kinds.summary import link, listed, path, summaries
from plnfolio.kinds.terms import Filing, Names
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import PartView, PostView
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Listed, Site
from plnfolio.model.view import Link, PostSummary

RELATED = 3
"""Related posts that a post shows at most."""


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a post."""
    for post in site.posts:
        loc = ("slug",) if post.matter.slug else ()
        yield Address(path(post), post.places, loc, post.path)


def pages(material: Material) -> Iterable[WebPage]:
    """One a post, latest first."""
    posts = material.site.posts
    known = {post.path: listed(post) for post in posts}
    rows = (None, *known.values(), None)
    most = material.site.config.recent
    latest = posts[: most + 1]
    usual = summaries(material, latest[:most])
    series = parts(material.filing.series)
    for post, newer, shown, older in zip(posts, rows, rows[1:], rows[2:], strict=False):
        others = [other for other in latest if other is not post]
        body = material.composed(post.path)
        view = later(
            _view,
            config=material.config,
            post=shown,
            body=body,
            names=material.names,
            part=series.get(post.path),
            newer=newer,
            older=older,
            related=tuple(known[one] for one in material.alike.get(post.path, ())),
            recent=usual if len(others) > most else summaries(material, others[:most]),
            cite=material.cite,
        )
        yield dated_page(material, post, body, view, kind="post", word="search_post")


def _others(related: Iterable[Link], part: PartView | None) -> tuple[Link, ...]:
    """The related posts without those that the series leads to."""
    known = (part.before, part.after) if part else ()
    return tuple(one for one in related if one not in known)[:RELATED]


def _view(  # noqa: PLR0913 - all that a post shows
    *,
    config: SiteConfig,
    post: Listed[PostMatter],
    body: Composed,
    names: Names,
    part: PartView | None,
    newer: Listed[PostMatter] | None,
    older: Listed[PostMatter] | None,
    related: tuple[Listed[PostMatter], ...],
    recent: tuple[PostSummary, ...],
    cite: Cite,
) -> PostView:
    shown = dated(PostView, config, post, body, kind="post", names=names, cite=cite)
    return replace(
        shown,
        json_ld=linked_data.posting(config, post.matter, url=shown.canonical, cited=body.works),
        minutes=body.gist.minutes,
        part=part,
        newer=link(newer) if newer else None,
        older=link(older) if older else None,
        related=_others(map(link, related), part),
        recent=recent,
    )
