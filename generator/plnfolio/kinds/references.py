"""The works of the whole portfolio, each with the posts and pages that cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial

from plnfolio.cache.deferred import Given, later
from plnfolio.cache.digest import fingerprint
from plnfolio.kinds import page
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.summary import link
from plnfolio.kinds.terms import Filed, Filing, latest_first
from plnfolio.model.address import rooted
from plnfolio.model.citation import entry_id
from plnfolio.model.config import SiteConfig
from plnfolio.model.reference import Reference
from plnfolio.model.site import Page, Site
from plnfolio.model.view import Link, ReferencesView, WorkView

PATH = "/references/"

Citing = Mapping[str, Iterable[Filed | Page]]
"""The texts that cite each work, by its key."""


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """The one, where there is anything to cite."""
    if site.references:
        yield Address(PATH, site.config_places, ours="the list of references")


def pages(material: Material) -> Iterable[WebPage]:
    """The one."""
    site = material.site
    if not site.references:
        return
    citing = _citing(material)
    works = tuple(site.references[key] for key in citing)
    told = [[text.told for text in texts] for texts in citing.values()]
    title = material.t("references")
    view = later(
        _view,
        config=material.config,
        title=title,
        works=works,
        citing=Given(fingerprint(told), partial(_links, citing)),
        list_works=material.list_works,
    )
    yield WebPage(PATH, "references.html", view, title)


def _view(
    config: SiteConfig,
    title: str,
    works: tuple[Reference, ...],
    citing: Mapping[str, tuple[Link, ...]],
    list_works: Callable[[tuple[Reference, ...]], Mapping[str, str]],
) -> ReferencesView:
    return ReferencesView(
        kind="references",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        works=tuple(
            WorkView(entry_id(key), html, citing[key]) for key, html in list_works(works).items()
        ),
    )


def _citing(material: Material) -> Citing:
    """Who cites each work: posts and artifacts, latest first, then pages."""
    site = material.site
    dated = latest_first((*site.posts, *site.artifacts))
    every = (key for facts in material.facts.values() for key in facts.cited)
    citing: dict[str, list[Filed | Page]] = {key: [] for key in every}
    for text in (*dated, *site.pages):
        for key in material.facts[text.path].cited:
            citing[key].append(text)
    return citing


def _links(citing: Citing) -> dict[str, tuple[Link, ...]]:
    return {key: tuple(map(_link, texts)) for key, texts in citing.items()}


def _link(text: Filed | Page) -> Link:
    if isinstance(text, Page):
        return Link(text.matter.title, rooted(page.path(text)))
    return link(text)
