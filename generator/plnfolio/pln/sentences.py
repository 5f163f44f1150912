"""What is said of a network: a key and its values, so that it can be said in any language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from plnfolio.diagnostics import listed
from plnfolio.frozen import dataclass
from plnfolio.model.months import MONTHS
from plnfolio.pln.dates import first_day
from plnfolio.pln.time import Time, print_hours


@dataclass(frozen=True, slots=True)
class When:
    """A year, a month or a day, as the author wrote it."""

    moment: str


@dataclass(frozen=True, slots=True)
class Status:
    """A status: ``current``, ``growing``, ``planned`` or ``paused``."""

    name: str


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of network, in the singular: ``person``, ``podcast``."""

    name: str


Value = str | int | Time | When | Status | Kind | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """``key`` names a sentence of ``ENGLISH``; ``values`` fill its gaps.

    Names and groups are plain text of the author's. Whoever translates formats the other values.
    """

    key: str
    values: Mapping[str, Value]


def sentence(key: str, **values: Value) -> Sentence:
    """A sentence with its values."""
    return Sentence(key, MappingProxyType(values))


ENGLISH: Mapping[str, str] = {
    "gap_one_platform": "Every network is on one platform: {host}",
    "gap_one_kind": "All {count} entries are of one kind: {kind}",
    "gap_one_group": "All {count} entries are in one group: {group}",
    "gap_no_person": "No person among {count} entries",
    "gap_only_reading": "Nothing here answers back: every entry is something to read or hear",
    "gap_all_in_one_place": "{share} % of the time goes to {name}",
    "gap_nothing_given": "Nothing offered to {group}",
    "gap_nothing_given_at_all": "Nothing offered to anybody yet",
    "gap_nothing_received": "Nothing received from {group}",
    "gap_planned_not_started": "Planned since {since} and not started: {name}",
    "gap_nothing_new": "Nothing new since {since}",
    "gap_no_time": "No time is given for {names}",
    "gap_nothing_planned": "Nothing is planned or growing",
    "growth_added": "Added: {names}",
    "growth_planned": "Newly planned: {names}",
    "growth_dropped": "Dropped: {names}",
    "growth_moved": "From {before} to {after}: {names}",
    "growth_kept": "Unchanged: {count}",
    "growth_nothing": "Nothing was added, dropped or moved",
    "growth_hours": "Time: {before}, then {after}",
    "growth_hours_same": "Time: {after}, as before",
    "growth_hours_unknown": "Entries whose time is not known: {before}, then {after}",
}
"""Every sentence as the terminal says it; pages have their own in ``strings/<language>.yaml``.

``kind`` and ``status`` words are in small letters, in the singular.
"""


def in_english(said: Sentence) -> str:
    """A sentence as it is printed in the terminal."""
    return filled(said, ENGLISH[said.key], english)


def filled(said: Sentence, template: str, show: Callable[[Value], str]) -> str:
    """A sentence by a template of any language; ``show`` puts a value into words."""
    return template.format(**{name: show(value) for name, value in said.values.items()})


def english(value: Value) -> str:
    """One value in words: “October 2022”, “1–8 hours a month”, “LinkedIn and ATD”."""
    if isinstance(value, When):
        return _month(value.moment)
    if isinstance(value, Time):
        return _hours(value)
    if isinstance(value, tuple):
        return listed(value)
    if isinstance(value, Status | Kind):
        return value.name
    return str(value)


def _hours(time: Time) -> str:
    if not time.known:
        return "not known"
    figures = print_hours(time)
    return f"{figures} {'hour' if figures == '1' else 'hours'} a month"


def _month(moment: str) -> str:
    if len(moment) == 4:
        return moment
    day = first_day(moment)
    month = MONTHS[day.month - 1]
    return f"{month} {day.year}" if len(moment) == 7 else f"{month} {day.day}, {day.year}"
