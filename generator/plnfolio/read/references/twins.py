"""One work in several records: under one id they become one; under two, somebody is told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.read.references.markup import bare

T = TypeVar("T")

UNPRINTED = frozenset(
    ("abstract", "annote", "call-number", "keyword", "language", "license", "note", "source")
)
"""Fields that one copy of a work may word otherwise, since no reference list shows them."""

# Works that share title, names and date may still be two: volumes, editions, episodes, reports.
_TELLING = (
    "container-title", "edition", "event-title", "genre", "issue", "medium", "number", "page",
    "part-number", "publisher", "section", "status", "URL", "version", "volume", "volume-title",
)  # fmt: skip


def united(one: Reference, other: Reference) -> Reference | None:
    """Two records of one work as one that has all that either says; None if they are two works.

    They are one if nothing that a list shows differs where both have it.
    """
    if one.type != other.type or bool(one["title"]) != bool(other["title"]):
        return None
    if _differ(one.names, other.names) or _differ(one.dates, other.dates):
        return None
    if _differ(_printed(one), _printed(other)):
        return None
    fields = {**other.fields, **one.fields}
    for name in UNPRINTED & one.fields.keys() & other.fields.keys():
        fields[name] = max(one[name], other[name], key=len)
    names, dates = {**other.names, **one.names}, {**other.dates, **one.dates}
    return replace(one, names=names, dates=dates, fields=fields, digest="")


def _differ(one: Mapping[str, T], other: Mapping[str, T]) -> bool:
    return any(one[key] != other[key] for key in one.keys() & other.keys() if key != "accessed")


def _printed(work: Reference) -> dict[str, str]:
    return {key: bare(text).casefold() for key, text in work.fields.items() if key not in UNPRINTED}


def twins(works: Mapping[str, Reference]) -> Iterator[Problem]:
    """One work under two ids would be told apart as “2016a” and “2016b” (APA 8.19)."""
    known: dict[object, Reference] = {}
    for work in works.values():
        twin = known.setdefault(_identity(work), work)
        if twin is not work:
            yield Problem(
                "same-work-twice",
                f"“{work.id}” is the same work as “{twin.id}”",
                work.span or Span(""),
                f"keep one of them, and cite it by that id; the other is at {twin.span}",
                "warning",
            )


def _identity(work: Reference) -> object:
    """What two records of one work share: title, names and date, and its DOI if it has one."""
    title = bare(work["title"]).casefold()
    people = sorted((key, names) for key, names in work.names.items())
    if not title or not people:
        return work.id, "alone"
    if work["DOI"]:
        return title, work["DOI"].casefold()
    dates = sorted((key, date.parts) for key, date in work.dates.items() if key != "accessed")
    rest = sorted((key, work[key]) for key in _TELLING if work[key])
    return work.type, title, tuple(people), tuple(dates), tuple(rest)
