"""The works of the whole portfolio, each with the posts and pages that cite it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from plnfolio.cache.deferred import later
from plnfolio.kinds import page
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.summary import link, listed
from plnfolio.kinds.terms import Filing, latest_first
from plnfolio.model.address import rooted
from plnfolio.model.citation import entry_id
from plnfolio.model.config import SiteConfig
from plnfolio.model.language import foreign
from plnfolio.model.matter import Matter
from plnfolio.model.reference import Reference
from plnfolio.model.site import Listed, Site
from plnfolio.model.view import ReferencesView, WorkView

PATH = "/references/"

Citing = Mapping[str, Sequence[Listed[Matter]]]
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
    title = material.t("references")
    view = later(
        _view,
        config=material.config,
        title=title,
        works=works,
        citing=citing,
        list_works=material.list_works,
    )
    yield WebPage(PATH, "references.html", view, title)


def _view(
    config: SiteConfig,
    title: str,
    works: tuple[Reference, ...],
    citing: Citing,
    list_works: Callable[[tuple[Reference, ...]], Mapping[str, str]],
) -> ReferencesView:
    languages = {work.id: foreign(work["language"], config.language) for work in works}
    return ReferencesView(
        kind="references",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        works=tuple(
            WorkView(entry_id(key), html, tuple(map(link, citing[key])), languages[key])
            for key, html in list_works(works).items()
        ),
    )


def _citing(material: Material) -> Citing:
    """Who cites each work: posts and artifacts, latest first, then pages."""
    site = material.site
    every = (key for facts in material.facts.values() for key in facts.cited)
    citing: dict[str, list[Listed[Matter]]] = {key: [] for key in every}
    dated = latest_first((*site.posts, *site.artifacts))
    texts = [(text.path, listed(text)) for text in dated]
    for path, text in (*texts, *((one.path, page.listed(one)) for one in site.pages)):
        for key in material.facts[path].cited:
            citing[key].append(text)
    return citing
