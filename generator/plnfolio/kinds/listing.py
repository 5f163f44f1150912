"""Pages that list posts by a term: what tags and courses have in common."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import post
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.terms import Term, Terms
from plnfolio.model.address import rooted
from plnfolio.model.site import Site
from plnfolio.model.view import TermCount, TermsView, TermView


def addresses(site: Site, terms: Terms, path: str) -> Iterable[Address]:
    """One a term, blamed on its earliest post; the list of all where there are any."""
    for term in terms.values():
        yield Address(term.path, term.posts[-1].places[()])
    if terms:
        yield Address(path, site.config_places[()])


def pages(
    material: Material, terms: Terms, path: str, *, kind: str, title: str
) -> Iterable[WebPage]:
    """One a term in the order of names, then the list of all (template ``kind`` + ``s``)."""
    if not terms:
        return
    for term in terms.values():
        yield _page(material, term, kind)
    view = TermsView(
        kind=f"{kind}s",
        title=title,
        url=rooted(path),
        canonical=canonical(material.site, path),
        description=f"{title} – {material.site.config.title}",
        terms=tuple(TermCount(term.link, len(term.posts)) for term in terms.values()),
    )
    yield WebPage(path, f"{kind}s.html", view)


def _page(material: Material, term: Term, kind: str) -> WebPage:
    view = TermView(
        kind=kind,
        title=term.name,
        url=rooted(term.path),
        canonical=canonical(material.site, term.path),
        description=f"{term.name} – {material.site.config.title}",
        posts=post.summaries(material, term.posts),
    )
    latest = max(p.matter.updated or p.matter.date for p in term.posts)
    return WebPage(term.path, f"{kind}.html", view, latest)
