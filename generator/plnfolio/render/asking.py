"""What a text may ask of its site: the one way from composing to all that others wrote.

Every question is noted with its answer's digest by whoever answers (``pipeline/answers.py``), so
that a text is composed again when an answer would be another one, and only then. To let texts ask
for more, add a question here and its answer there.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar

from plnfolio.cite.style import Cited
from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.images.picture import Picture
from plnfolio.model.citation import Citation
from plnfolio.model.config import Author
from plnfolio.model.document import Document
from plnfolio.model.matter import ArtifactMatter, PageMatter, PostMatter
from plnfolio.model.reference import Reference
from plnfolio.model.site import Listed, Table
from plnfolio.pln.entries import Entry
from plnfolio.render.atlas import Atlas
from plnfolio.render.resolve import Resolved
from plnfolio.theme.strings import Strings

if TYPE_CHECKING:
    from plnfolio.render.overview import Overview

T = TypeVar("T")


class Translate(Protocol):
    """A word of the interface in the site's language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The text for a key, with values put in."""
        ...


@dataclass(frozen=True, slots=True)
class Networks:
    """The network tables of a site.

    ``entries`` are the rows of all that may be published, ``by_slug`` the same by the network that
    they are about, ``pages`` where each of these answers. ``unread`` are files of tables that have
    mistakes. ``digest`` is that of all of it.
    """

    tables: tuple[Table, ...]
    entries: tuple[Entry, ...]
    by_slug: Mapping[str, tuple[Entry, ...]]
    pages: Mapping[str, str]
    unread: frozenset[str]
    digest: str


@dataclass(frozen=True, slots=True)
class Library:
    """All works by their keys.

    ``unread`` are the keys of records that cannot be read; one that is ``incomplete`` may have
    works that nobody knows.
    """

    works: Mapping[str, Reference]
    unread: frozenset[str]
    incomplete: bool


@dataclass(frozen=True, slots=True)
class Work:
    """A work of the library; one without a ``reference`` is there ``unread``, or not at all."""

    reference: Reference | None
    unread: bool

    @property
    def is_there(self) -> bool:
        """Whether there is such a work, or may be."""
        return self.reference is not None or self.unread


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of all works, and of records that cannot be read.

    ``likely`` has the keys of works by others that people would give them, of names and year.
    """

    read: frozenset[str]
    unread: frozenset[str]
    likely: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """Something that can be asked, and what is said when the answer is another one than before.

    In ``changed`` stands ``{}`` for what was asked about. As long as the answer to the question
    ``within`` is the same, so is the one to this.
    """

    name: str
    changed: str
    within: Question[Any] | None = None


REFERENCES: Question[Library] = Question("references", "the references changed")
"""The whole library."""

REFERENCE: Question[Work] = Question("reference", "the reference “{}” changed", REFERENCES)
"""What there is under a key of the library."""

KEYS: Question[Keys] = Question("keys", "the keys of the references changed", REFERENCES)
"""The keys of the library, for whoever looks for one that is nearly written."""

ADDRESSES: Question[Atlas] = Question("addresses", "an address changed")
"""Every address: better ask for a link."""

LINK: Question[Resolved | Problem] = Question(
    "link", "something it links to has moved", within=ADDRESSES
)
"""Where a link leads; ask by ``SiteReader.link``."""

STATIC: Question[str] = Question("static", "something it shows has moved", within=ADDRESSES)
"""The author’s file that answers at a site path as it is; empty if there is none."""

PICTURE: Question[Picture | None] = Question("picture", "the picture {} changed")
"""The files that a picture becomes, by its source; None for one that cannot be shown."""

POSTS: Question[Mapping[str, Listed[PostMatter]]] = Question("posts", "the list of posts changed")
"""All posts by their files, latest first."""

PAGES: Question[Mapping[str, Listed[PageMatter]]] = Question("pages", "the list of pages changed")
"""All pages by their files, in the order of their names."""

ARTIFACTS: Question[Mapping[str, Listed[ArtifactMatter]]] = Question(
    "artifacts", "the list of artifacts changed"
)
"""All artifacts by their files, latest first."""

NETWORKS: Question[Networks] = Question("networks", "the networks changed")
"""The network tables."""

OVERVIEW: Question[Overview] = Question("overview", "the map of the networks changed")
"""The map of all networks as it is today."""

AUTHOR: Question[Author] = Question("author", "the site’s author changed")
"""Whose site it is."""

RECENT: Question[int] = Question("recent", "the number of recent posts changed")
"""How many posts a list of recent ones shows."""

LANGUAGE: Question[str] = Question("language", "the site’s language changed")
"""The language of the site, as a tag."""

TODAY: Question[datetime.date] = Question("today", "the day changed")
"""The day of the build where the author lives."""

STYLE: Question[str] = Question("style", "the citation style changed")
"""How works are cited; ``SiteReader.cite`` does it."""

WORDS: Question[Strings] = Question("words", "the words of the theme changed")
"""The words of the interface; ``SiteReader.t`` and the like say them."""


class SiteReader(Protocol):
    """Answers questions about the site, and notes each. There is no other way to a site here."""

    def ask(self, question: Question[T], about: str = "", /) -> T:
        """The answer to a question."""
        ...

    def link(self, target: str, source: str, span: Span, /) -> Resolved | Problem:
        """Where a link leads that is written in a file at ``span`` (see ``resolve``)."""
        ...

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str], /) -> Cited:
        """The citations of a page in the site's style (see ``cite.style``)."""
        ...

    def cell(self, text: str, /, *, tags: bool) -> Document:
        """The Markdown of a YAML value, parsed; without ``tags``, HTML in it is text."""
        ...

    def t(self, key: str, /, **values: object) -> str:
        """A word of the interface in the site's language, with values put in."""
        ...

    def moment(self, text: str, /) -> str:
        """A year, month or day as the site's language writes it out, as precise as it is."""
        ...
