"""What a network lacks: each rule is a small function with a name, so it can be switched off."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from urllib.parse import urlsplit

from plnfolio.diagnostics import Problem, Span, did_you_mean, listed
from plnfolio.frozen import dataclass
from plnfolio.model.network import Kind as KindName
from plnfolio.pln.balance import Balance, balance, has_time
from plnfolio.pln.dates import first_day
from plnfolio.pln.entries import Entry, distinct
from plnfolio.pln.sentences import Kind, Sentence, When, sentence

ENOUGH = 3
"""Entries from which on it is worth saying that something is missing among them."""

MOST = 0.8
"""The share of the hours in one place that is worth a remark when it is passed."""

_PATIENCE = datetime.timedelta(days=31)
_YEAR = datetime.timedelta(days=365)
_ONE_WAY: frozenset[KindName] = frozenset({"podcast", "publication"})


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing that is missing: the rule that found it, what to say, and whom it is about."""

    rule: str
    sentence: Sentence
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """What a rule looks at: each network once, the active ones and their balance, and today."""

    entries: tuple[Entry, ...]
    active: tuple[Entry, ...]
    balance: Balance
    today: datetime.date


Gaps = Iterator[tuple[Sentence, tuple[Entry, ...]]]
Rule = Callable[[View], Gaps]


def gaps(some: Iterable[Entry], today: datetime.date, off: Collection[str] = ()) -> tuple[Gap, ...]:
    """All that is found, in the order of ``RULES``; rules named in ``off`` are not asked."""
    each = distinct(some)
    active = tuple(entry for entry in each if entry.active)
    view = View(each, active, balance(each), today)
    return tuple(
        Gap(name, said, about)
        for name, rule in RULES.items()
        if name not in off
        for said, about in rule(view)
    )


def unknown_rule(word: str) -> str | None:
    """The remedy for a word that names no rule; None if it names one."""
    if word in RULES:
        return None
    return did_you_mean(word, RULES) or f"the rules are {listed(RULES)}"


def _one_platform(view: View) -> Gaps:
    hosts = {host for entry in view.active if (host := _host(entry.network.url))}
    placed = sum(1 for entry in view.active if entry.network.url)
    if len(hosts) == 1 and placed == len(view.active) >= ENOUGH:
        yield sentence("gap_one_platform", host=hosts.pop()), view.active


def _host(url: str) -> str:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _one_kind(view: View) -> Gaps:
    kinds = {entry.network.kind for entry in view.entries}
    if len(kinds) == 1 and len(view.entries) >= ENOUGH:
        kind = Kind(kinds.pop())
        yield sentence("gap_one_kind", count=len(view.entries), kind=kind), view.entries


def _one_group(view: View) -> Gaps:
    groups = {entry.network.group.casefold() for entry in view.entries}
    if len(groups) == 1 and "" not in groups and len(view.entries) >= ENOUGH:
        group = view.entries[0].group
        yield sentence("gap_one_group", count=len(view.entries), group=group), view.entries


def _no_person(view: View) -> Gaps:
    if len(view.entries) >= ENOUGH and all(e.network.kind != "person" for e in view.entries):
        yield sentence("gap_no_person", count=len(view.entries)), ()


def _only_reading(view: View) -> Gaps:
    if len(view.active) >= ENOUGH and all(e.network.kind in _ONE_WAY for e in view.active):
        yield sentence("gap_only_reading"), view.active


def _all_in_one_place(view: View) -> Gaps:
    timed = [(entry.time.middle, entry) for entry in view.active if entry.time]
    hours = sum(middle for middle, _ in timed)
    if len(timed) < ENOUGH or not hours:
        return
    most, entry = max(timed, key=lambda pair: pair[0])
    if most / hours > MOST:
        share = int(100 * most / hours)
        yield sentence("gap_all_in_one_place", share=share, name=entry.label), (entry,)


def _nothing_given(view: View) -> Gaps:
    if not view.active:
        return
    if not view.balance.give:
        yield sentence("gap_nothing_given_at_all"), view.active
        return
    for share in view.balance.shares:
        if not share.give and any(e.network.kind not in _ONE_WAY for e in share.entries):
            yield sentence("gap_nothing_given", group=share.group), share.entries


def _nothing_received(view: View) -> Gaps:
    if not view.balance.receive:
        return
    for share in view.balance.shares:
        if not share.receive:
            yield sentence("gap_nothing_received", group=share.group), share.entries


def _planned_not_started(view: View) -> Gaps:
    for entry in view.entries:
        since = entry.network.planned or entry.network.since
        if entry.status == "planned" and since and first_day(since) + _PATIENCE <= view.today:
            said = sentence("gap_planned_not_started", since=When(since), name=entry.label)
            yield said, (entry,)


def _nothing_new(view: View) -> Gaps:
    begun = [entry.network.since for entry in view.active]
    if not begun or not all(begun):
        return
    newest = max(begun, key=first_day)
    if first_day(newest) + _YEAR < view.today:
        yield sentence("gap_nothing_new", since=When(newest)), ()


def _no_time(view: View) -> Gaps:
    without = tuple(entry for entry in view.active if not has_time(entry))
    if without and len(without) < len(view.active):
        yield sentence("gap_no_time", names=tuple(e.label for e in without)), without


def _nothing_planned(view: View) -> Gaps:
    if len(view.entries) >= ENOUGH and all(
        entry.status not in ("planned", "growing") for entry in view.entries
    ):
        yield sentence("gap_nothing_planned"), ()


RULES: Mapping[str, Rule] = {
    "one-platform": _one_platform,
    "one-kind": _one_kind,
    "one-group": _one_group,
    "no-person": _no_person,
    "only-reading": _only_reading,
    "all-in-one-place": _all_in_one_place,
    "nothing-given": _nothing_given,
    "nothing-received": _nothing_received,
    "planned-not-started": _planned_not_started,
    "nothing-new": _nothing_new,
    "nothing-planned": _nothing_planned,
    "no-time": _no_time,
}
"""Every rule by its name, in the order in which they speak."""


def check_rules(words: Iterable[str], span: Span) -> Iterator[Problem]:
    """Names of gap rules that are switched off. Problem: ``unknown-rule``."""
    for word in words:
        remedy = unknown_rule(word)
        if remedy is not None:
            said = f"there is no rule “{word}” about gaps"
            yield Problem("unknown-rule", said, span, remedy)
