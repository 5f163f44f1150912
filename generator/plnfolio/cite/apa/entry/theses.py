"""Theses, manuscripts, preprints and archival collections (APA 10.6, 10.8)."""

from __future__ import annotations

import re

from plnfolio.cite.apa.entry import articles, identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join, titles
from plnfolio.cite.rich import EMPTY, Rich
from plnfolio.model.reference import Reference

DOCTORAL = re.compile(
    r"^(?:ph\.?\s?d\.?|doctoral|ed\.?d\.?)\s*(?:thesis|diss\.?|dissertation)?$", re.I
)
MASTERS = re.compile(r"^(?:m\.?\s?(?:a|sc|s|ed)\.?|masters?)\s*(?:thesis|dissertation)?$", re.I)


def thesis(reference: Reference) -> Parts:
    """Published: “[Doctoral dissertation, University]. Database”; else “[Unpublished …]”."""
    title = parts.italic_title(reference)
    kind = _kind(reference)
    school = titles.parse(reference["publisher"])
    published = titles.says(reference, "archive", "DOI", "URL")
    medium = parts.description(reference, "medium")
    if published and not kind.lower().startswith("unpublished"):
        described = join.commas((titles.capitalized(titles.parse(kind)), school))
        source: tuple[Rich, ...] = (titles.parse(reference["archive"]),)
    else:
        if not kind.lower().startswith("unpublished"):
            kind = f"Unpublished {kind[:1].lower()}{kind[1:]}"  # APA 10.6 example 64
        described = titles.parse(kind)
        source = (school, sources.archive(reference))
    about = identifiers.parenthesis(identifiers.database(reference), _number(reference))
    described = join.joined((described, medium), "; ")
    return Parts(
        join.spaced((title, about)) if title else EMPTY, parts.bracketed(described), source
    )


def _kind(reference: Reference) -> str:
    said = reference["genre"].strip()
    if DOCTORAL.match(said):
        return "Doctoral dissertation"
    if MASTERS.match(said):
        return "Master’s thesis"
    return said or "Thesis"


def _number(reference: Reference) -> str:
    """“Publication No. 10289373” (APA 10.6 example 65)."""
    value = parts.plain_field(reference, "number")
    if not value:
        return ""
    return value if " " in value else f"Publication No. {value}"


def manuscript(reference: Reference) -> Parts:
    """Unpublished, in preparation or submitted (APA 10.8 examples 70-72)."""
    title = parts.whole_or_part(reference)
    kept = titles.says(reference, "archive", "archive_collection")
    default = "" if kept else reference["status"] or "Unpublished manuscript"
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ("editor", "translator")),
        identifiers.database(reference),
        identifiers.number(reference),
    )
    described = parts.brackets(reference, default if title else "Untitled manuscript")
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (sources.container(reference), *sources.places(reference)),
    )


def preprint(reference: Reference) -> Parts:
    """A preprint or a work in a repository such as ERIC (APA 10.8 examples 73-74)."""
    if titles.says(reference, "container-title") and titles.says(
        reference, "volume", "issue", "page"
    ):
        return articles.journal(reference)  # some exporters call every article so
    title = parts.italic_title(reference)
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ("translator",)),
        identifiers.database(reference),
        identifiers.number(reference),
        identifiers.version(reference),
    )
    described = parts.brackets(reference, "" if title else "Untitled article")
    if reference["genre"].strip().lower() == "preprint" and title:
        described = EMPTY  # the repository says so (APA 10.8 example 73)
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (sources.site(reference), *sources.places(reference)),
    )


def archival(reference: Reference) -> Parts:
    """A collection in an archive (APA 9.30, 9.31)."""
    title = parts.whole_or_part(reference)
    about = identifiers.book_parenthesis(reference)
    described = parts.brackets(reference, "" if title else "Archival collection")
    return Parts(
        join.spaced((title, about)) if title else EMPTY,
        described,
        (sources.container(reference), *sources.places(reference)),
    )
