"""The order of the reference list, by the rules of APA 9.44–9.49."""

from __future__ import annotations

import random
from typing import Any

import pytest

from cite.shorthand import cases, work
from plnfolio.cite.apa.engine import Apa
from plnfolio.cite.common.numerals import spell_leading_number

RULES = cases("order.yaml")


@pytest.mark.parametrize("case", RULES, ids=[case["rule"] for case in RULES])
def test_the_list_is_in_order(case: dict[str, Any]) -> None:
    right = [f"w{i:02}" for i in range(len(case["list"]))]
    library = {key: work(key, item) for key, item in zip(right, case["list"], strict=True)}
    # Backwards, so that neither the keys nor the order of citing can give the right answer away.
    renamed = {key: f"z{len(right) - i:02}" for i, key in enumerate(right)}
    shuffled = list(library)
    random.Random(9).shuffle(shuffled)
    items = {renamed[key]: work(renamed[key], case["list"][right.index(key)]) for key in shuffled}
    listed = Apa(items).cite([], nocite=list(items)).entries
    assert [entry.id for entry in listed] == [renamed[key] for key in right]


@pytest.mark.parametrize(
    ("title", "spoken"),
    [
        ("50 ways to", "fifty ways to"),
        ("1984", "nineteen eighty four"),
        ("2001: A space", "two thousand one: A space"),
        ("2014 code", "twenty fourteen code"),
        ("1900 houses", "nineteen hundred houses"),
        ("1,234 days", "one thousand two hundred thirty four days"),
        ("2nd chances", "second chances"),
        ("21st century skills", "twenty first century skills"),
        ("30th birthday", "thirtieth birthday"),
        ("“100 things", "one hundred things"),
        ("Learning in 2020", "Learning in 2020"),
        ("1234567890123 things", "1234567890123 things"),
    ],
)
def test_a_leading_number_is_read_aloud(title: str, spoken: str) -> None:
    assert " ".join(spell_leading_number(title).replace(" :", ":").split()) == spoken
