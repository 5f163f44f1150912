"""What the text needs to know of one work by the rules of APA, found out once a build."""

from __future__ import annotations

from plnfolio.cite.apa.bylines import authors
from plnfolio.cite.apa.dates import original_label, published_label, year_label
from plnfolio.cite.apa.order import list_key
from plnfolio.cite.apa.text.legal import is_legal, legal_date
from plnfolio.cite.apa.text.personal import is_personal, personal_date
from plnfolio.cite.apa.text.title import headline
from plnfolio.cite.common.filing import name_key
from plnfolio.cite.common.names import initials
from plnfolio.cite.common.works import NO_HEADLINE, Work, author_of
from plnfolio.model.reference import Reference


def work_of(reference: Reference) -> Work:
    """Everything the text needs to know of a reference."""
    personal = is_personal(reference)
    legal = is_legal(reference)
    names = () if legal else authors(reference)[0]
    found = (author_of(name, name_key(name, initials)) for name in names)
    people = tuple(author for author in found if author.surname)
    year = published_label(reference)
    return Work(
        reference=reference,
        key=list_key(reference),
        authors=people,
        headline=NO_HEADLINE if people else headline(reference),
        date=personal_date(reference) if personal else _date(reference, year),
        year=year,
        personal=personal,
        legal=legal,
    )


def _date(reference: Reference, year: str) -> str:
    """The year, before it that of the original (8.15)."""
    date = year if original_label(reference) == year else year_label(reference)
    return legal_date(reference, date) if is_legal(reference) else date
