"""Several libraries as one: each id once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.read.references.keys import likely_keys
from plnfolio.read.references.twins import twins, united
from plnfolio.spelling import letters_of


def merge(
    libraries: Iterable[tuple[Reference, ...]], problems: list[Problem]
) -> dict[str, Reference]:
    """All works by id; an id of two works is a `duplicate-reference` at the second, or at the first
    where it is that of the second.

    The same work twice counts as once, and what only one of its records says is kept.
    """
    works: dict[str, Reference] = {}
    others: list[tuple[Reference, Reference]] = []
    for library in libraries:
        for work in library:
            first = works.setdefault(work.id, work)
            if first is work:
                continue
            if one := united(first, work):
                works[work.id] = one
                continue
            if _is_of(work) and not _is_of(first):
                works[work.id] = work
                others.append((work, first))
            else:
                others.append((first, work))
    problems += (_two(right, other, works) for right, other in others)
    problems += twins(works)
    return works


def _is_of(work: Reference) -> bool:
    """Whether the id of a work is one that its people and its year make."""
    return letters_of(work.id) in likely_keys(work)


def _two(right: Reference, work: Reference, works: Mapping[str, Reference]) -> Problem:
    """What is said of an id that another work has; a text may cite this one by its own."""
    hides = tuple(own for own in likely_keys(work)[:1] if own not in works)
    which = "first" if (right.span or Span("")) < (work.span or Span("")) else "other"
    return Problem(
        "duplicate-reference",
        f"the id “{work.id}” belongs to two different works",
        work.span or Span(""),
        f"the {which} is at {right.span}; give this one another id, such as "
        f"“{hides[0] if hides else f'{work.id}b'}”",
        work=work.id,
        hides=hides,
    )
