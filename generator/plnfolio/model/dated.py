"""The Views of what has a day, posts and artifacts; see ``model.view`` for what a View is."""

from __future__ import annotations

import datetime

from plnfolio.frozen import dataclass
from plnfolio.model.assignment import Assignment
from plnfolio.model.view import Download, Link, PageView, PostSummary, WorkCard


@dataclass(frozen=True, slots=True)
class CitationView:
    """How to cite the page itself: ``html`` for reading, ``text`` for copying.

    ``authors`` are names with the family name first, as catalogues have them.
    """

    html: str
    text: str
    authors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CompetencyView:
    """A standard that a text is evidence for: ``id`` as its set writes it, ``url`` of its page."""

    id: str
    title: str
    url: str


@dataclass(frozen=True, slots=True)
class DatedView(PageView):
    """What posts and artifacts have in common.

    ``summary`` is the author's. ``module`` is the part of the course, ``assignment`` all that is
    known of what it was written for, and ``competencies`` the standards it is evidence for.
    ``tagged`` says how many texts each of the ``tags`` has, in their order.
    ``authors`` are names, none where the site's author made it alone.
    ``downloads`` are the text itself as files.
    """

    summary: str = ""
    date: datetime.date = datetime.date.min
    updated: datetime.date | None = None
    tags: tuple[Link, ...] = ()
    tagged: tuple[int, ...] = ()
    course: Link | None = None
    module: str = ""
    competencies: tuple[CompetencyView, ...] = ()
    authors: tuple[str, ...] = ()
    minutes: int = 0
    draft: bool = False
    citation: CitationView | None = None
    downloads: tuple[Download, ...] = ()
    assignment: Assignment = Assignment()


@dataclass(frozen=True, slots=True)
class PartView:
    """Which part of a series a post is: the ``number`` th of ``count``, with its neighbours."""

    series: Link
    number: int
    count: int
    before: Link | None = None
    after: Link | None = None


@dataclass(frozen=True, slots=True)
class RelatedView:
    """A post that belongs to another; ``reason`` says why, and may be empty."""

    link: Link
    reason: str = ""


@dataclass(frozen=True, slots=True)
class PostView(DatedView):
    """A post; ``newer`` and ``older`` are its neighbours in time.

    ``related`` are posts with the rarest of its works, tags, course or series, nearest first, and
    ``recent`` the latest of those to which the page does not lead already.
    """

    part: PartView | None = None
    newer: Link | None = None
    older: Link | None = None
    related: tuple[RelatedView, ...] = ()
    recent: tuple[PostSummary, ...] = ()


@dataclass(frozen=True, slots=True)
class CaptionsView:
    """Captions of a video: ``language`` is a tag, empty for that of the site."""

    language: str
    url: str


SANDBOX = "allow-scripts allow-forms allow-popups allow-modals allow-downloads"
"""What a framed course is let do: all but to be of the site (HTML 4.8.5; “allow-same-origin”)."""


@dataclass(frozen=True, slots=True)
class FileView:
    """A file of an artifact; ``size`` is in bytes, that of all files that go with it.

    ``form`` is ``document`` (to read in the browser), ``download`` (to take away), ``web`` (to
    open), ``video`` or ``audio``; ``type`` is what people call it: PDF, Word document. ``pages``
    are those of a PDF; 0 for all else. What can be shown in a frame of the
    page is let do what ``sandbox`` says there; it is empty for all else. ``address`` is absolute,
    for paper; empty without a base URL.
    """

    form: str
    name: str
    url: str
    type: str
    size: int
    captions: tuple[CaptionsView, ...] = ()
    sandbox: str = ""
    pages: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True)
class CaseView:
    """What an artifact tells of as a case, as far as its author does.

    ``cover`` is a picture as HTML, ``course`` what its course is called. ``problem``, ``process``
    and ``result`` are paragraphs.
    """

    cover: str = ""
    kind: str = ""
    role: str = ""
    audience: str = ""
    tools: tuple[str, ...] = ()
    team: tuple[str, ...] = ()
    problem: tuple[str, ...] = ()
    process: tuple[str, ...] = ()
    result: tuple[str, ...] = ()
    course: str = ""


@dataclass(frozen=True, slots=True)
class ArtifactView(DatedView):
    """Something that was made, with what there is to open or to play; None where it is no case."""

    files: tuple[FileView, ...] = ()
    case: CaseView | None = None


@dataclass(frozen=True, slots=True)
class ArtifactsView(PageView):
    """All artifacts, latest first."""

    artifacts: tuple[WorkCard, ...] = ()
