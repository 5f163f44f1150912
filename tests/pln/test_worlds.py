"""Gaps and growth: the worlds of gaps.yaml and growth.yaml, and laws of comparing."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pln.worlds import cases, world
from plnfolio.diagnostics import Span
from plnfolio.pln.balance import balance
from plnfolio.pln.entries import as_of, distinct
from plnfolio.pln.gaps import RULES, gaps, unknown_rule
from plnfolio.pln.growth import Growth, growth, sentences
from plnfolio.pln.sentences import ENGLISH, Sentence, in_english
from plnfolio.pln.time import total
from plnfolio.render.saying import say
from plnfolio.theme.chain import load_theme
from plnfolio.theme.strings import load_strings

GAPS = cases("gaps.yaml")
GROWTH = cases("growth.yaml")
TODAY = datetime.date(2023, 6, 15)

moments = st.sampled_from(["2021", "2022-03", "2022-10-05", "2023-02", "2023-06", "2024"])
rows = st.fixed_dictionaries(
    {"name": st.sampled_from("ABCDEF")},
    optional={
        "status": st.sampled_from(["current", "growing", "planned", "paused"]),
        "group": st.sampled_from(["Peers", "Ideas"]),
        "kind": st.sampled_from(["person", "podcast", "association"]),
        "time": st.sampled_from(["1 hour", "1-8 hours", "varies", "2+ hours a week"]),
        "planned": moments,
        "since": moments,
        "until": moments,
        "give": st.lists(st.sampled_from(["Feedback", "Coffee"]), unique=True),
    },
)
worlds = st.lists(rows, max_size=8, unique_by=lambda row: row["name"])


def name(case: dict[str, Any]) -> str:
    return f"{case.get('rule', '')} {case.get('why', '')}".strip()


@pytest.mark.parametrize("case", GAPS, ids=name)
def test_a_rule_finds_what_is_missing(case: dict[str, Any]) -> None:
    today = datetime.date.fromisoformat(case.get("today", TODAY.isoformat()))
    others = [rule for rule in RULES if rule != case["rule"]]
    found = gaps(world(case["networks"]), today, others)
    assert [in_english(gap.sentence) for gap in found] == case["found"]
    assert {gap.rule for gap in found} <= {case["rule"]}


def test_every_rule_speaks_in_one_case_and_is_silent_in_another() -> None:
    for expected in (True, False):
        assert {case["rule"] for case in GAPS if bool(case["found"]) is expected} == set(RULES)


@given(worlds, st.sets(st.sampled_from(list(RULES))))
def test_a_rule_that_is_off_says_nothing_and_changes_no_other(
    written: list[dict[str, Any]], off: set[str]
) -> None:
    entries = world(written)
    every = gaps(entries, TODAY)
    assert gaps(entries, TODAY, off) == tuple(gap for gap in every if gap.rule not in off)


def test_a_mistyped_rule_is_answered_with_the_nearest() -> None:
    assert unknown_rule("no-person") is None
    assert unknown_rule("no-persons") == "did you mean “no-person”?"
    assert str(unknown_rule("xyzzy")).startswith("the rules are one-platform, ")


@pytest.mark.parametrize("case", GROWTH, ids=name)
def test_growth_is_told_in_words(case: dict[str, Any]) -> None:
    change = growth(world(case["networks"]), case["from"], case["to"])
    assert [in_english(said) for said in sentences(change)] == case["said"]


@given(worlds, moments, moments)
def test_nobody_is_lost_between_two_dates(
    written: list[dict[str, Any]], start: str, end: str
) -> None:
    entries = world(written)
    change = growth(entries, start, end)
    slugs = {entry.slug for entry in change.after}
    met = [*change.added, *(move.entry for move in change.moved), *change.kept]
    assert sorted(entry.slug for entry in met) == sorted(slugs)
    left = {entry.slug for entry in change.dropped}
    assert left.isdisjoint(slugs)
    assert {entry.slug for entry in change.before} == left | (
        slugs - {entry.slug for entry in change.added}
    )
    # Making up a network takes longer than comparing it, so more is asked of each.
    growth_backwards_drops_what_growth_added(change, growth(entries, end, start))
    still = growth(entries, start, start)
    assert (*still.added, *still.dropped, *still.moved) == ()


def growth_backwards_drops_what_growth_added(there: Growth, back: Growth) -> None:
    assert (there.added, there.dropped) == (back.dropped, back.added)
    assert (there.hours_before, there.hours_after) == (back.hours_after, back.hours_before)


@given(worlds)
def test_groups_add_up_to_the_whole(written: list[dict[str, Any]]) -> None:
    entries = world(written)
    sums = balance(entries)
    assert sums.time == total(share.time for share in sums.shares)
    assert sums.time == total(entry.time for entry in distinct(entries) if entry.active)
    assert sums.unknown == sum(share.unknown for share in sums.shares)
    assert len(sums.give) == sum(len(e.give) for e in distinct(entries) if e.active)


def test_planned_until_it_begins() -> None:
    entries = world([{"name": "A", "planned": "2022-10", "since": "2023-03", "until": "2023-05"}])
    seen = {
        moment: [entry.status for entry in as_of(entries, moment)]
        for moment in ("2022-09", "2022-10", "2023-02", "2023-03", "2023-05", "2023-06")
    }
    assert list(seen.values()) == [[], ["planned"], ["planned"], ["current"], ["current"], []]


def every_sentence() -> list[Sentence]:
    """All that the cases of both files say."""
    said = [gap.sentence for case in GAPS for gap in gaps(world(case["networks"]), TODAY)]
    for case in GROWTH:
        said += sentences(growth(world(case["networks"]), case["from"], case["to"]))
    return said


def test_every_sentence_is_said_somewhere() -> None:
    assert {sentence.key for sentence in every_sentence()} == set(ENGLISH)


def test_a_page_in_english_says_what_the_terminal_says(tmp_path: Path) -> None:
    theme = load_theme(tmp_path, "base", Span("content/site.yaml"), [])
    assert theme
    strings = load_strings(theme, "en", [])
    for said in every_sentence():
        page = say(said, strings.t, strings.moment)
        assert page.casefold() == in_english(said).casefold()
