"""What the text needs to know of one work, and of each of its authors."""

from __future__ import annotations

from plnfolio.cite.common.filing import ListKey, NameKey
from plnfolio.cite.common.names import initials, split_screen_name
from plnfolio.cite.common.titles import curl
from plnfolio.cite.rich import Rich
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Name, Reference


@dataclass(frozen=True, slots=True)
class Headline:
    """A title as it replaces an author; ``whole`` is for when the short one is ambiguous.

    ``quoted`` titles stand in quotation marks, which are added where the comma is known.
    ``spoken`` is the form for running text, where it differs (“Executive Order No. 13,676”).
    """

    short: Rich
    whole: Rich
    quoted: bool = False
    spoken: Rich = ()


NO_HEADLINE = Headline((), ())


@dataclass(frozen=True, slots=True)
class Author:
    """One author as the text names them: a surname with its particle, or a group.

    ``initials`` are there for when they are needed; ``short`` is a group's abbreviation.
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
    are cited in the text only, and ``legal`` works have an entry that takes no year letter.
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


def author_of(name: Name, key: NameKey) -> Author:
    """Screen names, given names and “Jr.” stay out of the text."""
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
