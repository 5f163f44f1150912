"""Posts: one page each."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from plnfolio.cache.deferred import Constant, Given, given, later
from plnfolio.kinds import linked_data
from plnfolio.kinds.base import (
    Address,
    Cite,
    Composed,
    Material,
    WebPage,
    canonical,
    contents,
)
from plnfolio.kinds.lead_picture import picture
from plnfolio.kinds.series import parts
from plnfolio.kinds.summary import link, links, path, summaries
from plnfolio.kinds.terms import Filing, Names
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import PartView, PostView
from plnfolio.model.site import Post, Site
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
    by_path = {post.path: post for post in posts}
    most = material.site.config.recent
    latest = posts[: most + 1]
    usual = summaries(material, latest[:most])
    series = parts(material.filing.series)
    for newer, post, older in zip((None, *posts), posts, (*posts[1:], None), strict=False):
        others = [other for other in latest if other is not post]
        view = later(
            _view,
            config=material.config,
            post=Given(post.told, Constant(post)),
            body=material.composed(post.path),
            names=material.names,
            part=series.get(post.path),
            newer=_neighbour(newer),
            older=_neighbour(older),
            related=links(by_path[other] for other in material.alike.get(post.path, ())),
            recent=usual if len(others) > most else summaries(material, others[:most]),
            cite=material.cite,
        )
        yield WebPage(
            path(post),
            "post.html",
            view,
            post.matter.title,
            post.matter.updated or post.matter.date,
            pictured=material.facts[post.path].lead is not None,
        )


def _others(related: Iterable[Link], part: PartView | None) -> tuple[Link, ...]:
    """The related posts without those that the series leads to."""
    known = (part.before, part.after) if part else ()
    return tuple(one for one in related if one not in known)[:RELATED]


def _neighbour(post: Post | None) -> Given[Link | None]:
    return Given(post.told, partial(link, post)) if post else _NOBODY


_NOBODY: Given[Link | None] = given(None)


def _view(  # noqa: PLR0913 - all that a post shows
    *,
    config: SiteConfig,
    post: Post,
    body: Composed,
    names: Names,
    part: PartView | None,
    newer: Link | None,
    older: Link | None,
    related: tuple[Link, ...],
    recent: tuple[PostSummary, ...],
    cite: Cite,
) -> PostView:
    text, matter = body.body, post.matter
    where = canonical(config, path(post))
    return PostView(
        kind="post",
        title=matter.title,
        url=rooted(path(post)),
        canonical=where,
        description=matter.summary or body.facts.excerpt,
        html=text.html,
        references=text.references,
        toc=contents(text.headings),
        json_ld=linked_data.posting(config, matter, url=where, cited=body.works),
        picture=picture(body.facts.lead, config),
        date=matter.date,
        updated=matter.updated,
        tags=names.tags(matter.tags),
        course=names.course(matter.course),
        module=matter.module,
        minutes=body.facts.minutes,
        draft=matter.draft,
        part=part,
        newer=newer,
        older=older,
        related=_others(related, part),
        recent=recent,
        citation=cite(post, config, where),
    )
