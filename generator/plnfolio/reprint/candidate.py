"""One reading of a reference: its CSL fields, and how likely it is before it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.read.references import publishers
from plnfolio.reprint.people import Credit

Fields = dict[str, Any]
_STATES = """
    Alabama Alaska Arizona Arkansas California Colorado Connecticut Delaware Florida Georgia Hawaii
    Idaho Illinois Indiana Iowa Kansas Kentucky Louisiana Maine Maryland Massachusetts Michigan
    Minnesota Mississippi Missouri Montana Nebraska Nevada Ohio Oklahoma Oregon Pennsylvania
    Tennessee Texas Utah Vermont Virginia Washington Wisconsin Wyoming Ontario Quebec Alberta
    England Scotland Wales Ireland Germany Switzerland Netherlands France Spain Italy Denmark Sweden
    Norway Finland Austria Belgium Canada Australia Mexico India China Japan Singapore Brazil UK USA
"""
# “Cambridge, Massachusetts: Belknap Press”, as APA 6 had it.
_PLACED = regex(
    r"^(?P<place>(?:NYC?|N\.Y\.|LA|D\.C\.|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}, "
    rf"(?:[A-Z]{{2,3}}|[A-Z]\.\s?[A-Z]\.(?:\s?[A-Z]\.)?|New [A-Z]\w+|{'|'.join(_STATES.split())})"
    r"(?:, [A-Z][\w. ]+)?))\s?: (?P<house>\S.*)$"
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """``likely`` compares readings that print the same; ``guessed`` says what only hints tell."""

    fields: Fields
    likely: float
    guessed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of an entry before its middle is read."""

    fields: Fields
    """Date and address, as fields of the item."""
    roles: frozenset[str] = frozenset()
    """Roles that are said behind the names."""
    group: bool = False
    """Whether a group or nobody stands in the author’s place."""

    @property
    def url(self) -> str:
        """The address, empty if there is none."""
        return str(self.fields.get("URL", ""))

    @property
    def day(self) -> list[Any]:
        """Year, month and day of the (first) date, as far as they are known."""
        parts = (self.fields.get("issued") or {}).get("date-parts") or [[]]
        return list(parts[0])


def credited(people: Iterable[Credit], author: str = "author") -> Fields:
    """The fields for those in the author’s place; ``author`` is the role of who has none."""
    made: Fields = {}
    for one in people:
        for role in one.roles or (author,):
            made.setdefault(role, []).append(one.name)
    return made


def roles_of(people: Iterable[Credit]) -> frozenset[str]:
    """All roles that are said."""
    return frozenset(role for one in people for role in one.roles)


def published(name: str) -> Fields:
    """The publisher, and the place that stood before it, as APA 6 had it."""
    found = _PLACED.match(name)
    house, place = (found["house"], found["place"]) if found else publishers.apart(name)
    made = {"publisher": house, "publisher-place": place}
    return {field: value for field, value in made.items() if value}


_PLAIN = frozenset(
    "app article audio book broadcast chat clip course data dissertation email episode exhibition "
    "film guide language lecture map model notes page paper podcast post poster presentation "
    "program recording release report review series session set sheet slides software song talk "
    "thesis update video webinar website".split()
)


def _in_brackets(said: str) -> str:
    """“Computer Software” and “PowerPoint Slides” as APA has them (9.21)."""
    first, *rest = said.split(" ")
    small = (one.lower() if one.lower() in _PLAIN else one for one in rest)
    return " ".join((first, *small))


def described(kind_slot: str, said: str, fields: Fields) -> None:
    """Put the words of a bracket where CSL has them: ``medium`` where a number has the genre."""
    taken = "genre" in fields or "number" in fields
    slot = "medium" if taken and kind_slot == "genre" and "medium" not in fields else kind_slot
    fields[slot] = _in_brackets(said)
