"""The Views of standards and their evidence; see ``model.view`` for what a View is."""

from __future__ import annotations

import datetime

from plnfolio.frozen import dataclass
from plnfolio.model.dated import FileView
from plnfolio.model.view import Link, PageView


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A text that is evidence for a standard; ``label`` says what it is.

    ``role`` is what its author did, ``reflections`` are posts that link to it, where it is none
    itself, and ``files`` what there is to open or to take away.
    """

    title: str
    url: str
    label: str
    date: datetime.date
    summary: str = ""
    role: str = ""
    is_post: bool = False
    reflections: tuple[Link, ...] = ()
    files: tuple[FileView, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardLine:
    """A standard with its evidence: ``depth`` is 0 for one that is no part of another.

    It is ``met`` by evidence of its own or by a part that is met. Of its ``parts`` (their number,
    not those of parts again) ``parts_met`` are.
    """

    id: str
    title: str
    description: str
    url: str
    depth: int
    met: bool
    parts: int = 0
    parts_met: int = 0
    evidence: tuple[EvidenceView, ...] = ()


@dataclass(frozen=True, slots=True)
class StandardSetView:
    """The standards of a set in reading order, each before its parts.

    ``title`` is empty for those of ``site.yaml`` itself; ``url`` is where their own words are, and
    ``language`` that of their titles, empty for the site’s.
    """

    title: str
    version: str
    url: str
    lines: tuple[StandardLine, ...]
    language: str = ""

    @property
    def met(self) -> int:
        """How many of them are met."""
        return sum(line.met for line in self.lines)


@dataclass(frozen=True, slots=True)
class StandardsView(PageView):
    """All standards against all evidence.

    ``begin`` says that the author alone looks at it, and that there is no evidence yet.
    """

    sets: tuple[StandardSetView, ...] = ()
    begin: bool = False


@dataclass(frozen=True, slots=True)
class StandardView(PageView):
    """One standard: ``whole`` is what it is a part of, ``every`` leads to all of its set.

    ``language`` is that of its titles, empty for the site’s.
    """

    line: StandardLine | None = None
    whole: Link | None = None
    parts: tuple[StandardLine, ...] = ()
    every: Link | None = None
    language: str = ""
