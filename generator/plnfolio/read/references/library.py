"""The works of a library file."""

from __future__ import annotations

from plnfolio.diagnostics import Problem
from plnfolio.model.reference import Reference
from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.formats import items
from plnfolio.read.references.merging import merge


def read_library(path: str, text: str, problems: list[Problem]) -> tuple[Reference, ...]:
    """The works of one library, each id once, in the order of the file.

    Raises KeyError for a suffix that is not in ``formats.FORMATS``.
    """
    found: list[Reference] = []
    for item in items(path, text, problems):
        if not isinstance(item.value, dict):
            problems.append(
                Problem(
                    "reference-no-id",
                    "this is no reference: a reference is a list of fields",
                    item.span,
                    "begin it with “- id: …” and write each field on a line below",
                    "warning",
                )
            )
            continue
        said: list[Problem] = []
        reference = from_csl(item.value, item.span, said, item.places)
        if item.unread:
            # What is said of the whole may be of what is missing, and so may its id be.
            fields = {place for name, place in item.places.items() if name != "id"}
            problems += (
                problem
                for problem in said
                if problem.span in fields and problem.code != "reference-no-id"
            )
            continue
        problems += said
        if reference:
            found.append(reference)
    return tuple(merge([tuple(found)], problems).values())
