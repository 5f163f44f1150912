"""Words such as “$249 a year (student rate)” become a price, as a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.model.network import Cost
from plnfolio.patterns import regex
from plnfolio.pln.currencies import CURRENCY, code
from plnfolio.pln.elsewhere import in_english
from plnfolio.pln.lexicon import DASHES, DAYS_A_MONTH, WEEKS_A_MONTH, numeral

Per = Literal["month", "year", "once", "lifetime", "event"]


@dataclass(frozen=True, slots=True)
class Price:
    """``low`` to ``high`` of ``currency`` for every ``per``; ``open`` if it may be more.

    ``currency`` is a code of ISO 4217, empty where none is named. What costs nothing to the
    author is free, whoever pays.
    """

    low: float
    high: float
    currency: str = ""
    per: Per = "year"
    open: bool = False
    note: str = ""

    @property
    def free(self) -> bool:
        """Whether it costs nothing."""
        return self.high == 0 and not self.open

    @property
    def known(self) -> bool:
        """Whether it says anything: a price that merely varies does not."""
        return not (self.open and self.high == 0)


FREE = Price(0, 0)
PRICE_VARIES = Price(0, 0, open=True)


def yearly(price: Price) -> tuple[float, float] | None:
    """What a year costs, at least and at most; None for what is not paid year by year."""
    if price.free:
        return 0, 0
    if not price.known or price.per not in ("month", "year"):
        return None
    times = 12 if price.per == "month" else 1
    return round(price.low * times, 2), round(price.high * times, 2)


def read_cost(written: str | Cost) -> Price | None:
    """What belonging costs; None where it cannot be told, also for no words at all.

    Without “a month” or the like a price is for a year. Of several prices, the range from the
    lowest to the highest. The guide's page on networks has all the rules.
    """
    if isinstance(written, Cost):
        currency = written.currency if written.amount else ""
        return Price(written.amount, written.amount, currency, written.per, note=written.note)
    return _of_words(written)


_NUMBER = r"\d[\d.,]*\d|\d"
_MONEY = regex(
    rf"(?P<before>{CURRENCY})?\s*(?P<low>{_NUMBER})"
    rf"(?:\s*(?:{CURRENCY})?\s*(?:-|to|or)\s*(?:{CURRENCY})?\s*(?P<high>{_NUMBER}))?"
    rf"\s*(?P<plus>\+)?\s*(?P<after>{CURRENCY})?"
)

_EVERY = r"(?:\b(?:per|an?|each|every)\s+|/\s*)(?:single\s+|calendar\s+)?"
_EVENTS = (
    "event|conference|convention|session|course|ticket|webinar|workshop|issue|episode|meeting"
    "|class|exam|certificate|visit|seminar|participant|time"
)
_TABLE: tuple[tuple[str, Per, float], ...] = (
    (r"\b(?:lifetime|life|forever)\b", "lifetime", 1.0),
    (r"\b(?:every|per)\s+(?:two|2|other|second)\s+years\b|\bbiennial", "year", 1 / 2),
    (r"\b(?:every|per)\s+(?:other|second)\s+year\b", "year", 1 / 2),
    (r"\b(?:every|per)\s+(?:three|3)\s+years\b", "year", 1 / 3),
    (rf"{_EVERY}(?:year|yr|annum|y)\b|\b(?:yearly|annual(?:ly)?|p\.?a\b)", "year", 1.0),
    (rf"{_EVERY}(?:quarter)\b|\bquarterly\b", "year", 4.0),
    (rf"{_EVERY}(?:semester)\b", "year", 2.0),
    (rf"{_EVERY}(?:term|trimester)\b", "year", 3.0),
    (rf"{_EVERY}(?:month|mo|mth)\b|\bmonthly\b", "month", 1.0),
    (rf"{_EVERY}(?:week|wk)\b|\bweekly\b", "month", WEEKS_A_MONTH),
    (rf"{_EVERY}day\b|\bdaily\b", "month", DAYS_A_MONTH),
    (rf"{_EVERY}(?:{_EVENTS})\b", "event", 1.0),
    (r"\b(?:once|one[- ]time|one[- ]off|single payment)\b", "once", 1.0),
)
_PERIODS: tuple[tuple[re.Pattern[str], Per, float], ...] = tuple(
    (regex(pattern, re.IGNORECASE), per, times) for pattern, per, times in _TABLE
)
_FREE = regex(
    r"\bfree\b(?![- ]?(?:trial|month|week|year|lanc))|\b(?:no|without) (?:cost|charge|fee)s?\b"
    r"|\bgratis\b|\bcosts? nothing\b|^(?:none|nothing|zero|0)$|\bopen access\b"
)
_COVERED = regex(
    r"\b(?:paid (?:for )?by|covered by|included (?:in|with)|sponsored|comes with|reimbursed"
    r"|(?:through|via) my|part of (?:my |the )?tuition)\b"
)
_VAGUE = regex(
    r"\b(?:varie[sd]|vary|varying|variable|depends|donations?|pay what|sliding scale|unknown"
    r"|not sure|unsure|tbd|tba|tbc|n/a|not applicable)(?!\w)|^[?-]$"
)
_FROM = regex(r"\b(?:from|at least|starting (?:at|from)|more than|over|minimum(?: of)?)\s*$", re.I)
_UP_TO = regex(r"\b(?:up to|at most|no more than|less than|under|max(?:imum)?(?: of)?)\s*$", re.I)
_ASIDE = regex(r"\([^()]*\)|\[[^\]]*@[^\]]*\]")
_TIDIED = {**DASHES, ord("*"): "", ord("_"): " "}
_BETWEEN = regex(r"\bbetween\s+(\d[\d.,]*)\s+and\s+(?=\d)", re.IGNORECASE)
_LONGEST = 300


@lru_cache(maxsize=4096)
def _of_words(words: str) -> Price | None:
    text = " ".join(in_english(words[:_LONGEST]).translate(_TIDIED).split()).rstrip(".")
    text = _BETWEEN.sub(r"\1 to ", text)
    if text.startswith("-") and len(text) > 1:
        return None
    return _price(_ASIDE.sub(" ", text), text) or _price(text, text)


def _price(text: str, full: str) -> Price | None:
    """The price of a text; ``full`` has its remarks in brackets as well."""
    plain = " ".join(text.casefold().split())
    prices = list(_prices(text, full))
    if prices:
        return _together(prices, bool(_FREE.search(plain)))
    if _FREE.search(plain) or _COVERED.search(plain):
        return FREE
    if _VAGUE.search(plain):
        return PRICE_VARIES
    return None


def _prices(text: str, full: str) -> Iterator[Price]:
    """Every price of a text: figures with a currency, or with a period right behind them."""
    found = list(_MONEY.finditer(text))
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(text)
        period = _period(text[match.end() : end])
        currency = code(match["before"]) or code(match["after"])
        if not currency and not (period and period[2] == 0):
            continue
        low = numeral(match["low"])
        high = numeral(match["high"]) if match["high"] else low
        if low is None or high is None or low > high:
            continue
        lead = text[: match.start()]
        per, times, _ = period or _period(text) or _period(full) or ("year", 1.0, 0)
        yield Price(
            0 if _UP_TO.search(lead) else round(low * times, 2),
            round(high * times, 2),
            currency,
            per,
            bool(match["plus"] or _FROM.search(lead)),
        )


def _period(text: str) -> tuple[Per, float, int] | None:
    """The first period that a text names, how many of that are in it, and where it begins."""
    if not any(char.isalpha() for char in text):
        return None
    best: tuple[int, Per, float] | None = None
    for pattern, per, times in _PERIODS:
        match = pattern.search(text)
        if match and (best is None or match.start() < best[0]):
            best = (match.start(), per, times)
    if best is None:
        return None
    before = text[: best[0]].strip(" -,")
    return best[1], best[2], len(before)


def _together(prices: list[Price], also_free: bool) -> Price:
    """One range of all prices that are paid as the first one is."""
    first = prices[0]
    alike = [p for p in prices if p.currency in (first.currency, "") and _regular(p, first)]
    per = first.per
    if any(price.per != per for price in alike):
        per = "year"
        alike = [_by_the_year(price) for price in alike]
    low = 0 if also_free else min(price.low for price in alike)
    high = max(price.high for price in alike)
    return Price(low, high, first.currency if high else "", per, any(p.open for p in alike))


def _regular(price: Price, other: Price) -> bool:
    return price.per == other.per or {price.per, other.per} == {"month", "year"}


def _by_the_year(price: Price) -> Price:
    low, high = yearly(price) or (price.low, price.high)
    return Price(low, high, price.currency, "year", price.open)
