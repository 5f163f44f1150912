"""The works of the whole portfolio, each with the posts and pages that cite it."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import page
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.summary import link
from plnfolio.kinds.terms import latest_first
from plnfolio.model.address import rooted
from plnfolio.model.citation import entry_id
from plnfolio.model.site import Site
from plnfolio.model.view import Link, ReferencesView, WorkView

PATH = "/references/"


def addresses(site: Site) -> Iterable[Address]:
    """The one, where there is anything to cite."""
    if site.references:
        yield Address(PATH, site.config_places[()])


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    site = material.site
    if not site.references:
        return
    title = material.t("references")
    citing = _citing(material)
    view = ReferencesView(
        kind="references",
        title=title,
        url=rooted(PATH),
        canonical=canonical(site, PATH),
        description=f"{title} – {site.config.title}",
        works=tuple(
            WorkView(entry_id(key), html, tuple(citing.get(key, ())))
            for key, html in material.works.items()
        ),
    )
    yield WebPage(PATH, "references.html", view)


def _citing(material: Material) -> dict[str, list[Link]]:
    """Who cites each work: posts and artifacts, latest first, then pages."""
    site = material.site
    texts = [(text.path, link(text)) for text in latest_first((*site.posts, *site.artifacts))]
    texts += [(p.path, Link(p.matter.title, rooted(page.path(p)))) for p in site.pages]
    citing: dict[str, list[Link]] = {}
    for path, where in texts:
        for key in material.bodies[path].cited:
            citing.setdefault(key, []).append(where)
    return citing
