"""What templates see: frozen, small, and nothing but what a page shows.

Every address in a View begins with ROOT (see ``model.marks``) unless it is foreign. ``html``
fields are finished HTML; all else is text and is escaped by the template. These types are the
theme contract.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import field

from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """``title`` is text, ``url`` an address; ``current`` marks the page that shows the link."""

    title: str
    url: str
    current: bool = False


@dataclass(frozen=True, slots=True)
class HeadingView:
    """A heading of the text with what stands under it; ``count`` is how many works it lists."""

    title: str
    id: str
    children: tuple[HeadingView, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True)
class AuthorView:
    """Whose portfolio it is."""

    name: str
    url: str = ""
    email: str = ""
    bio: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class PrintView:
    """What pages have on paper: ``qr`` says whether a code of their address."""

    qr: bool = False


@dataclass(frozen=True, slots=True)
class SiteView:
    """What every page of a site shows: ``site`` in templates.

    ``direction`` is ``ltr`` or ``rtl``. ``base_url`` ends without a slash and is empty where the
    author gave none; only what must be absolute uses it. ``locale`` is the language as Open Graph
    writes it (``es_MX``), empty where the author names no country. ``search`` is
    empty where a site cannot be searched. ``options`` are the theme's own.
    ``work`` leads to all artifacts, or to the posts where there are none, and ``parts`` to every
    list that the site has. ``logo`` is a picture as HTML, which holds the title if
    ``logo_is_title``; ``footer`` is HTML.
    """

    title: str
    description: str
    language: str
    direction: str
    author: AuthorView
    base_url: str
    menu: tuple[Link, ...] = ()
    licence: Link | None = None
    logo: str = ""
    logo_is_title: bool = False
    footer: str = ""
    print: PrintView = field(default_factory=PrintView)
    home: str = ""
    archive: str = ""
    work: str = ""
    parts: tuple[Link, ...] = ()
    feed: str = ""
    json_feed: str = ""
    search: str = ""
    locale: str = ""
    options: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PostSummary:
    """A post or an artifact as lists show it.

    ``label`` says what it is where it is no post; ``minutes`` is 0 where they say nothing.
    """

    title: str
    url: str
    date: datetime.date
    updated: datetime.date | None = None
    summary: str = ""
    tags: tuple[Link, ...] = ()
    course: Link | None = None
    module: str = ""
    minutes: int = 0
    draft: bool = False
    label: str = ""


@dataclass(frozen=True, slots=True)
class PictureView:
    """A picture for those who share a page: ``url`` is absolute, ``alt`` may be empty.

    ``width`` and ``height`` are in pixels; ``made`` says that it shows nothing but the title.
    """

    url: str
    alt: str
    width: int
    height: int
    made: bool = False


@dataclass(frozen=True, slots=True)
class PageView:
    """What every page has: ``page`` in templates.

    ``kind`` names the template (``post`` is shown by ``post.html``). ``canonical`` is the absolute
    address, empty without a base URL. ``references`` is the list as HTML where the author did not
    place it in the text. ``json_ld`` is what a script of that type holds, ready for use, and
    ``picture`` stands for the page where it is shared. One that is not ``listed`` is not to be
    found by searching. ``fingerprint`` is a digest of the title and the words of the text, empty
    where there is none.
    """

    kind: str
    title: str
    url: str
    canonical: str = ""
    description: str = ""
    html: str = ""
    references: str = ""
    toc: tuple[HeadingView, ...] = ()
    json_ld: str = ""
    picture: PictureView | None = None
    listed: bool = True
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class WorkView:
    """A work of the reference list, ``html`` its entry, with the posts and pages that cite it.

    ``id`` is for the element that holds the entry; ``language`` is empty where it is the site's.
    """

    id: str
    html: str
    cited_in: tuple[Link, ...]
    language: str = ""


@dataclass(frozen=True, slots=True)
class ReferencesView(PageView):
    """Every work that the portfolio cites, in the order of a reference list."""

    works: tuple[WorkView, ...] = ()


@dataclass(frozen=True, slots=True)
class CardView(PageView):
    """A picture of a title (``card.svg``): ``lines`` of ``size`` pixels, the first at ``top``.

    ``rtl`` says that the title reads from right to left; ``below`` is the site's title, cut to fit.
    """

    lines: tuple[str, ...] = ()
    size: int = 60
    top: int = 0
    rtl: bool = False
    below: str = ""


@dataclass(frozen=True, slots=True)
class SearchView(PageView):
    """The page to search on; ``instead`` leads those on who have no JavaScript."""

    instead: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class CountView:
    """How many there are of something: ``count``, and ``link`` names it and leads there."""

    count: int
    link: Link


@dataclass(frozen=True, slots=True)
class WorkCard:
    """A piece of work as a card; ``cover`` is a picture as HTML, or empty."""

    work: PostSummary
    cover: str = ""


@dataclass(frozen=True, slots=True)
class HomeView(PageView):
    """The first page: who the author is, an introduction (``html``), work, the network, posts.

    ``sections`` are those that it shows, in order: ``author``, ``text``, ``work``, ``network`` and
    ``posts``. ``portrait`` is a picture as HTML; ``initials`` stand where there is none. ``counts``
    say how much there is, ``graders`` lead to what is graded. ``map`` is the map of the network as
    HTML, empty where there is none or the introduction shows one. ``begin`` says that its author
    alone looks at it, who is told how to begin what is empty.
    """

    begin: bool = False
    sections: tuple[str, ...] = ()
    portrait: str = ""
    initials: str = ""
    counts: tuple[CountView, ...] = ()
    graders: tuple[Link, ...] = ()
    works: tuple[WorkCard, ...] = ()
    posts: tuple[PostSummary, ...] = ()
    map: str = ""
    networks: Link | None = None


@dataclass(frozen=True, slots=True)
class YearView:
    """The posts of one year, latest first."""

    year: int
    posts: tuple[PostSummary, ...]


@dataclass(frozen=True, slots=True)
class ArchiveView(PageView):
    """All posts by year, latest first."""

    years: tuple[YearView, ...] = ()


@dataclass(frozen=True, slots=True)
class ModuleView:
    """What was made for a part of a course, the earliest first."""

    title: str
    posts: tuple[PostSummary, ...]


@dataclass(frozen=True, slots=True)
class CourseView:
    """What the author says of a course beside its title, which is that of its page."""

    institution: str = ""
    instructor: str = ""
    term: str = ""


@dataclass(frozen=True, slots=True)
class TermView(PageView):
    """What is filed under a tag or a course (latest first) or a series (earliest first).

    ``modules`` are the parts of a course in the order in which they were begun; ``posts`` is then
    what names none of them. ``course`` is what is said of a course, None where nothing is.
    """

    posts: tuple[PostSummary, ...] = ()
    modules: tuple[ModuleView, ...] = ()
    course: CourseView | None = None


@dataclass(frozen=True, slots=True)
class TermCount:
    """A tag, a course or a table and how much it holds."""

    link: Link
    count: int


@dataclass(frozen=True, slots=True)
class TermsView(PageView):
    """All tags or all courses (kinds ``tags`` and ``courses``), by name."""

    terms: tuple[TermCount, ...] = ()


@dataclass(frozen=True, slots=True)
class EntryView(PageView):
    """One network: ``tables`` it stands in, ``mentions`` of it in posts.

    ``before`` and ``after`` are the networks of its group beside it, and ``every`` leads to all.
    """

    short: str = ""
    tables: tuple[Link, ...] = ()
    mentions: tuple[Link, ...] = ()
    before: Link | None = None
    after: Link | None = None
    every: Link | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """A file to take away: ``title`` names it as “Map (SVG)” does, ``type`` is its media type.

    ``size`` is in bytes, 0 where it is not told.
    """

    title: str
    url: str
    type: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many networks of a table are in a state, ``title``."""

    title: str
    count: int


@dataclass(frozen=True, slots=True)
class TableLine:
    """A table as a list shows it; ``hours`` are those of a month in words, empty where not known.

    ``states`` are those that there are, from what is current to what is planned.
    """

    link: Link
    count: int
    summary: str = ""
    hours: str = ""
    states: tuple[StateCount, ...] = ()


@dataclass(frozen=True, slots=True)
class NetworksView(PageView):
    """All network tables (kind ``networks``); a single table (kind ``network``) is in ``html``.

    ``downloads`` are the whole network as files.
    """

    tables: tuple[TableLine, ...] = ()
    downloads: tuple[Download, ...] = ()
