"""What a kind of page is, and what all kinds are made from."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from plnfolio.diagnostics import Span
from plnfolio.kinds.terms import Terms
from plnfolio.model.dated import CitationView
from plnfolio.model.document import Body, Heading
from plnfolio.model.site import Site
from plnfolio.model.view import Download, HeadingView, PageView
from plnfolio.pln.entries import Entry


@dataclass(frozen=True, slots=True)
class Address:
    """A page that there will be: its site path, the file it is made from and where to blame.

    ``source`` is empty for pages that no single file makes.
    """

    path: str
    span: Span
    source: str = ""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as a pure function of its template and its View.

    ``updated`` is the day of the last change, for the sitemap; None where there is no such day.
    ``listed`` is False for pages that nobody should find by searching.
    """

    path: str
    template: str
    view: PageView
    updated: datetime.date | None = None
    listed: bool = True


@dataclass(frozen=True, slots=True)
class Material:
    """All that kinds make their Views from.

    ``bodies`` is keyed by the source's path. ``entries`` are the rows of all tables that may be
    published. ``works`` holds the entry of every work that is cited anywhere, by its key, in the
    order of a reference list; ``citations`` says by the path of a post or an artifact how it is
    itself cited. ``downloads`` are the network as files. ``file_path`` gives the site path of an
    author's file, and ``t`` a word of the interface.
    """

    site: Site
    bodies: Mapping[str, Body]
    tags: Terms
    courses: Terms
    series: Terms
    entries: tuple[Entry, ...]
    works: Mapping[str, str]
    citations: Mapping[str, CitationView]
    downloads: tuple[Download, ...]
    file_path: Callable[[str], str]
    t: Callable[[str], str]


class Kind(Protocol):
    """A kind of page, as a module."""

    def addresses(self, site: Site) -> Iterable[Address]:
        """Every page of this kind that the site will have."""
        ...

    def pages(self, material: Material) -> Iterable[WebPage]:
        """The pages, one for each address, in the same order."""
        ...


def base_url(site: Site) -> str:
    """The site's absolute address without a slash at its end; empty where none is known."""
    return site.config.base_url.rstrip("/")


def canonical(site: Site, path: str) -> str:
    """The absolute address of a site path; empty without a base URL."""
    return f"{base_url(site)}{path}" if base_url(site) else ""


def contents(headings: Iterable[Heading]) -> tuple[HeadingView, ...]:
    """Headings of the second and third level as a table of contents."""
    chapters: list[tuple[Heading, list[HeadingView]]] = []
    for heading in headings:
        if heading.level == 3 and chapters:
            chapters[-1][1].append(HeadingView(heading.text, heading.id))
        elif heading.level == 2:
            chapters.append((heading, []))
    return tuple(HeadingView(h.text, h.id, tuple(below)) for h, below in chapters)
