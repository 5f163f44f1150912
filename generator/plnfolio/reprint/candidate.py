"""One reading of a reference: its CSL fields, and how likely it is before it is printed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from plnfolio.frozen import dataclass
from plnfolio.read.references import publishers
from plnfolio.reprint.people import Credit

Fields = dict[str, Any]


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
    house, place = publishers.apart(name)
    made = {"publisher": house, "publisher-place": place}
    return {field: value for field, value in made.items() if value}


def described(kind_slot: str, said: str, fields: Fields) -> None:
    """Put the words of a bracket where CSL has them: ``medium`` where a number has the genre."""
    taken = "genre" in fields or "number" in fields
    slot = "medium" if taken and kind_slot == "genre" and "medium" not in fields else kind_slot
    fields[slot] = said
