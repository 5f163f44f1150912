"""Posts: one page each."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from plnfolio.kinds import linked_data
from plnfolio.kinds.base import Address, Material, WebPage, base_url, canonical, contents
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.kinds.related import related
from plnfolio.kinds.series import parts
from plnfolio.kinds.summary import course_of, link, path, summaries
from plnfolio.kinds.terms import tag_links
from plnfolio.model.address import rooted
from plnfolio.model.dated import PartView, PostView
from plnfolio.model.site import Post, Site
from plnfolio.model.view import Link, PostSummary

RELATED = 3
"""Related posts that a post shows at most."""


def addresses(site: Site) -> Iterable[Address]:
    """One a post."""
    for post in site.posts:
        yield Address(path(post), post.places[("slug",) if post.matter.slug else ()], post.path)


def pages(material: Material) -> Iterable[WebPage]:
    """One a post, latest first."""
    posts = material.site.posts
    latest = summaries(material, posts[: material.site.config.recent + 1])
    alike = related(posts, material.tags, material.courses, material.series)
    series = parts(material.series)
    for newer, post, older in zip((None, *posts), posts, (*posts[1:], None), strict=False):
        around = _Around(newer, older, alike[post.path], latest, series.get(post.path))
        yield _page(material, post, around)


@dataclass(frozen=True, slots=True)
class _Around:
    """What a post's page shows of other posts."""

    newer: Post | None
    older: Post | None
    alike: tuple[Post, ...]
    latest: Sequence[PostSummary]
    part: PartView | None


def _others(around: _Around) -> tuple[Link, ...]:
    """The related posts without those that the series leads to."""
    part = around.part
    known = (part.before, part.after) if part else ()
    return tuple(one for one in map(link, around.alike) if one not in known)[:RELATED]


def _page(material: Material, post: Post, around: _Around) -> WebPage:
    site = material.site
    body = material.bodies[post.path]
    matter = post.matter
    url = rooted(path(post))
    others = [summary for summary in around.latest if summary.url != url]
    view = PostView(
        kind="post",
        title=matter.title,
        url=url,
        canonical=canonical(site, path(post)),
        description=matter.summary or body.excerpt,
        html=body.html,
        references=body.references,
        toc=contents(body.headings),
        json_ld=linked_data.posting(site, post, url=canonical(site, path(post)), cited=body.cited),
        picture=lead_picture(body.html, base_url(site)),
        date=matter.date,
        updated=matter.updated,
        tags=tag_links(matter.tags, material.tags),
        course=course_of(material, post),
        module=matter.module,
        minutes=body.minutes,
        draft=matter.draft,
        part=around.part,
        newer=link(around.newer) if around.newer else None,
        older=link(around.older) if around.older else None,
        related=_others(around),
        recent=tuple(others[: site.config.recent]),
        citation=material.citations[post.path],
    )
    return WebPage(path(post), "post.html", view, matter.updated or matter.date)
