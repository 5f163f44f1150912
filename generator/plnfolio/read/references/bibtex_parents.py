"""What a BibTeX entry takes from others: ``crossref``, ``xdata``, ``related`` (BibLaTeX manual)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plnfolio.read.references import bibtex_fields as table

Fields = Mapping[str, str]


class Parent(NamedTuple):
    """An entry that others may name."""

    fields: Fields
    kind: str


_HIGHEST = 20
"""Generations that a work inherits from: a chapter has a book, and that a series."""

# A date is one thing, in however many fields.
_DATES = frozenset(("date", "year", "month", "day"))
# With these, the related entry is the work as it first came out (BibLaTeX manual, 4.5.1).
_ORIGINALS = frozenset(
    ("origpubas", "origpubin", "reprintfrom", "reprintof", "translationfrom", "translationof")
)


def inherited(fields: Fields, kind: str, entries: Mapping[str, Parent]) -> dict[str, str]:
    """The fields, with those of the entries that they name where they are missing."""
    made = _with_parents(fields, kind, entries, ())
    if made.get("relatedtype", "").lower() in _ORIGINALS:
        for key in _keys(made.get("related", "")):
            related = _parent(key, entries, ()).fields
            when = related.get("origdate") or related.get("date") or related.get("year")
            if when and "origyear" not in made:
                made.setdefault("origdate", when)
    return made


def _with_parents(
    fields: Fields, kind: str, entries: Mapping[str, Parent], seen: tuple[str, ...]
) -> dict[str, str]:
    made = dict(fields)
    for key in _keys(fields.get("xdata", "")):
        for name, value in _parent(key, entries, seen).fields.items():
            if name not in ("ids", "crossref"):
                made.setdefault(name, value)
    for key in _keys(fields.get("crossref", "")):
        parent = _parent(key, entries, seen)
        dated = not _DATES.isdisjoint(made)
        titles = _titles(kind, parent.kind)
        for name, value in parent.fields.items():
            if name not in table.NEVER_INHERITED and not (dated and name in _DATES):
                made.setdefault(titles.get(name, name), value)
    return made


def _titles(kind: str, parent: str) -> Mapping[str, str]:
    """What the parent's titles are to the child (BibLaTeX manual, appendix B)."""
    if parent.startswith("mv"):
        return table.TITLES_OF_SEVERAL
    return table.PARENT_TITLES if kind in table.IN_BOOKS else {}


def _keys(value: str) -> Iterator[str]:
    return filter(None, re.split(r"\s*,\s*", value.strip()))


def _parent(key: str, entries: Mapping[str, Parent], seen: tuple[str, ...]) -> Parent:
    """A parent with what it inherits itself; nothing for one that leads back to itself."""
    if key in seen or key not in entries or len(seen) > _HIGHEST:
        return Parent({}, "")
    fields, kind = entries[key]
    return Parent(_with_parents(fields, kind, entries, (*seen, key)), kind)
