"""Everything the author wrote, validated and frozen."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from plnfolio.diagnostics import Span
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import ArtifactMatter, PageMatter, PostMatter
from plnfolio.model.network import NetworkTable
from plnfolio.model.reference import Reference

Loc = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value of a YAML text stands: ``("networks", 0, "purpose")`` to its Span."""

    spans: Mapping[Loc, Span]

    def __getitem__(self, loc: Loc) -> Span:
        """The place of a value, or of the nearest one around it."""
        while loc and loc not in self.spans:
            loc = loc[:-1]
        return self.spans[loc]


@dataclass(frozen=True, slots=True)
class Post:
    """``text`` is Markdown; its first line is line ``line`` of the file at ``path``."""

    path: str
    slug: str
    matter: PostMatter
    text: str
    line: int
    places: Places


@dataclass(frozen=True, slots=True)
class Page:
    """``slug`` holds the folders too (``teaching/philosophy``) and is empty for the home page."""

    path: str
    slug: str
    matter: PageMatter
    text: str
    line: int
    places: Places


Form = Literal["document", "web", "video", "audio"]
"""How a file is shown: to take away, to open in the browser, to play."""


@dataclass(frozen=True, slots=True)
class ArtifactFile:
    """A file of an artifact: ``path`` is what a reader opens, ``size`` its bytes.

    ``package`` is the folder that has to go with it (an exported course), empty for a single file;
    ``size`` is then that of all its files. ``captions`` are WebVTT files by language tag, empty for
    the site's own.
    """

    path: str
    form: Form
    size: int
    package: str = ""
    captions: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Artifact:
    """Something that was made, with a text about it.

    ``copied`` are all files that are published with it as they are.
    """

    path: str
    slug: str
    matter: ArtifactMatter
    text: str
    line: int
    places: Places
    files: tuple[ArtifactFile, ...] = ()
    copied: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A network table; authors name it by its ``id``, the file's name without its ending.

    One that is written ``inline``, in a text, has no page and no part in the whole network.
    """

    path: str
    id: str
    slug: str
    content: NetworkTable
    places: Places
    inline: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that stays unpublished: a draft (``until`` is None) or one for a later day."""

    path: str
    until: datetime.date | None = None


@dataclass(frozen=True, slots=True)
class Site:
    """All that a build knows of the author's work.

    ``today`` is the day of the build where the author lives.

    ``content`` is the folder of the author's files, relative to the site's folder. ``files`` are
    all files in it that are not sources themselves and belong to nothing left out; ``static``
    maps site paths to those of them that are copied as they are. Posts and artifacts stand latest
    first.
    ``unread`` are sources with mistakes, so that what leads to them is not reported as well.
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
    files: frozenset[str] = frozenset()
    static: Mapping[str, str] = field(default_factory=dict)
    left_out: tuple[LeftOut, ...] = ()
    unread: frozenset[str] = frozenset()

    @property
    def texts(self) -> tuple[Post | Page | Artifact, ...]:
        """Posts, pages and artifacts."""
        return (*self.posts, *self.pages, *self.artifacts)
