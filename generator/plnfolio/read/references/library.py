"""A library file by its suffix."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from plnfolio.diagnostics import Problem
from plnfolio.model.reference import Reference
from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.item import Item
from plnfolio.read.references.merging import merge
from plnfolio.read.references.mistaken import mistaken

# A format is one module with ``read(path, text, problems) -> list[Item]``, imported when met.
FORMATS = {
    ".yaml": "yaml_items",
    ".yml": "yaml_items",
    ".json": "json_items",
    ".bib": "bibtex",
    ".ris": "ris",
    ".nbib": "nbib",
    ".enw": "enw",
}

_Read = Callable[[str, str, list[Problem]], list[Item]]


def read_library(path: str, text: str, problems: list[Problem]) -> tuple[Reference, ...]:
    """The works of one library, each id once, in the order of the file.

    Raises KeyError for a suffix that is not in ``FORMATS``.
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


def items(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The entries of one library before they are made regular.

    Raises KeyError for a suffix that is not in ``FORMATS``.
    """
    suffix = path[path.rindex(".") :].lower()
    if suffix in FORMATS and mistaken(path, text, problems):
        return []
    read: _Read = import_module(f"{__package__}.{FORMATS[suffix]}").read
    return read(path, text, problems) if text.strip() else []
