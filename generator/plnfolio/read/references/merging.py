"""Several libraries as one: each id once."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.read.references.twins import twins, united


def merge(
    libraries: Iterable[tuple[Reference, ...]], problems: list[Problem]
) -> dict[str, Reference]:
    """All works by id; an id of two works is a `duplicate-reference` at the second.

    The same work twice counts as once, and what only one of its records says is kept.
    """
    works: dict[str, Reference] = {}
    for library in libraries:
        for work in library:
            first = works.setdefault(work.id, work)
            if first is work:
                continue
            if one := united(first, work):
                works[work.id] = one
                continue
            problems.append(
                Problem(
                    "duplicate-reference",
                    f"the id “{work.id}” belongs to two different works",
                    work.span or Span(""),
                    f"the first is at {first.span}; give this one another id, such as “{work.id}b”",
                    work=work.id,
                )
            )
    problems += twins(works)
    return works
