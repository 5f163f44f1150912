"""Several libraries as one: each id once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.read.references.keys import likely_key
from plnfolio.read.references.twins import twins, united


def merge(
    libraries: Iterable[tuple[Reference, ...]], problems: list[Problem]
) -> dict[str, Reference]:
    """All works by id; an id of two works is a `duplicate-reference` at the second.

    The same work twice counts as once, and what only one of its records says is kept.
    """
    works: dict[str, Reference] = {}
    others: list[Reference] = []
    for library in libraries:
        for work in library:
            first = works.setdefault(work.id, work)
            if first is work:
                continue
            if one := united(first, work):
                works[work.id] = one
                continue
            others.append(work)
    problems += (_two(works[work.id], work, works) for work in others)
    problems += twins(works)
    return works


def _two(first: Reference, work: Reference, works: Mapping[str, Reference]) -> Problem:
    """What is said of an id that another work has; a text may cite this one by its own."""
    names = work.names.get("author") or work.names.get("editor") or ()
    years = [part[0] for date in work.dates.values() for part in date.parts if part]
    own = likely_key(names[0].family or names[0].literal, years[0]) if names and years else ""
    hides = (own,) if own and own not in works else ()
    return Problem(
        "duplicate-reference",
        f"the id “{work.id}” belongs to two different works",
        work.span or Span(""),
        f"the first is at {first.span}; give this one another id, such as "
        f"“{hides[0] if hides else f'{work.id}b'}”",
        work=work.id,
        hides=hides,
    )
