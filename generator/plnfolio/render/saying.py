"""Puts what is said of a network into the words of the site's language."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plnfolio.pln.sentences import Kind, Sentence, Status, Value, When
from plnfolio.pln.time import Time, print_hours
from plnfolio.render.asking import Translate


def say(said: Sentence, t: Translate, moment: Callable[[str], str]) -> str:
    """A sentence as plain text; ``moment`` writes a year, month or day."""

    def shown(value: Value) -> str:
        if isinstance(value, When):
            return moment(value.moment)
        if isinstance(value, Time):
            return monthly(value, t)
        if isinstance(value, Status):
            return t(f"status_{value.name}").lower()
        if isinstance(value, Kind):
            return t(f"kind_{value.name}")
        if isinstance(value, tuple):
            return listing(value, t)
        return str(value)

    return t(said.key, **{name: shown(value) for name, value in said.values.items()})


def monthly(time: Time, t: Translate) -> str:
    """Rounded hours of a month in words: “1–8 hours a month”, “20+ hours a month”, “not known”."""
    if not time.known:
        return t("hours_unknown")
    figures = print_hours(time)
    unit = t("unit_hour" if figures == "1" else "unit_hours")
    return t("time_month", time=f"{figures} {unit}")


def listing(names: Sequence[str], t: Translate) -> str:
    """Names in a row: “Peers, Ideas and Work”."""
    *rest, last = names
    if not rest:
        return last
    return t("list_last", rest=t("list_comma").join(rest), last=last)
