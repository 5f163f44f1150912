"""Pages that list what is filed under a term: what tags, courses and series share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import Address, Material, WebPage, canonical, last_change
from plnfolio.kinds.summary import Summaries
from plnfolio.kinds.terms import Term, Terms
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Site
from plnfolio.model.view import CourseView, ModuleView, PostSummary, TermCount, TermsView, TermView

CourseModule = tuple[str, Summaries]
"""A part of a course: its name, and what was made in it."""


def addresses(site: Site, terms: Terms, path: str) -> Iterable[Address]:
    """One a term, blamed on its earliest text; the list of all where there are any."""
    for term in terms.values():
        yield Address(term.path, term.texts[-1].places, ours=f"the list of “{term.name}”")
    if terms:
        yield Address(path, site.config_places, ours=f"the list of {path.strip('/')}")


def index(
    material: Material,
    terms: Terms,
    path: str,
    *,
    kind: str,
    title: str,
    called: Callable[[Term], str] = lambda term: term.name,
) -> Iterable[WebPage]:
    """The list of all terms, where there are any, as they are ``called`` there."""
    if terms:
        view = later(
            _index,
            config=material.config,
            kind=kind,
            path=path,
            title=title,
            terms=tuple(
                TermCount(replace(term.link, title=called(term)), len(term.texts))
                for term in terms.values()
            ),
        )
        yield WebPage(path, f"{kind}.html", view, title)


def page(
    material: Material,
    term: Term,
    *,
    kind: str,
    posts: Summaries,
    parts: Iterable[CourseModule] = (),
    title: str = "",
    course: CourseView | None = None,
) -> WebPage:
    """The page of a term with what is filed under it in the order given.

    Its ``title`` is the term’s name where none is given.
    """
    title = title or term.name
    view = later(
        _page,
        config=material.config,
        kind=kind,
        name=title,
        path=term.path,
        posts=posts,
        parts=tuple(parts),
        course=course,
    )
    return WebPage(term.path, f"{kind}.html", view, title, last_change(term.texts))


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
    course: CourseView | None,
) -> TermView:
    return TermView(
        kind=kind,
        title=name,
        url=rooted(path),
        canonical=canonical(config, path),
        description=f"{name} – {config.title}",
        posts=posts,
        modules=tuple(ModuleView(name, made.get()) for name, made in parts),
        course=course,
    )
