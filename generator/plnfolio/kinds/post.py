"""Posts: one page each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from plnfolio.cache.deferred import given, later
from plnfolio.kinds import linked_data
from plnfolio.kinds.base import (
    Address,
    Cite,
    Composed,
    Material,
    WebPage,
)
from plnfolio.kinds.dated import dated, dated_page
from plnfolio.kinds.related import Alike
from plnfolio.kinds.series import parts
from plnfolio.kinds.summary import link, listed, path
from plnfolio.kinds.terms import Filing, Names
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import PartView, PostView, RelatedView
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Listed, Site
from plnfolio.model.view import Download, Link, PostSummary

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
    # Those that the page leads to anyway are not listed again, nor is it itself.
    latest = posts[: material.site.config.recent + RELATED + 3]
    recent = given(tuple(_brief(known[post.path]) for post in latest))
    series = parts(material.filing.series)
    for post, newer, shown, older in zip(posts, rows, rows[1:], rows[2:], strict=False):
        body = material.composed(post.path)
        view = later(
            _view,
            config=material.config,
            post=shown,
            body=body,
            names=material.names,
            tagged=material.filing.tagged(post.matter.tags),
            part=series.get(post.path),
            newer=newer,
            older=older,
            related=tuple(
                (known[one.path], _reason(material, one))
                for one in material.alike.get(post.path, ())
            ),
            recent=recent,
            cite=material.cite,
        )
        yield dated_page(material, post, body, view, kind="post", word="search_post")


def _reason(material: Material, alike: Alike) -> str:
    """Why a post is related: “also cites Granovetter”."""
    name = alike.name
    if alike.what == "work":
        work = material.site.references[name]
        first = next(iter(work.names.get("author", ())), None)
        name = first.family or first.literal if first else work.fields.get("title", name)
    return material.t(f"related_by_{alike.what}", name=name)


def _brief(post: Listed[PostMatter]) -> PostSummary:
    """A post in a list of titles and days, which is the same whatever else is said of it."""
    return PostSummary(post.matter.title, link(post).url, post.matter.date)


def _others(
    related: Iterable[tuple[Listed[PostMatter], str]], onward: Iterable[Link | None]
) -> tuple[RelatedView, ...]:
    """The related posts without those that the reader is led to anyway."""
    known = {link.url for link in onward if link}
    found = (RelatedView(link(post), reason) for post, reason in related)
    return tuple(one for one in found if one.link.url not in known)[:RELATED]


def _view(  # noqa: PLR0913 - all that a post shows
    *,
    config: SiteConfig,
    post: Listed[PostMatter],
    body: Composed,
    names: Names,
    tagged: tuple[int, ...],
    part: PartView | None,
    newer: Listed[PostMatter] | None,
    older: Listed[PostMatter] | None,
    related: tuple[tuple[Listed[PostMatter], str], ...],
    recent: tuple[PostSummary, ...],
    cite: Cite,
    downloads: tuple[Download, ...] = (),
) -> PostView:
    shown = dated(PostView, config, post, body, kind="post", names=names, cite=cite)
    parts = (part.before, part.after) if part else ()
    onward = parts if any(parts) else (link(newer) if newer else link(older) if older else None,)
    others = _others(related, onward)
    seen = {shown.url, *(one.url for one in (*onward, *(one.link for one in others)) if one)}
    return replace(
        shown,
        tagged=tagged,
        downloads=downloads,
        json_ld=linked_data.posting(config, post.matter, url=shown.canonical, cited=body.works),
        minutes=body.gist.minutes,
        part=part,
        newer=link(newer) if newer else None,
        older=link(older) if older else None,
        related=others,
        recent=tuple(one for one in recent if one.url not in seen)[: config.recent],
    )
