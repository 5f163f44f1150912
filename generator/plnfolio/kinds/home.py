"""The first page: an introduction if the author wrote one, the latest posts, the network."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cache.deferred import later
from plnfolio.kinds import linked_data, network
from plnfolio.kinds.base import (
    Address,
    Composed,
    Material,
    WebPage,
    canonical,
    contents,
    fingerprint,
    last_change,
)
from plnfolio.kinds.lead_picture import picture
from plnfolio.kinds.page import listed
from plnfolio.kinds.summary import summaries
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import PageMatter
from plnfolio.model.site import Listed, Page, Site
from plnfolio.model.view import HomeView, Link, PostSummary


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The one, made from ``pages/index.md`` if there is one."""
    page = _introduction(site)
    if page:
        yield Address("/", page.places, source=page.path)
    else:
        yield Address("/", site.config_places, ours="the home page")


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    site = material.site
    page = _introduction(site)
    networks = Link(material.t("all_networks"), rooted(network.PATH)) if site.tables else None
    view = later(
        _view,
        config=material.config,
        page=page and listed(page),
        body=material.composed(page.path) if page else None,
        posts=summaries(material, site.posts[: site.config.recent]),
        drawing=material.composed(network.PATH) if material.entries else None,
        networks=networks,
    )
    yield WebPage(
        "/",
        "home.html",
        view,
        page.matter.title if page else site.config.title,
        last_change(site.posts),
        source=page.path if page else "",
        pictured=bool(page and material.facts[page.path].gist.lead),
    )


def _view(
    *,
    config: SiteConfig,
    page: Listed[PageMatter] | None,
    body: Composed | None,
    posts: tuple[PostSummary, ...],
    drawing: Composed | None,
    networks: Link | None,
) -> HomeView:
    body = body or Composed()
    text = body.body
    summary = page.matter.summary if page else ""
    # One map is enough where the introduction shows one.
    drawn = 'class="network-map"' in text.html
    return HomeView(
        kind="home",
        title=page.matter.title if page else config.title,
        url=rooted("/"),
        canonical=canonical(config, "/"),
        description=summary or config.description or body.gist.excerpt,
        html=text.html,
        references=text.references,
        toc=contents(text.headings),
        json_ld=linked_data.home(config),
        picture=picture(body.gist.lead, config),
        fingerprint=fingerprint(page.matter.title if page else "", body.gist),
        posts=posts,
        map=drawing.body.html if drawing and not drawn else "",
        networks=networks,
    )


def _introduction(site: Site) -> Page | None:
    return next((page for page in site.pages if not page.slug), None)
