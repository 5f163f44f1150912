"""Books, chapters and entries in works of reference (APA 10.2, 10.3)."""

from __future__ import annotations

from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, titles
from plnfolio.cite.rich import EMPTY, Rich, plain
from plnfolio.model.reference import Reference


def book(reference: Reference) -> Parts:
    """A whole book; one inside a container is treated as a chapter (APA 10.2)."""
    if titles.says(reference, "container-title"):
        return chapter(reference)
    title = parts.italic_title(reference)
    about = identifiers.book_parenthesis(reference)
    numbered = identifiers.parenthesis(identifiers.number(reference)) if not about else EMPTY
    return Parts(
        join.spaced((title, about, numbered)) if title else EMPTY,
        parts.brackets(reference),
        _kept(reference),
    )


def chapter(reference: Reference) -> Parts:
    """A chapter or an entry “In *Whole* (pp. 1–2)” (APA 10.3)."""
    if not titles.says(reference, "container-title"):
        return _lone_chapter(reference)
    title = parts.upright_title(reference)
    people = identifiers.parenthesis(_translators(reference))
    whole = sources.container(reference, sources.container_about(reference))
    return Parts(
        join.spaced((title, people)) if title else EMPTY,
        parts.brackets(reference),
        (whole, *_kept(reference)),
    )


def _translators(reference: Reference) -> str:
    """Who translated the chapter; one who also edited the book is named there (ex. 42)."""
    editors = reference.names.get("editor", ())
    translators = reference.names.get("translator", ())
    roles = ("illustrator", "narrator")
    if translators == editors:
        return identifiers.contributors(reference, roles)
    return identifiers.contributors(reference, ("translator", *roles))


def _lone_chapter(reference: Reference) -> Parts:
    title = parts.italic_title(reference)
    about = identifiers.book_parenthesis(reference)
    pages = plain(identifiers.pages(reference))
    return Parts(
        join.spaced((title, about, join.wrapped("(", pages, ")"))) if title else EMPTY,
        parts.brackets(reference),
        _kept(reference),
    )


def _kept(reference: Reference) -> tuple[Rich, ...]:
    """The publisher; an archive only for a rare copy, never a library's database (APA 9.30)."""
    rare = titles.says(reference, "archive_collection", "archive-place")
    return sources.places(reference) if rare else (sources.publisher(reference),)
