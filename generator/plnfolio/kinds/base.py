"""What a kind of page is, and what all kinds are made from."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import field
from html import unescape
from typing import Protocol

from plnfolio.cache.deferred import Deferred, Given, later
from plnfolio.cache.digest import digest
from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass
from plnfolio.kinds.related import Alike
from plnfolio.kinds.terms import Filing, Names
from plnfolio.model.config import SiteConfig
from plnfolio.model.dated import CitationView
from plnfolio.model.document import Body, Facts, Gist, Heading
from plnfolio.model.matter import ArtifactMatter, PostMatter
from plnfolio.model.reference import Reference
from plnfolio.model.site import Artifact, Listed, Loc, Places, Post, Site
from plnfolio.model.view import Download, HeadingView, PageView
from plnfolio.pln.entries import Entry


@dataclass(frozen=True, slots=True)
class Address:
    """A page that there will be: its site path, and the file it is made from.

    ``source`` is empty for pages that no single file makes. ``loc`` among ``places`` is where to
    blame for the address. ``ours`` says what the page shows if it is made without being asked for,
    so that nobody can be blamed: the list of posts.
    """

    path: str
    places: Places
    loc: Loc = ()
    source: str = ""
    ours: str = ""

    @property
    def span(self) -> Span:
        """Where to blame."""
        return self.places[self.loc]


@dataclass(frozen=True, slots=True)
class Findable:
    """What a search finds of a page: its title and text, the word for what it is, and its day.

    ``instead`` stands for a text that is empty, ``also`` are words that stand beside it.
    """

    title: str
    body: Body
    word: str
    date: datetime.date | None
    instead: str
    also: str = ""


@dataclass(frozen=True, slots=True)
class WebPage:
    """A page as a pure function of its template and its View.

    ``title`` is the View's. ``updated`` is the day of the last change, for the sitemap; None where
    there is no such day. ``listed`` is False for pages that nobody should find by searching,
    ``pictured`` says whether its text has a picture to share it by. ``source`` is the key of the
    text that it shows, if it is one, and ``found`` what a search finds of it. ``words`` are there
    for what is handed in: they give a digest of what it says.
    """

    path: str
    template: str
    view: Deferred[PageView]
    title: str
    updated: datetime.date | None = None
    listed: bool = True
    pictured: bool = False
    source: str = ""
    found: Deferred[Findable] | None = None
    words: Callable[[], str] = str


Cite = Callable[[Listed[PostMatter | ArtifactMatter], SiteConfig, str], CitationView]
"""Says how a text that answers at an address is itself cited."""


@dataclass(frozen=True, slots=True)
class Composed:
    """A text as its page shows it, with the works of its reference list."""

    body: Body = field(default_factory=lambda: Body(""))
    gist: Gist = field(default_factory=Gist)
    works: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a row of a list; ``digest`` is that of all that stands in it.

    The ``excerpt`` is empty where the text has a summary of its own.
    """

    text: Listed[PostMatter | ArtifactMatter]
    excerpt: str
    minutes: int
    digest: str


@dataclass(frozen=True, slots=True)
class Material:
    """All that kinds make their Views from.

    ``config`` is the site's. ``facts`` and ``composed`` are of texts, by the source's path.
    ``filing`` has what they are filed under, and ``alike`` the posts that belong to each, both by
    the paths of their sources. ``entries`` are the rows of all tables that may be published.
    ``list_works`` makes the entries of works, by key, in the order of a reference list; ``cite``
    says how a text at an address is itself cited. ``downloads`` are the network as files.
    ``file_path`` gives the site path of an author's file, and ``t`` a word of the interface.
    A ``local`` site is looked at by its author alone.
    ``rows`` are those of lists that were made, and ``gist`` is that of a text, for its own page.
    """

    site: Site
    config: Given[SiteConfig]
    facts: Mapping[str, Facts]
    composed: Callable[[str], Given[Composed]]
    filing: Filing
    names: Given[Names]
    alike: Mapping[str, tuple[Alike, ...]]
    entries: tuple[Entry, ...]
    list_works: Given[Callable[[tuple[Reference, ...]], Mapping[str, str]]]
    cite: Given[Cite]
    downloads: tuple[Download, ...]
    file_path: Callable[[str], str]
    t: Callable[..., str]
    gist: Callable[[str], Gist]
    local: bool = False
    rows: dict[str, Row] = field(default_factory=dict)


class Kind(Protocol):
    """A kind of page, as a module."""

    def addresses(self, site: Site, filing: Filing) -> Iterable[Address]:
        """Every page of this kind that the site will have."""
        ...

    def pages(self, material: Material) -> Iterable[WebPage]:
        """The pages, one for each address, in the same order."""
        ...


def findable(
    title: str,
    body: Given[Composed],
    word: str,
    date: datetime.date | None = None,
    *,
    instead: str = "",
    also: str = "",
) -> Deferred[Findable]:
    """What a search finds of a page; ``word`` is a key of the words of the interface."""
    return later(
        _findable, title=title, body=body, word=word, date=date, instead=instead, also=also
    )


def _findable(
    *, title: str, body: Composed, word: str, date: datetime.date | None, instead: str, also: str
) -> Findable:
    return Findable(title, body.body, word, date, instead, also)


def last_change(texts: Iterable[Post | Artifact]) -> datetime.date | None:
    """The day of the last change of any of them."""
    return max((text.matter.updated or text.matter.date for text in texts), default=None)


def fingerprint(title: str, gist: Gist) -> str:
    """A digest of what a page says: the same for the same words, however they look."""
    return digest(f"{title}\n{gist.words}") if gist.words else ""


def canonical(config: SiteConfig, path: str) -> str:
    """The absolute address of a site path; empty without a base URL."""
    return f"{config.base_url}{path}" if config.base_url else ""


_APPARATUS = re.compile(
    r'<section (?:id="(?P<notes>[^"]+)" )?class="(?:footnotes|references)"'
    r'[^>]* aria-label="(?P<title>[^"]+)">'
    r'(?:\n<h2 id="(?P<list>[^"]+)">)?'
)
"""Where the notes of a text begin, and the list of its works under a heading of ours."""


def contents(body: Body) -> tuple[HeadingView, ...]:
    """Headings of the second and third level as a table of contents, and what stands at the end."""
    chapters: list[tuple[Heading, list[HeadingView]]] = []
    for heading in body.headings:
        if heading.level == 3 and chapters:
            chapters[-1][1].append(HeadingView(heading.text, heading.id))
        elif heading.level == 2:
            chapters.append((heading, []))
    found = [HeadingView(h.text, h.id, tuple(below)) for h, below in chapters]
    for at in _APPARATUS.finditer(body.html + body.references):
        if place := at["notes"] or at["list"]:
            works = at.string.count('class="csl-item"', at.end()) if at["list"] else 0
            found.append(HeadingView(unescape(at["title"]), place, count=works))
    return tuple(found)
