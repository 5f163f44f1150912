"""Pages: texts of their own, outside the stream of posts."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds.base import Address, Material, WebPage, base_url, canonical, contents
from plnfolio.kinds.lead_picture import lead_picture
from plnfolio.model.address import rooted
from plnfolio.model.site import Page, Site
from plnfolio.model.view import PageView


def path(page: Page) -> str:
    """Where a page answers."""
    return f"/{page.slug}/"


def addresses(site: Site) -> Iterable[Address]:
    """One a page, without the home page, which is a kind of its own."""
    for page in site.pages:
        if page.slug:
            yield Address(path(page), page.places[("slug",) if page.matter.slug else ()], page.path)


def pages(material: Material) -> Iterable[WebPage]:
    """One a page, in the order of the files' names."""
    for page in material.site.pages:
        if not page.slug:
            continue
        body = material.bodies[page.path]
        view = PageView(
            kind="page",
            title=page.matter.title,
            url=rooted(path(page)),
            canonical=canonical(material.site, path(page)),
            description=page.matter.summary or body.excerpt,
            html=body.html,
            references=body.references,
            toc=contents(body.headings),
            picture=lead_picture(body.html, base_url(material.site)),
        )
        yield WebPage(path(page), "page.html", view, page.matter.updated)
