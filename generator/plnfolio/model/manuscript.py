"""A text as it leaves the site: what a paper, a book or a packet is made from, themes apart."""

from __future__ import annotations

import datetime
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.model.assignment import Assignment
from plnfolio.model.dated import CaseView, FileView
from plnfolio.model.view import Link

Kind = Literal["home", "page", "post", "artifact"]


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A text with all that is known of it; ``path`` is its source.

    ``address`` is its site path, ``url`` the absolute one (empty without a base URL). ``html`` is
    finished: addresses of the site begin with ``/`` and count from the output folder, headings
    begin at the second level, and ``references`` is the list where the author did not place it in
    the text. ``files`` are those of an artifact, and their addresses are such site paths too;
    ``case`` is what it tells of as a case. ``lead`` is the author's own summary, where ``summary``
    may be the beginning of the text.
    ``citation_html`` and ``citation_text`` say how the page itself is cited; pages are not.
    ``direction`` is ``ltr`` or ``rtl``.
    """

    path: str
    kind: Kind
    address: str
    url: str
    site_title: str
    title: str
    summary: str
    language: str
    direction: str
    authors: tuple[str, ...]
    html: str
    references: str = ""
    lead: str = ""
    assignment: Assignment = Assignment()
    date: datetime.date | None = None
    updated: datetime.date | None = None
    files: tuple[FileView, ...] = ()
    case: CaseView | None = None
    citation_html: str = ""
    citation_text: str = ""
    licence: Link | None = None
