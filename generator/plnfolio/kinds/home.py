"""The first page: an introduction if the author wrote one, the latest posts, the tables."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import linked_data, network, post
from plnfolio.kinds.base import Address, Material, WebPage, base_url, canonical, contents
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.model.address import rooted
from plnfolio.model.document import Body
from plnfolio.model.site import Page, Site
from plnfolio.model.view import HomeView, Link


def addresses(site: Site) -> Iterable[Address]:
    """The one, made from ``pages/index.md`` if there is one."""
    page = _introduction(site)
    if page:
        yield Address("/", page.places[()], page.path)
    else:
        yield Address("/", site.config_places[()])


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    site = material.site
    page = _introduction(site)
    body = material.bodies[page.path] if page else Body("")
    summary = page.matter.summary if page else ""
    view = HomeView(
        kind="home",
        title=page.matter.title if page else site.config.title,
        url=rooted("/"),
        canonical=canonical(site, "/"),
        description=summary or site.config.description or body.excerpt,
        html=body.html,
        references=body.references,
        toc=contents(body.headings),
        json_ld=linked_data.home(site),
        picture=lead_picture(body.html, base_url(site)),
        posts=post.summaries(material, site.posts[: site.config.recent]),
        networks=tuple(Link(t.content.title, rooted(network.path(t))) for t in site.tables),
    )
    latest = max((p.matter.updated or p.matter.date for p in site.posts), default=None)
    yield WebPage("/", "home.html", view, latest)


def _introduction(site: Site) -> Page | None:
    return next((page for page in site.pages if not page.slug), None)
