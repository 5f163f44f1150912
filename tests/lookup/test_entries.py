"""A work that is written into a library is the same when it is read again."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from plnfolio.cite import STYLES
from plnfolio.cite.output import WRITERS
from plnfolio.commands.cited import forms
from plnfolio.lookup.bibtex import as_bibtex
from plnfolio.lookup.doubles import double
from plnfolio.lookup.entry import as_csl, free, regular
from plnfolio.model.reference import Reference
from plnfolio.read.references.library import read_library
from plnfolio.written.appended import to_yaml
from plnfolio.written.appended_json import to_json

DATA = Path(__file__).parents[1] / "cite/data/references.json"
WORKS = read_library(DATA.name, DATA.read_text(encoding="utf-8"), [])
MAKE = STYLES["apa"]


def printed(work: Reference) -> list[str]:
    shown = forms(work.id, MAKE({work.id: work}))
    lines = (shown.reference, shown.parenthetical, shown.narrative)
    return [WRITERS["html"](line) for line in lines if line]


def same(work: Reference, works: Iterable[Reference]) -> bool:
    return [printed(one) for one in works] == [printed(work)]


@pytest.mark.parametrize("work", WORKS, ids=[work.id for work in WORKS])
def test_a_work_is_printed_the_same_from_yaml_and_json(work: Reference) -> None:
    item = as_csl(work)
    text = to_yaml("", [item])
    assert text is not None
    assert same(work, read_library("it.yaml", text, []))
    text = to_json("[]", [item])
    assert text is not None
    assert same(work, read_library("it.json", text, []))


def test_most_works_are_printed_the_same_from_bibtex() -> None:
    entries = [(work, as_bibtex(work)) for work in WORKS]
    right = sum(same(work, read_library("it.bib", text, [])) for work, text in entries if text)
    assert right / len(WORKS) > 0.75


def test_a_work_is_the_double_of_itself_alone() -> None:
    titled = [work for work in WORKS if work["title"] or work["DOI"]]
    assert all(double(work, [work]) for work in titled)
    pairs = [(a.id, b.id) for n, a in enumerate(titled) if (b := double(a, titled[:n]))]
    assert pairs == []


def test_a_key_is_the_works_own_or_made_of_who_and_when() -> None:
    item = {"type": "book", "author": [{"family": "Núñez", "given": "A."}], "issued": "2019"}
    for given, taken, key in (
        ("", [], "nunez2019"),
        ("", ["nunez2019"], "nunez2019b"),
        ("", ["nunez2019", "nunez2019b"], "nunez2019c"),
        ("mine", [], "mine"),
        ("http://zotero.org/users/1/items/AB", [], "nunez2019"),
        ("two words", [], "nunez2019"),
    ):
        work = regular({"id": given, **item}, taken, [])
        assert work is not None
        assert work.id == key
    assert free("a", ["a", *(f"a{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")]) == "aaa"
