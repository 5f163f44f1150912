"""Sets of standards: those that come along are whole, and ids are known however they are typed."""

from __future__ import annotations

import re

import pytest

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Places
from plnfolio.model.standard import Standard, StandardSet, standard_key
from plnfolio.read.standards import names, read_standards

# How many standards there are in each set, and how many parts of each.
COUNTS = {
    "aect-2012": [5, 5, 6, 5, 4],
    "iste-educators": [3, 3, 4, 4, 3, 4, 3],
    "atd-capability": [7, 8, 8],
}


def read(*named: str | Standard) -> tuple[tuple[StandardSet, ...], list[Problem]]:
    config = SiteConfig.model_validate({"title": "T", "author": "A", "standards": named})
    problems: list[Problem] = []

    def recall(*_: object) -> None:
        raise AssertionError

    places = Places({(): Span("content/site.yaml")})
    return read_standards(config, places, (), recall, problems).sets, problems


def test_the_sets_that_come_along_are_counted():
    assert sorted(COUNTS) == list(names())


@pytest.mark.parametrize("name", COUNTS)
def test_a_set_that_comes_along_is_whole_and_says_whose_it_is(name):
    (found,), problems = read(name)
    assert problems == []
    parts: list[int] = []
    for row in found.rows:
        if row.depth:
            parts[-1] += 1
        else:
            parts.append(0)
    assert parts == COUNTS[name]
    assert found.title
    assert re.fullmatch(r"20\d\d", found.version)
    assert found.url.startswith("https://")


@pytest.mark.parametrize("name", COUNTS)
def test_a_set_that_comes_along_says_in_a_short_sentence_what_each_is_about(name):
    (found,), _ = read(name)
    for row in found.rows:
        assert row.description.endswith("."), row.id
        assert len(row.description.split()) <= 20, row.id


@pytest.mark.parametrize("named", ["AECT 2012", "aect2012", "Aect_2012", "ISTE Educators"])
def test_the_name_of_a_set_may_be_typed_in_several_ways(named):
    sets, problems = read(named)
    assert len(sets) == 1
    assert problems == []


def test_several_sets_stand_in_the_order_in_which_they_are_named():
    own = [
        Standard(id=f"LX-{n}", title="T", parts=(Standard(id=f"LX-{n}.1", title="P"),))
        for n in (1, 2)
    ]
    sets, problems = read("iste-educators", own[0], "aect-2012", own[1])
    assert problems == []
    assert [one.title[:4] for one in sets] == ["ISTE", "", "AECT"]
    assert [(row.id, row.depth) for row in sets[1].rows] == [
        ("LX-1", 0), ("LX-1.1", 1), ("LX-2", 0), ("LX-2.1", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("AECT-1.2", "aect-1-2"),
        ("AECT 1.2", "aect-1-2"),
        ("aect1.2", "aect-1-2"),
        ("AECT–1.2", "aect-1-2"),
        ("aect_1_2", "aect-1-2"),
        (" AECT . 1 . 2 ", "aect-1-2"),
        ("AECT 01.02", "aect-1-2"),
        ("ISTE-2.1a", "iste-2-1-a"),
        ("ISTE-2.1.A", "iste-2-1-a"),
        ("AECT-12", "aect-12"),
        ("0", "0"),
        ("Ética 3", "etica-3"),
        ("معيار ١", "معيار-١"),
        ("con", "con-"),
        ("§ ·", ""),
    ],
)
def test_an_id_is_the_same_however_it_is_typed(written, key):
    assert standard_key(written) == key
