"""Posts: one page each, and the summaries that lists show."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plnfolio.kinds import linked_data
from plnfolio.kinds.base import Address, Material, WebPage, base_url, canonical, contents
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.kinds.terms import course_path, tag_links
from plnfolio.model.address import rooted
from plnfolio.model.site import Post, Site
from plnfolio.model.view import Link, PostSummary, PostView


def path(post: Post) -> str:
    """Where a post answers."""
    return f"/posts/{post.slug}/"


def addresses(site: Site) -> Iterable[Address]:
    """One a post."""
    for post in site.posts:
        yield Address(path(post), post.places[("slug",) if post.matter.slug else ()], post.path)


def pages(material: Material) -> Iterable[WebPage]:
    """One a post, latest first."""
    posts = material.site.posts
    latest = summaries(material, posts[: material.site.config.recent + 1])
    for newer, post, older in zip((None, *posts), posts, (*posts[1:], None), strict=False):
        yield _page(material, post, _link(newer), _link(older), latest)


def summaries(material: Material, posts: Iterable[Post]) -> tuple[PostSummary, ...]:
    """Posts as lists show them, in the order given."""
    return tuple(_summary(material, post) for post in posts)


def _summary(material: Material, post: Post) -> PostSummary:
    body = material.bodies[post.path]
    matter = post.matter
    return PostSummary(
        title=matter.title,
        url=rooted(path(post)),
        date=matter.date,
        updated=matter.updated,
        summary=matter.summary or body.excerpt,
        tags=tag_links(matter.tags, material.tags),
        course=_course(material, matter.course),
        minutes=body.minutes,
        draft=matter.draft,
    )


def _course(material: Material, name: str) -> Link | None:
    return material.courses[course_path(name)].link if name else None


def _link(post: Post | None) -> Link | None:
    return Link(post.matter.title, rooted(path(post))) if post else None


def _page(
    material: Material,
    post: Post,
    newer: Link | None,
    older: Link | None,
    latest: Sequence[PostSummary],
) -> WebPage:
    site = material.site
    body = material.bodies[post.path]
    matter = post.matter
    url = rooted(path(post))
    others = [summary for summary in latest if summary.url != url]
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
        course=_course(material, matter.course),
        minutes=body.minutes,
        draft=matter.draft,
        newer=newer,
        older=older,
        recent=tuple(others[: site.config.recent]),
        citation=material.citations[post.path],
    )
    return WebPage(path(post), "post.html", view, matter.updated or matter.date)
