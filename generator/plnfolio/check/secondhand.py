"""Findings that follow from a mistake that the build names: mended, it takes them along."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Site

_OF_FIELDS = frozenset(
    "reference-field reference-type reference-name reference-date bibtex-syntax".split()
)

_OF_ENTRIES = frozenset(("reprint-differs", "incomplete-reference"))


def first_hand(
    found: Iterable[Problem], said: Collection[Problem], site: Site
) -> Iterator[Problem]:
    """``found`` without what is said of a work since a key or a field has a slip.

    A work is not cited while the key that was meant for it is misspelt, and what a field with a
    slip was to say is missing in its entry and in print.
    """
    meant = "".join(one.help for one in said if one.code == "unknown-reference")
    entries = _entries(site)
    slips = {_entry(one, entries) for one in said if one.code in _OF_FIELDS}
    keys = {
        (work.span.path, work.span.line): key
        for key, work in site.references.items()
        if meant and work.span
    }
    for one in found:
        if one.code == "uncited-reference" and f"“{keys.get(_line(one))}”" in meant:
            continue
        if one.code in _OF_ENTRIES and _entry(one, entries) in slips:
            continue
        yield one


def _line(one: Problem) -> tuple[str, int]:
    return one.span.path, one.span.line


def _entries(site: Site) -> dict[str, list[int]]:
    """The lines on which the works of each library begin, in their order."""
    found: dict[str, list[int]] = defaultdict(list)
    for work in site.references.values():
        if work.span:
            found[work.span.path].append(work.span.line)
    return {path: sorted(lines) for path, lines in found.items()}


def _entry(one: Problem, entries: dict[str, list[int]]) -> tuple[str, int]:
    """The entry of a library that a problem is about."""
    return one.span.path, bisect_right(entries.get(one.span.path, []), one.span.line)
