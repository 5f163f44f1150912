"""A library file by its suffix: its entries as they stand in it."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from plnfolio.diagnostics import ANY_WORK, Problem, Span
from plnfolio.read.references.item import Item
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


def items(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The entries of one library before they are made regular.

    Raises KeyError for a suffix that is not in ``FORMATS``.
    """
    suffix = path[path.rindex(".") :].lower()
    if suffix in FORMATS and mistaken(path, text, problems):
        return []
    read: _Read = import_module(f"{__package__}.{FORMATS[suffix]}").read
    if text.strip():
        return read(path, text, problems)
    problems.append(
        Problem(
            "reference-list",
            "this library is empty",
            Span(path),
            "write your works into it, or export it again; take it out if you need none",
            "warning",
            hides=(ANY_WORK,),
        )
    )
    return []
