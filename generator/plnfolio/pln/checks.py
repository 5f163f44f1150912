"""What an author got wrong in a table, beyond what the model refuses."""

from __future__ import annotations

from collections.abc import Iterator

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.days import HOW_PRECISE, NoDayError, read_moment
from plnfolio.model.network import Hours, Network
from plnfolio.model.site import Table
from plnfolio.pln.cost import read_cost
from plnfolio.pln.dates import first_day, is_moment, last_day
from plnfolio.pln.hours import read_time
from plnfolio.pln.lexicon import DAYS_A_MONTH
from plnfolio.pln.time import Time

_TIMES = "write for example “4 hours”, “1-8 hours”, “30 min a week”, “twice a month for 2 hours”"
_COSTS = "write for example “free”, “$249 a year”, “€12 per month”, “£30 once”, “varies”"
_LONGEST = DAYS_A_MONTH * 24


def check_table(table: Table) -> Iterator[Problem]:
    """Problems: ``unreadable-time``, ``unreadable-cost`` and ``since-after-until``."""
    for index, network in enumerate(table.content.networks):
        place = ("networks", index)
        yield from _time(network, table.places[*place, "time"])
        yield from _cost(network, table.places[*place, "cost"])
        yield from _order(network, table.places[*place, "until"])


def _time(network: Network, span: Span) -> Iterator[Problem]:
    written = network.time
    if not written:
        return
    time = read_time(written)
    if isinstance(written, Hours):
        said = "the most hours are fewer than the least" if time is None else ""
        remedy = "let “max” be as much as “min”, or more"
    else:
        said = f"“{_short(written)}” cannot be understood as a time" if time is None else ""
        remedy = f"{_TIMES}; or “varies”. The words are shown as they are, but not counted"
    if time is not None and time.low > _LONGEST:
        said, remedy = _too_long(time), "without “a week” or the like it is the time of a month"
    if said:
        yield Problem("unreadable-time", said, span, remedy, "warning")


def _too_long(time: Time) -> str:
    return f"{time.low:,.0f} hours are more than a month has"


def _cost(network: Network, span: Span) -> Iterator[Problem]:
    written = network.cost
    if isinstance(written, str) and written and read_cost(written) is None:
        said = f"“{_short(written)}” cannot be understood as a cost"
        remedy = f"{_COSTS}. The words are shown as they are, but not counted"
        yield Problem("unreadable-cost", said, span, remedy, "warning")


def _order(network: Network, span: Span) -> Iterator[Problem]:
    since = network.since or network.planned
    if since and network.until and first_day(since) > last_day(network.until):
        said = f"“{network.name}” ends ({network.until}) before it begins ({since})"
        yield Problem("since-after-until", said, span, "exchange the two, or mend one of them")


def check_moments(start: str, end: str, span: Span) -> Iterator[Problem]:
    """Two moments to compare, the earlier one first; either may be empty. Problem: ``bad-date``."""
    bad = [moment for moment in (start, end) if moment and not is_moment(moment)]
    for moment in bad:
        yield Problem("bad-date", f"“{moment}” is no date", span, _remedy(moment))
    if start and end and not bad and first_day(start) > last_day(end):
        yield Problem("bad-date", f"“{start}” is later than “{end}”", span, "exchange the two")


def _remedy(moment: str) -> str:
    try:
        read_moment(moment)
    except NoDayError as error:
        return str(error)
    return HOW_PRECISE


def _short(words: str) -> str:
    text = " ".join(words.split())
    return f"{text[:57]}…" if len(text) > 60 else text
