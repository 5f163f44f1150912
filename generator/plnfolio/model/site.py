"""Everything the author wrote, validated and frozen."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping
from dataclasses import field, replace
from typing import Generic, Literal, TypeVar

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.model.config import SiteConfig
from plnfolio.model.days import Day
from plnfolio.model.matter import ArtifactMatter, Matter, PageMatter, PostMatter
from plnfolio.model.network import NetworkTable
from plnfolio.model.permalinks import Ledger
from plnfolio.model.reference import Reference
from plnfolio.model.source import LeftOut
from plnfolio.model.standard import StandardSet

M_co = TypeVar("M_co", bound=Matter, covariant=True)

Loc = tuple[str | int, ...]
Moments = tuple[tuple[str, Day], ...]


class Places:
    """Where each value of a YAML text stands: ``("networks", 0, "purpose")`` to its Span.

    All of them are in one file, and ``()`` is the place of the whole.

    Kept as one text until somebody asks, which is seldom: only for a mistake.
    """

    __slots__ = ("_packed", "_spans")

    def __init__(self, spans: Mapping[Loc, Span]) -> None:
        self._spans: Mapping[Loc, Span] | None = spans
        self._packed = ""

    @property
    def spans(self) -> Mapping[Loc, Span]:
        """Every place."""
        if self._spans is None:
            path, rows = json.loads(self._packed)
            self._spans = {tuple(loc): Span(path, *place) for loc, *place in rows}
        return self._spans

    def __getstate__(self) -> str:
        if not self._packed:
            rows = [(loc, span.line, span.column) for loc, span in self.spans.items()]
            self._packed = json.dumps((self.spans[()].path, rows), separators=(",", ":"))
        return self._packed

    def __setstate__(self, packed: str) -> None:
        self._spans, self._packed = None, packed

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.__getstate__() == other.__getstate__()

    def __hash__(self) -> int:
        return hash(self.__getstate__())

    def __getitem__(self, loc: Loc) -> Span:
        """The place of a value, or of the nearest one around it."""
        while loc and loc not in self.spans:
            loc = loc[:-1]
        return self.spans[loc]


@dataclass(frozen=True, slots=True)
class Post:
    """The Markdown begins on line ``line`` of the file at ``path``.

    ``digest`` is that of the file, ``listing_digest`` that of what others can tell of the post: its
    address and its front matter. ``moments`` are its days that were written with a time and a zone.
    ``unread`` says that its front matter cannot be read whole, ``plain`` that all of it stands as
    it was written (see ``is_plain``).
    """

    path: str
    slug: str
    matter: PostMatter
    line: int
    places: Places
    digest: str = ""
    listing_digest: str = ""
    moments: Moments = ()
    unread: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """A text like a post, without a day.

    ``slug`` holds the folders too (``teaching/philosophy``) and is empty for the home page.
    """

    path: str
    slug: str
    matter: PageMatter
    line: int
    places: Places
    digest: str = ""
    listing_digest: str = ""
    moments: Moments = ()
    unread: bool = False
    plain: bool = False


@dataclass(frozen=True, slots=True)
class Listed(Generic[M_co]):
    """A text as others know it: where it answers, and its front matter.

    ``digest`` is that of both.
    """

    address: str
    matter: M_co
    digest: str


@dataclass(frozen=True, slots=True)
class Waiting:
    """A text that nothing publishes where it lies, or as it is called.

    ``path`` is where it lies; the path of ``text`` is the one that it would be published under.
    ``problems`` are those of its front matter.
    """

    path: str
    text: Post | Page
    problems: tuple[Problem, ...] = ()

    def said_here(self, problem: Problem) -> Problem:
        """A problem of the text, at the file’s own path; it keeps nothing from being built."""
        span = problem.span
        if span.path == self.text.path:
            span = replace(span, path=self.path)
        if problem.severity == "hint":
            return replace(problem, span=span)
        return replace(problem, span=span, severity="warning")


Form = Literal["document", "web", "video", "audio"]
"""How a file is shown: to take away, to open in the browser, to play."""


@dataclass(frozen=True, slots=True)
class Packed:
    """A file of a course that is in a zip file: ``kept`` is where its bytes lie, unpacked.

    ``checksum`` is a digest of them, and ``source`` the zip file; both paths begin at the site’s
    folder.
    """

    kept: str
    checksum: str
    source: str


@dataclass(frozen=True, slots=True)
class ArtifactFile:
    """A file of an artifact: ``path`` is what a reader opens, ``size`` its bytes.

    ``package`` is the folder that has to go with it (an exported course), empty for a single file;
    ``size`` is then that of all its files. ``packed`` are these where they lie in a zip file, by
    the paths that they would have if it were unpacked beside it. What follows the course’s address
    is ``query``; one that runs ``alone`` can be shown in a frame that is kept apart. ``captions``
    are WebVTT files by language tag, empty for the site's own. A PDF has ``pages``, and the first
    of them as a picture, its ``cover``; that is ``packed`` too.
    """

    path: str
    form: Form
    size: int
    package: str = ""
    captions: tuple[tuple[str, str], ...] = ()
    packed: Mapping[str, Packed] = field(default_factory=dict)
    query: str = ""
    alone: bool = False
    pages: int = 0
    cover: str = ""


@dataclass(frozen=True, slots=True)
class Artifact:
    """Something that was made, with a text about it like a post.

    ``copied`` are all files that are published with it as they are.
    """

    path: str
    slug: str
    matter: ArtifactMatter
    line: int
    places: Places
    digest: str = ""
    listing_digest: str = ""
    moments: Moments = ()
    unread: bool = False
    plain: bool = False
    files: tuple[ArtifactFile, ...] = ()
    copied: tuple[str, ...] = ()


Filed = Post | Artifact
"""What has a day, tags, a course and competencies."""


@dataclass(frozen=True, slots=True)
class Table:
    """A network table; authors name it by its ``id``, the file's name without its ending.

    One that is written ``inline``, in a text, has no page and no part in the whole network.
    ``digest`` is that of its file. ``unread`` says that it cannot be read whole.
    """

    path: str
    id: str
    slug: str
    content: NetworkTable
    places: Places
    inline: bool = False
    digest: str = ""
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Site:
    """All that a build knows of the author's work.

    ``today`` is the day of the build where the author lives.

    ``content`` is the folder of the author's files, relative to the site's folder. ``files`` are
    all files in it that are not sources themselves and belong to nothing left out; ``static``
    maps site paths to those of them that are copied as they are. Posts and artifacts stand latest
    first. ``packed`` are files in zip files that are published; they are among the ``files``.
    ``permalinks`` are the addresses that were ever public, ``rules`` the author’s lines for
    the host that send readers on. ``strays`` are warnings of files that nothing reads, unless a
    text links to them; ``waiting`` are texts among them.
    ``standards`` are the sets that work is evidence for; ``unread_standards`` says that there may
    be more in them.
    ``unread_works`` are keys of records that are there and cannot be read.
    ``unread`` are sources with mistakes, so that what leads to them is not reported as well.
    ``unread_texts`` and ``unread_tables`` are what can be read of them: it is looked at for other
    mistakes, and no part of the site.
    """

    content: str
    config: SiteConfig
    config_places: Places
    today: datetime.date
    posts: tuple[Post, ...] = ()
    pages: tuple[Page, ...] = ()
    artifacts: tuple[Artifact, ...] = ()
    tables: tuple[Table, ...] = ()
    references: Mapping[str, Reference] = field(default_factory=dict)
    standards: tuple[StandardSet, ...] = ()
    unread_standards: bool = False
    unread_works: frozenset[str] = frozenset()
    strays: tuple[Problem, ...] = ()
    waiting: tuple[Waiting, ...] = ()
    files: frozenset[str] = frozenset()
    static: Mapping[str, str] = field(default_factory=dict)
    packed: Mapping[str, Packed] = field(default_factory=dict)
    permalinks: Ledger = field(default_factory=Ledger)
    rules: str = ""
    left_out: tuple[LeftOut, ...] = ()
    unread: frozenset[str] = frozenset()
    unread_texts: tuple[Post | Page | Artifact, ...] = ()
    unread_tables: tuple[Table, ...] = ()

    def may_have(self, setting: str) -> bool:
        """Whether site.yaml may say something else of a setting than what can be read of it."""
        unread = f"{self.content}/site.yaml" in self.unread
        written = (setting,) in self.config_places.spans
        return setting not in self.config.model_fields_set and (written or unread)

    @property
    def texts(self) -> tuple[Post | Page | Artifact, ...]:
        """Posts, pages and artifacts."""
        return (*self.posts, *self.pages, *self.artifacts)
