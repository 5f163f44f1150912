"""Reports, gray literature, codes of ethics, standards, press releases (APA 10.4)."""

from __future__ import annotations

from plnfolio.cite.apa.entry import identifiers, parts, sources
from plnfolio.cite.apa.entry.parts import Parts
from plnfolio.cite.common import join
from plnfolio.cite.rich import EMPTY, plain
from plnfolio.model.reference import Reference

ROLES = ("editor", "translator", "illustrator", "compiler")


def report(reference: Reference) -> Parts:
    """A report with its number, series and agencies (APA 9.19, 10.4)."""
    if sources.site(reference):
        return _part_of_report(reference)
    title = parts.italic_title(reference)
    edition = join.words(
        (
            identifiers.version(reference),
            identifiers.edition(reference),
            identifiers.volumes(reference),
        ),
        ", ",
    )
    about = identifiers.parenthesis(
        identifiers.contributors(reference, ROLES),
        identifiers.database(reference),
        identifiers.number(reference),
        identifiers.series(reference),
        edition,
    )
    if title:
        return Parts(
            join.spaced((title, about)),
            parts.brackets(reference),
            (*sources.places(reference), sources.event(reference)),
        )
    # With no title, the number or the description stands for it (APA 9.22).
    numbered = plain(identifiers.number(reference))
    described = parts.brackets(reference)
    return Parts(numbered, described, sources.places(reference))


def _part_of_report(reference: Reference) -> Parts:
    title = parts.upright_title(reference)
    about = identifiers.parenthesis(
        identifiers.number(reference),
        identifiers.series(reference),
        join.words(
            (
                identifiers.edition(reference),
                identifiers.volumes(reference),
                identifiers.pages(reference),
            ),
            ", ",
        ),
    )
    people = identifiers.parenthesis(
        identifiers.contributors(reference, ("translator", "illustrator"))
    )
    whole = sources.container(reference, about)
    return Parts(
        join.spaced((title, people)) if title else EMPTY,
        EMPTY if title else parts.brackets(reference),
        (
            join.spaced((whole, parts.brackets(reference) if title else EMPTY)),
            *sources.places(reference),
        ),
    )
