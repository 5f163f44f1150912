"""Pages that list what is filed under a term: what tags, courses and series share."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import Address, Material, WebPage, canonical, last_change
from plnfolio.kinds.summary import Summaries
from plnfolio.kinds.terms import Term, Terms
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Site
from plnfolio.model.view import ModuleView, PostSummary, TermCount, TermsView, TermView

CourseModule = tuple[str, Summaries]
"""A part of a course: its name, and what was made in it."""


def addresses(site: Site, terms: Terms, path: str) -> Iterable[Address]:
    """One a term, blamed on its earliest text; the list of all where there are any."""
    for term in terms.values():
        yield Address(term.path, term.texts[-1].places, ours=f"the list of “{term.name}”")
    if terms:
        yield Address(path, site.config_places, ours=f"the list of {path.strip('/')}")


def index(
    material: Material, terms: Terms, path: str, *, kind: str, title: str
) -> Iterable[WebPage]:
    """The list of all terms, where there are any."""
    if terms:
        view = later(
            _index,
            config=material.config,
            kind=kind,
            path=path,
            title=title,
            terms=tuple(TermCount(term.link, len(term.texts)) for term in terms.values()),
        )
        yield WebPage(path, f"{kind}.html", view, title)


def page(
    material: Material,
    term: Term,
    *,
    kind: str,
    posts: Summaries,
    parts: Iterable[CourseModule] = (),
) -> WebPage:
    """The page of a term with what is filed under it in the order given."""
    view = later(
        _page,
        config=material.config,
        kind=kind,
        name=term.name,
        path=term.path,
        posts=posts,
        parts=tuple(parts),
    )
    return WebPage(term.path, f"{kind}.html", view, term.name, last_change(term.texts))


def _index(
    config: SiteConfig, kind: str, path: str, title: str, terms: tuple[TermCount, ...]
) -> TermsView:
    return TermsView(
        kind=kind,
        title=title,
        url=rooted(path),
        canonical=canonical(config, path),
        description=f"{title} – {config.title}",
        terms=terms,
    )


def _page(
    *,
    config: SiteConfig,
    kind: str,
    name: str,
    path: str,
    posts: tuple[PostSummary, ...],
    parts: tuple[CourseModule, ...],
) -> TermView:
    return TermView(
        kind=kind,
        title=name,
        url=rooted(path),
        canonical=canonical(config, path),
        description=f"{name} – {config.title}",
        posts=posts,
        modules=tuple(ModuleView(name, made.get()) for name, made in parts),
    )
