"""The first page: an introduction if the author wrote one, the latest posts, the network."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import linked_data, network
from plnfolio.kinds.base import Address, Material, WebPage, base_url, canonical, contents
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.kinds.summary import summaries
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
        posts=summaries(material, site.posts[: site.config.recent]),
        map=_map(material, body),
        networks=Link(material.t("all_networks"), rooted(network.PATH)) if site.tables else None,
    )
    latest = max((p.matter.updated or p.matter.date for p in site.posts), default=None)
    yield WebPage("/", "home.html", view, latest)


def _introduction(site: Site) -> Page | None:
    return next((page for page in site.pages if not page.slug), None)


def _map(material: Material, introduction: Body) -> str:
    """The map of all networks, unless the introduction shows one."""
    if not material.entries or 'class="network-map"' in introduction.html:
        return ""
    return material.bodies[network.PATH].html
