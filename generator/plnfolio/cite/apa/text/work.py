"""What the text needs to know of one work, found out once a build."""

from __future__ import annotations

from dataclasses import dataclass

from plnfolio.cite.apa.dates import original_label, published_label, year_label
from plnfolio.cite.apa.names import authors, initials, split_screen_name
from plnfolio.cite.apa.order import ListKey, NameKey, list_key, name_key
from plnfolio.cite.apa.text.legal import is_legal, legal_date
from plnfolio.cite.apa.text.personal import is_personal, personal_date
from plnfolio.cite.apa.text.title import NO_HEADLINE, Headline, headline
from plnfolio.cite.apa.titles import curl
from plnfolio.model.reference import Name, Reference


@dataclass(frozen=True, slots=True)
class Author:
    """One author as the text names them: a surname with its particle, or a group (APA 8.17).

    ``initials`` are there for when they are needed (8.20); ``short`` is a group's abbreviation.
    """

    key: NameKey
    surname: str
    initials: str = ""
    short: str = ""

    @property
    def is_person(self) -> bool:
        """Whether initials could tell this author from another of the same surname."""
        return bool(self.initials)


@dataclass(frozen=True, slots=True)
class Work:
    """A work with all that does not depend on the page that cites it.

    ``date`` stands in the text (“1900/2010”, empty for constitutions), ``year`` in the list
    (“2010”). A work without ``authors`` is cited by its ``headline``. ``personal`` communications
    are cited in the text only (8.9), and ``legal`` works have an entry that takes no year letter.
    """

    reference: Reference
    key: ListKey
    authors: tuple[Author, ...]
    headline: Headline
    date: str
    year: str
    personal: bool
    legal: bool

    @property
    def id(self) -> str:
        """The work's citation key."""
        return self.reference.id

    @property
    def by(self) -> tuple[NameKey, ...]:
        """Who made it, as the list files them; equal for works of the same authors."""
        return self.key[0]


def work_of(reference: Reference) -> Work:
    """Everything the text needs to know of a reference."""
    personal = is_personal(reference)
    legal = is_legal(reference)
    found = () if legal else (_author(name) for name in authors(reference)[0])
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


def _author(name: Name) -> Author:
    """Screen names, given names and “Jr.” stay out of the text (APA 8.17, 9.8)."""
    key = name_key(name)
    if name.literal.strip():
        shown = split_screen_name(name.literal)[0]
        return Author(key, _clean(shown), short=_clean(name.short))
    surname = _clean(f"{name.non_dropping_particle} {name.family}")
    given = split_screen_name(name.given)[0]
    return Author(key, surname, initials(given)) if surname else Author(key, _clean(given))


def _clean(text: str) -> str:
    """A name without loose marks at its ends; nothing if it is made of marks only."""
    tidied = curl(" ".join(text.split()).strip(" ,;:"))
    return tidied if any(char.isalnum() for char in tidied) else ""
