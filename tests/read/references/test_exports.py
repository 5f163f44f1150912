"""Sixty works, each as BibTeX, RIS and CSL-JSON in the manner of the program that wrote them.

``zotero``: Zotero's BibTeX (BibLaTeX where BibTeX has no type for the work), RIS and CSL-JSON.
``scholar``: Google Scholar's BibTeX and RefMan files, and the CSL-JSON that follows their import.
``library``: EBSCOhost's BibTeX and RIS, and the CSL-JSON that follows their import.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from plnfolio.cite.apa.entry import entry
from plnfolio.cite.rich import text_of
from plnfolio.diagnostics import Problem
from plnfolio.model.reference import Reference
from plnfolio.read.references.library import read_library

EXPORTS = Path(__file__).parent / "exports"
EXPORTERS = {"zotero": 32, "scholar": 15, "library": 13}
FORMATS = ("json", "bib", "ris")
WORKS = [(exporter, at) for exporter, count in EXPORTERS.items() for at in range(count)]

# Not printed in an APA reference, and written by some exporters only.
UNPRINTED = frozenset(
    (
        "abstract",
        "accessed",
        "ISBN",
        "ISSN",
        "keyword",
        "language",
        "note",
        "PMID",
        "publisher-place",
        "section",
        "source",
        "title-short",
    )
)
# BibTeX has no field for the meeting at which a paper was read, nor for the day of a month.
NOT_IN_BIBTEX = frozenset(("event-title", "event-place"))


@cache
def library(exporter: str, suffix: str) -> tuple[tuple[Reference, ...], tuple[Problem, ...]]:
    path = EXPORTS / f"{exporter}.{suffix}"
    problems: list[Problem] = []
    return read_library(path.name, path.read_text("utf-8"), problems), tuple(problems)


def printed(reference: Reference) -> dict[str, object]:
    """What a reference list says of a work; of an article its year alone (APA 9.25)."""
    facts: dict[str, object] = {"type": reference.type, **reference.names}
    for variable, date in reference.dates.items():
        year = date.parts[0][:1] if reference.type == "article-journal" else date
        facts[variable] = year
    facts.update(reference.fields)
    return {key: value for key, value in facts.items() if key not in UNPRINTED}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("exporter", EXPORTERS)
def test_an_export_is_read_whole_and_without_complaint(exporter: str, suffix: str) -> None:
    works, problems = library(exporter, suffix)
    assert problems == ()
    assert len(works) == EXPORTERS[exporter]
    assert len({work.id for work in works}) == len(works)


@pytest.mark.parametrize("suffix", ["bib", "ris"])
@pytest.mark.parametrize(("exporter", "at"), WORKS)
def test_all_formats_say_the_same_of_a_work(exporter: str, at: int, suffix: str) -> None:
    one, other = (printed(library(exporter, form)[0][at]) for form in ("json", suffix))
    if suffix == "bib":
        one = {key: value for key, value in one.items() if key not in NOT_IN_BIBTEX}
    assert other == one


@pytest.mark.parametrize(("exporter", "at"), WORKS)
def test_all_formats_give_the_same_entry(exporter: str, at: int) -> None:
    entries = {suffix: entry(library(exporter, suffix)[0][at]) for suffix in FORMATS}
    assert entries["bib"] == entries["json"]
    assert entries["ris"] == entries["json"]


def test_exported_entries_are_as_apa_prints_them() -> None:
    entries = {
        text_of(entry(library(exporter, suffix)[0][at]))
        for exporter, at in WORKS
        for suffix in FORMATS
    }
    expected = (EXPORTS / "entries.txt").read_text("utf-8").splitlines()
    assert sorted(entries) == sorted(expected)
