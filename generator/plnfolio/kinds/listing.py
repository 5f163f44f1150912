"""Pages that list what is filed under a term: what tags, courses and series share."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.terms import Term, Terms
from plnfolio.model.address import rooted
from plnfolio.model.site import Site
from plnfolio.model.view import ModuleView, PostSummary, TermCount, TermsView, TermView


def addresses(site: Site, terms: Terms, path: str) -> Iterable[Address]:
    """One a term, blamed on its earliest text; the list of all where there are any."""
    for term in terms.values():
        yield Address(term.path, term.texts[-1].places[()])
    if terms:
        yield Address(path, site.config_places[()])


def index(
    material: Material, terms: Terms, path: str, *, kind: str, title: str
) -> Iterable[WebPage]:
    """The list of all terms, where there are any."""
    if not terms:
        return
    view = TermsView(
        kind=kind,
        title=title,
        url=rooted(path),
        canonical=canonical(material.site, path),
        description=f"{title} – {material.site.config.title}",
        terms=tuple(TermCount(term.link, len(term.texts)) for term in terms.values()),
    )
    yield WebPage(path, f"{kind}.html", view)


def page(
    material: Material,
    term: Term,
    *,
    kind: str,
    posts: Iterable[PostSummary],
    modules: Iterable[ModuleView] = (),
) -> WebPage:
    """The page of a term with what is filed under it in the order given."""
    view = TermView(
        kind=kind,
        title=term.name,
        url=rooted(term.path),
        canonical=canonical(material.site, term.path),
        description=f"{term.name} – {material.site.config.title}",
        posts=tuple(posts),
        modules=tuple(modules),
    )
    latest = max(text.matter.updated or text.matter.date for text in term.texts)
    return WebPage(term.path, f"{kind}.html", view, latest)
