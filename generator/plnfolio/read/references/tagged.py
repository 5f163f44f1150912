"""A record of tagged lines as a CSL-JSON item: RIS, and formats that say the same by other tags."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.read.references.given import is_person
from plnfolio.read.references.item import Item, Typed
from plnfolio.read.references.keys import Keys
from plnfolio.read.references.names import natural
from plnfolio.read.references.ris_record import Record, to_csl


class Line(NamedTuple):
    """One line of a file; without a tag it goes on with the one before, or is a gap."""

    number: int
    tag: str
    value: str

    def longer(self, more: str) -> Line:
        """The same with what was wrapped behind it."""
        return self._replace(value=f"{self.value}\n{more}")


def lines(text: str, shape: re.Pattern[str]) -> Iterator[Line]:
    """All lines of a text; ``shape`` matches one with a tag, and has its tag and its value."""
    for number, line in enumerate(text.lstrip("\ufeff").split("\n"), 1):
        match = shape.match(line)
        tag, value = (match[1], match[2] or "") if match else ("", line)
        yield Line(number, tag, value.strip())


def records(text: str, shape: re.Pattern[str], first: str) -> list[list[Line]]:
    """The lines of each record, which begins with the tag ``first`` or behind a gap.

    What was wrapped is in the line that it belongs to.
    """
    found: list[list[Line]] = []
    open_ = False
    for line in lines(text, shape):
        if line.tag:
            if not open_ or line.tag == first:
                found.append([])
            found[-1].append(line)
            open_ = True
        elif not line.value:
            open_ = False
        elif open_ and found[-1][-1].value:
            found[-1][-1] = found[-1][-1].longer(line.value)
    return found


@dataclass
class Tagged:
    """A record by RIS's tags, with the place of each; ``wrong`` is what was found of it so far.

    ``more`` are CSL variables for which RIS has no tag.
    """

    span: Span
    record: Record = field(default_factory=dict)
    places: dict[str, Span] = field(default_factory=dict)
    wrong: list[Problem] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)

    def add(self, tag: str, value: str, line: int) -> None:
        """Put a value with those that the tag has; the tag is where it is first."""
        if value:
            self.record.setdefault(tag, []).append(value)
            self.places.setdefault(tag, Span(self.span.path, line))


def as_item(found: Tagged, keys: Keys, problems: list[Problem]) -> Item:
    """The record as an item; what is wrong with it is known by the item's id."""
    item, sources = to_csl(found.record)
    key = keys.key(item, found.record.get("ID", [""])[0])
    places = {name: found.places[tag] for name, tag in sources.items() if tag in found.places}
    item = {**item, **found.more, "id": key}
    wrong = (*found.wrong, *_unsure_names(item, places, found.span))
    problems += (replace(problem, work=key) for problem in wrong)
    typed = tuple(
        Typed(tag, value, found.places[tag])
        for tag, values in found.record.items()
        if tag in found.places
        for value in values
    )
    return Item(item, found.span, places, typed=typed)


def _unsure_names(
    item: Mapping[str, object], places: Mapping[str, Span], span: Span
) -> Iterator[Problem]:
    """Tagged names are “Family, Given”; a person without a comma is printed as a group would be."""
    for variable, names in item.items():
        for name in names if isinstance(names, list) else []:
            text = name.get("literal", "") if isinstance(name, dict) else ""
            if not is_person(text):
                continue
            given, family = natural(text)
            yield Problem(
                "reference-name",
                f"in the reference “{item['id']}”, it cannot be told which part of “{text}” "
                "is the family name",
                places.get(variable, span),
                f"write “{family}, {given}”, with a comma behind the family name",
                "warning",
            )


def wrong_type(said: str, kind: str, span: Span, known: Mapping[str, object]) -> Iterator[Problem]:
    """A `reference-type` where a format has no such type; ``kind`` is what it is called there."""
    if said not in known:
        yield Problem(
            "reference-type",
            f"“{said}” is no type of work that {kind} knows",
            span,
            did_you_mean(said, known) or f"use {_ANY[kind]} for what has no type of its own",
        )


_ANY = {"RIS": "GEN", "EndNote": "Generic"}


def no_record(path: str, beginning: str) -> Problem:
    """A file in which nothing begins as a record does."""
    return Problem(
        "reference-list",
        "there is no record in this file",
        Span(path, 1),
        f"a record begins with {beginning}; export the library again",
    )
