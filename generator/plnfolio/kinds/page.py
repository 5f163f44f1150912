"""Pages: texts of their own, outside the stream of posts."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import (
    Address,
    Composed,
    Material,
    WebPage,
    canonical,
    contents,
    findable,
    fingerprint,
)
from plnfolio.kinds.lead_picture import picture
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import PageMatter
from plnfolio.model.site import Listed, Page, Site
from plnfolio.model.view import PageView


def path(page: Page) -> str:
    """Where a page answers."""
    return f"/{page.slug}/" if page.slug else "/"


def listed(page: Page) -> Listed[PageMatter]:
    """A page as others know it."""
    return Listed(path(page), page.matter, page.listing_digest)


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a page, without the home page, which is a kind of its own."""
    for page in site.pages:
        if page.slug:
            loc = ("slug",) if page.matter.slug else ()
            yield Address(path(page), page.places, loc, page.path)


def pages(material: Material) -> Iterable[WebPage]:
    """One a page, in the order of the files' names."""
    for page in material.site.pages:
        if page.slug:
            body = material.composed(page.path)
            view = later(
                _view,
                config=material.config,
                page=listed(page),
                body=body,
            )
            yield WebPage(
                path(page),
                f"{page.matter.kind}.html",
                view,
                page.matter.title,
                page.matter.updated,
                pictured=material.facts[page.path].gist.lead is not None,
                source=page.path,
                found=findable(
                    page.matter.title,
                    body,
                    "search_page",
                    instead=page.matter.summary,
                ),
            )


def _view(config: SiteConfig, page: Listed[PageMatter], body: Composed) -> PageView:
    text = body.body
    return PageView(
        kind=page.matter.kind,
        title=page.matter.title,
        url=rooted(page.address),
        canonical=canonical(config, page.address),
        description=page.matter.summary or body.gist.excerpt,
        html=text.html,
        references=text.references,
        toc=contents(text),
        picture=picture(body.gist.lead, config),
        fingerprint=fingerprint(page.matter.title, body.gist),
    )
