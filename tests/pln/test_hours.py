"""Time in the author's words: the phrases of times.yaml, and laws that hold for any time."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plnfolio.model.network import Hours
from plnfolio.pln.hours import read_time
from plnfolio.pln.time import NONE, VARIES, Time, print_hours, total
from sites.cases import read_yaml

PHRASES = read_yaml((Path(__file__).parent / "times.yaml").read_text("utf-8"))
MINUTE = 1 / 60

minutes = st.integers(0, 10_000)
times = st.builds(
    lambda low, more, is_open: Time(low, low + more, is_open), minutes, minutes, st.booleans()
)


def hours(expected: object) -> tuple[float, float, bool]:
    text = str(expected)
    ends = [float(number) for number in re.findall(r"[\d.]+", text)]
    return ends[0], ends[-1], text.endswith("+")


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_is_so_many_hours_a_month(phrase: str) -> None:
    expected = PHRASES[phrase]
    time = read_time(phrase)
    if expected == "unreadable":
        assert time is None
    elif expected == "varies":
        assert time == VARIES
    else:
        low, high, is_open = hours(expected)
        assert time is not None
        assert time.low == pytest.approx(low, abs=MINUTE)
        assert time.high == pytest.approx(high, abs=MINUTE)
        assert time.open == is_open


def test_the_table_of_phrases_is_long() -> None:
    assert len(PHRASES) >= 80


@pytest.mark.parametrize("phrase", PHRASES)
def test_capitals_spaces_and_a_full_stop_change_nothing(phrase: str) -> None:
    assert read_time(f"  {phrase.upper()} ") == read_time(phrase)
    if phrase:
        assert read_time(f"{phrase}.") == read_time(phrase)


def in_words(time: Time) -> str:
    if not time.known:
        return "varies"
    if time == NONE:
        return "no time"
    if time.least == time.most:
        words = f"at least {length(time.least)}" if time.open else length(time.least)
    elif time.least == 0 and not time.open:
        words = f"up to {length(time.most)}"
    else:
        words = f"{length(time.least)} to {length(time.most)}{' or more' if time.open else ''}"
    return f"{words} a month"


def length(minutes: int) -> str:
    hours, rest = divmod(minutes, 60)
    parts = [(hours, "hour"), (rest, "minute")] if rest else [(hours, "hour")]
    said = [
        f"{count} {unit}{'' if count == 1 else 's'}" for count, unit in parts if count or not rest
    ]
    return " ".join(said)


@given(times)
def test_exact_words_for_a_time_are_read_as_that_time(time: Time) -> None:
    assert read_time(in_words(time)) == time


@given(st.text(max_size=60) | st.lists(st.sampled_from(" ".join(PHRASES).split())).map(" ".join))
def test_any_words_are_a_range_or_nothing(words: str) -> None:
    time = read_time(words)
    assert time is None or 0 <= time.least <= time.most


@given(
    st.floats(0, 1000),
    st.none() | st.floats(0, 1000),
    st.sampled_from(["minutes", "hours", "days"]),
    st.sampled_from(["day", "week", "month", "year"]),
)
def test_numbers_are_the_same_as_their_words(
    low: float, high: float | None, unit: str, per: str
) -> None:
    low, high = round(low, 1), None if high is None else round(high, 1)
    written = Hours.model_validate({"min": low, "max": high, "unit": unit, "per": per})
    amount = f"{low:g}" if high is None else f"{low:g}-{high:g}"
    assert read_time(written) == read_time(f"{amount} {unit} a {per}")


@given(st.lists(times))
def test_a_sum_holds_every_known_part(parts: list[Time]) -> None:
    known = [part for part in parts if part.known]
    assert total(parts) == total(known) == total([*reversed(known), None])
    assert total(parts).least == sum(part.least for part in known)
    assert total(parts).most == sum(part.most for part in known)


@given(times)
@example(VARIES)
def test_rounded_hours_are_near_the_exact_ones(time: Time) -> None:
    figures = [float(figure) for figure in re.findall(r"[\d.]+", print_hours(time))]
    if time.known:
        assert abs(figures[0] - time.low) <= 0.5
        assert abs(figures[-1] - time.high) <= 0.5
    else:
        assert figures == []
