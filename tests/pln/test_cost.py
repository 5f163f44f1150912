"""Costs in the author's words: the phrases of costs.yaml, and laws that hold for any price."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.model.network import Cost
from plnfolio.pln.cost import FREE, PRICE_VARIES, Price, read_cost, yearly
from sites.cases import read_yaml

PHRASES = {
    str(phrase): expected
    for phrase, expected in read_yaml(
        (Path(__file__).parent / "costs.yaml").read_text("utf-8")
    ).items()
}
PERIODS = ["month", "year", "once", "lifetime", "event"]


def written(phrase: str) -> str | Cost:
    return Cost.model_validate(read_yaml(phrase)) if phrase.startswith("{") else phrase


def shown(price: Price | None) -> str:
    if price is None or price == PRICE_VARIES:
        return "varies" if price else "unreadable"
    if price.free:
        return "free"
    amount = f"{price.low:.10g}"
    if price.high != price.low:
        amount += f" to {price.high:.10g}"
    more = " +" if price.open else ""
    return f"{amount}{more} {price.currency or '-'} {price.per}"


@pytest.mark.parametrize("phrase", PHRASES)
def test_a_phrase_is_such_a_price(phrase: str) -> None:
    assert shown(read_cost(written(phrase))) == PHRASES[phrase]


@given(st.text(max_size=80) | st.lists(st.sampled_from(" ".join(PHRASES).split())).map(" ".join))
def test_any_words_are_a_range_or_nothing(words: str) -> None:
    price = read_cost(words)
    assert price is None or 0 <= price.low <= price.high


@given(
    st.integers(1, 999_999).map(lambda cents: cents / 100),
    st.sampled_from(["USD", "EUR", "GBP", "CHF", "JPY", "CAD"]),
    st.sampled_from([("a month", "month"), ("a year", "year"), ("per event", "event")]),
)
def test_words_are_the_same_as_their_numbers(
    amount: float, currency: str, period: tuple[str, str]
) -> None:
    words, per = period
    cost = Cost.model_validate({"amount": amount, "currency": currency, "per": per})
    assert read_cost(f"{currency} {amount:,.2f} {words}") == read_cost(cost)


@given(st.floats(0, 10_000), st.floats(0, 10_000), st.sampled_from(PERIODS), st.booleans())
def test_a_year_costs_something_only_where_it_is_paid_by_the_year(
    low: float, more: float, per: str, is_open: bool
) -> None:
    price = Price(low, low + more, "USD", per, is_open)  # type: ignore[arg-type]
    year = yearly(price)
    assert yearly(FREE) == (0, 0)
    if year:
        assert year[0] <= year[1]
        assert price.free or per in ("month", "year")
    else:
        assert per not in ("month", "year") or not price.known
