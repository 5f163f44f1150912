"""Entries of an APA reference list: which family of works a CSL type belongs to (APA ch. 10)."""

from __future__ import annotations

from collections.abc import Callable

from plnfolio.cite.apa import bylines, dates
from plnfolio.cite.apa.entry import (
    art,
    articles,
    audiovisual,
    books,
    data,
    legal,
    online,
    presentations,
    reports,
    sources,
    theses,
)
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, titles
from plnfolio.cite.rich import EMPTY, Rich, plain
from plnfolio.model.reference import Reference

# Every type of CSL 1.0.2. What is not here is treated as a page of its own.
FAMILIES: dict[str, Callable[[Reference], Parts]] = {
    "article": theses.preprint,
    "article-journal": articles.journal,
    "article-magazine": articles.journal,
    "article-newspaper": articles.journal,
    "book": books.book,
    "broadcast": audiovisual.broadcast,
    "chapter": books.chapter,
    "classic": books.book,
    "collection": theses.archival,
    "dataset": data.dataset,
    "document": reports.report,
    "entry": books.chapter,
    "entry-dictionary": books.chapter,
    "entry-encyclopedia": books.chapter,
    "event": presentations.presentation,
    "figure": art.picture,
    "graphic": art.picture,
    "interview": presentations.interview,
    "manuscript": theses.manuscript,
    "map": art.picture,
    "motion_picture": audiovisual.film,
    "musical_score": audiovisual.score,
    "pamphlet": reports.report,
    "paper-conference": presentations.conference_paper,
    "patent": data.patent,
    "performance": presentations.presentation,
    "periodical": articles.journal,
    "personal_communication": presentations.letter,
    "post": online.post,
    "post-weblog": articles.journal,
    "report": reports.report,
    "review": articles.journal,
    "review-book": articles.journal,
    "software": data.software,
    "song": audiovisual.song,
    "speech": presentations.presentation,
    "standard": reports.report,
    "thesis": theses.thesis,
    "webpage": online.webpage,
}

# Legal references have an order of their own (APA ch. 11).
LEGAL: dict[str, Callable[[Reference], Rich]] = {
    "bill": legal.bill,
    "hearing": legal.hearing,
    "legal_case": legal.case,
    "legislation": legal.statute,
    "regulation": legal.regulation,
    "treaty": legal.treaty,
}


def entry(reference: Reference, year_suffix: str = "") -> Rich:
    """One entry of the reference list (APA 9.4).

    ``year_suffix`` is the letter that sets works of one author and year apart (APA 9.47). Empty
    for a personal communication that no reader could retrieve (APA 8.9). Never raises for what a
    reference holds or lacks.
    """
    formal = LEGAL.get(reference.type)
    if formal is None and legal.is_numbered_report(reference):
        formal = legal.bill
    if formal is not None:
        return formal(reference)
    if not in_list(reference):
        return EMPTY
    parts = FAMILIES.get(reference.type, online.webpage)(reference)
    return assemble(reference, parts, year_suffix)


def in_list(reference: Reference) -> bool:
    """Whether the work has an entry: letters and talks that can be found somewhere do (APA 8.9)."""
    if reference.type != "personal_communication":
        return True
    return titles.says(reference, *presentations.WHERE_FOUND)


NOUNS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "broadcast": "broadcast",
    "chapter": "chapter",
    "classic": "book",
    "entry": "entry",
    "entry-dictionary": "entry",
    "entry-encyclopedia": "entry",
    "report": "report",
    "thesis": "thesis",
    "webpage": "webpage",
}


def untitled(reference: Reference) -> Rich:
    """What stands for a work that has neither a title nor a description (APA 9.22)."""
    return plain(f"[Untitled {NOUNS.get(reference.type, 'work')}]")


def assemble(reference: Reference, parts: Parts, year_suffix: str) -> Rich:
    """Author. (Date). Title [Description]. Source. Link (History) (APA 9.4-9.6, Table 9.1)."""
    title, description = parts.title, parts.description
    if not title and not description:
        description = untitled(reference)
    author = plain(bylines.author_element(reference))
    if not author:
        # A work without an author starts with its title, else its description (APA 9.12).
        author, title = (title, EMPTY) if title else (description, EMPTY)
        description = EMPTY if author == description else description
    date = plain(f"({dates.date_element(reference, year_suffix)})")
    body = join.sentences((author, date, join.spaced((title, description)), *parts.source))
    return join.spaced((body, sources.address(reference), sources.history(reference)))
