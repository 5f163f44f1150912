"""What a BibTeX entry takes from others: ``crossref``, ``xdata`` (BibLaTeX manual, 2.4.1, 3.13)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plnfolio.read.references import bibtex_fields as table

Fields = Mapping[str, str]

# A date is one thing, in however many fields.
_DATES = frozenset(("date", "year", "month", "day"))


def inherited(fields: Fields, kind: str, entries: Mapping[str, Fields]) -> dict[str, str]:
    """The fields, with those of the entries that they name where they are missing."""
    return _with_parents(fields, kind, entries, ())


def _with_parents(
    fields: Fields, kind: str, entries: Mapping[str, Fields], seen: tuple[str, ...]
) -> dict[str, str]:
    made = dict(fields)
    for key in _keys(fields.get("xdata", "")):
        for name, value in _parent(key, entries, seen).items():
            if name not in ("ids", "crossref"):
                made.setdefault(name, value)
    for key in _keys(fields.get("crossref", "")):
        parent = _parent(key, entries, seen)
        dated = not _DATES.isdisjoint(made)
        for name, value in parent.items():
            if name in table.NEVER_INHERITED or (dated and name in _DATES):
                continue
            renamed = table.PARENT_TITLES.get(name, name) if kind in table.IN_BOOKS else name
            made.setdefault(renamed, value)
    return made


def _keys(value: str) -> Iterator[str]:
    return filter(None, re.split(r"\s*,\s*", value.strip()))


def _parent(key: str, entries: Mapping[str, Fields], seen: tuple[str, ...]) -> Fields:
    """A parent with what it inherits itself; nothing for one that leads back to itself."""
    if key in seen or key not in entries:
        return {}
    return _with_parents(entries[key], "", entries, (*seen, key))
