"""A library file by its suffix, and several of them as one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from importlib import import_module

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.reference import Reference
from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.item import Item
from plnfolio.read.references.markup import bare

# A format is one module with ``read(path, text, problems) -> list[Item]``, imported when met.
FORMATS = {
    ".yaml": "yaml_items",
    ".yml": "yaml_items",
    ".json": "json_items",
    ".bib": "bibtex",
    ".ris": "ris",
}

# Works that share title, names and date may still be two: volumes, editions, episodes, reports.
_TELLING = (
    "container-title", "edition", "event-title", "genre", "issue", "medium", "number", "page",
    "part-number", "publisher", "section", "status", "URL", "version", "volume", "volume-title",
)  # fmt: skip

Read = Callable[[str, str, list[Problem]], list[Item]]


def read_library(path: str, text: str, problems: list[Problem]) -> tuple[Reference, ...]:
    """The works of one library, each id once, in the order of the file.

    Raises KeyError for a suffix that is not in ``FORMATS``.
    """
    suffix = path[path.rindex(".") :].lower()
    read: Read = import_module(f"{__package__}.{FORMATS[suffix]}").read
    found: list[Reference] = []
    for item in read(path, text, problems) if text.strip() else []:
        if not isinstance(item.value, dict):
            problems.append(
                Problem(
                    "reference-no-id",
                    "this is no reference: a reference is a list of fields",
                    item.span,
                    "begin it with “- id: …” and write each field on a line below",
                )
            )
            continue
        reference = from_csl(item.value, item.span, problems, item.places)
        if reference:
            found.append(reference)
    return tuple(merge([tuple(found)], problems).values())


def merge(
    libraries: Iterable[tuple[Reference, ...]], problems: list[Problem]
) -> dict[str, Reference]:
    """All works by id; an id of two works is a `duplicate-reference` at the second.

    The same work twice, equal in all but its place, counts as once.
    """
    works: dict[str, Reference] = {}
    for library in libraries:
        for work in library:
            first = works.setdefault(work.id, work)
            if replace(first, span=None) != replace(work, span=None):
                problems.append(
                    Problem(
                        "duplicate-reference",
                        f"the id “{work.id}” belongs to two different works",
                        work.span or Span(""),
                        f"the first is at {first.span}; give this one another id, "
                        f"such as “{work.id}b”",
                    )
                )
    _report_twins(works, problems)
    return works


def _report_twins(works: Mapping[str, Reference], problems: list[Problem]) -> None:
    """One work under two ids would be told apart as “2016a” and “2016b” (APA 8.19)."""
    known: dict[object, Reference] = {}
    for work in works.values():
        twin = known.setdefault(_identity(work), work)
        if twin is not work:
            problems.append(
                Problem(
                    "duplicate-reference",
                    f"“{work.id}” is the same work as “{twin.id}”",
                    work.span or Span(""),
                    f"keep one of them, and cite it by that id; the other is at {twin.span}",
                    "warning",
                )
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
