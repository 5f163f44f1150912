"""All readings of one entry: who, when, and each shape that what is left may have."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from plnfolio.reprint import alone, journals, legal, parts_of_wholes
from plnfolio.reprint.candidate import Candidate, Fields, Known, credited, roles_of
from plnfolio.reprint.cuts import unstopped
from plnfolio.reprint.peel import Peeled
from plnfolio.reprint.people import Credit, byline, is_persons
from plnfolio.reprint.slanted import Slanted, joined


def readings(peeled: Peeled) -> Iterator[Candidate]:
    """Every reading, with the fields that the ends of the entry gave."""
    made = _undated(peeled) if peeled.date is None else _dated(peeled)
    for one in made:
        yield replace(one, fields={**one.fields, **_without(peeled.fields, one.fields)})


def _without(fields: Fields, taken: Fields) -> Fields:
    return {name: value for name, value in fields.items() if name not in taken}


def _undated(peeled: Peeled) -> Iterator[Candidate]:
    yield from legal.read(peeled.body)
    for one in alone.read(peeled.body, Known(peeled.fields)):
        yield replace(one, likely=one.likely - 6, guessed=("type", "date"))


def _dated(peeled: Peeled) -> Iterator[Candidate]:
    before = peeled.before
    people = byline(before.text) if before.share < 0.6 else []
    persons = is_persons(before.text)
    if people:
        known = Known(
            peeled.fields, roles_of(people), group=any("literal" in one.name for one in people)
        )
        for one in _shapes(peeled.body, known):
            yield _with_people(one, people)
    if not persons:
        yield from _by_title(peeled)


def _with_people(one: Candidate, people: list[Credit]) -> Candidate:
    kind = str(one.fields.get("type", ""))
    return replace(one, fields=_in_order(one.fields, credited(people, _usual(kind, one.fields))))


def _in_order(fields: Fields, people: Fields) -> Fields:
    both = {role: people[role] for role in people if role not in fields}
    shared = {role: [*people[role], *fields[role]] for role in people if role in fields}
    return {
        "type": fields.get("type"),
        **both,
        **shared,
        **{k: v for k, v in fields.items() if k != "type" and k not in shared},
    }


def _usual(kind: str, fields: Fields) -> str:
    """Who made a podcast is its host, though nobody says so."""
    said = f"{fields.get('genre', '')} {fields.get('medium', '')}".lower()
    if kind == "song" and "recorded by" in said:
        return "composer"
    return "host" if kind == "broadcast" and "podcast" in said else "author"


def _shapes(body: Slanted, known: Known) -> Iterator[Candidate]:
    return chain(
        alone.bracketed(body),
        parts_of_wholes.read(body),
        journals.read(body, known),
        alone.read(body, known),
    )


def _by_title(peeled: Peeled) -> Iterator[Candidate]:
    """A work without an author begins with its title (APA 9.12): put it back before the source."""
    title = unstopped(peeled.before)
    if not title:
        return
    italic = title.share > 0.6
    slanted = peeled.slanted
    stopped = title.text[-1:] in "?!…"
    whole = joined((title if stopped else joined((title, Slanted(".", "-")), ""), peeled.body))
    cut = len(title) + (not stopped)
    found = _shapes(whole, Known(peeled.fields))
    for one in found:
        if not _has_title(one, title.text, cut):
            continue
        likely = one.likely + _looks_like_title(title.text, peeled.body.text)
        if slanted:
            likely += 3 if italic else -1
        yield replace(one, likely=likely)


def _has_title(one: Candidate, title: str, cut: int) -> bool:
    """Whether the reading’s title ends where the date stood."""
    said = re.sub(r"</?i>", "", str(one.fields.get("title", "")))
    return bool(said) and title.startswith(said[: len(said) - 1])


def _looks_like_title(title: str, body: str) -> float:
    """Sentence case is a title’s, capitals throughout are a group’s; “In …” follows a title."""
    words = [
        word for word in re.findall(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*", title)[1:] if len(word) > 3
    ]
    small = sum(word[0].islower() for word in words)
    likely = -2.5
    if words and small * 2 > len(words):
        likely += 3.5
    if title[-1:] in "?!":
        likely += 4
    if re.match(r"(?:In|On) ", body):
        likely += 4
    if not body.strip(" ."):
        likely += 3
    return likely
