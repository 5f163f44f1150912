"""The network as pictures want it: plain text and numbers, from entries and the site's words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import get_args

from plnfolio.draw.spec import Bar, BarSpec, MapNode, MapSpec, Size, Words
from plnfolio.model.network import Kind, Status
from plnfolio.pln.balance import Balance, Share
from plnfolio.pln.entries import Entry, distinct
from plnfolio.pln.time import print_hours
from plnfolio.render.asking import Translate
from plnfolio.render.saying import monthly

NODE = "to-"
"""Begins the id of every node, so that none is that of the map's title or description."""


def map_spec(
    rows: Sequence[Entry],
    *,
    author: str,
    t: Translate,
    address: Callable[[str], str],
    group_by: Callable[[Entry], str] | None = None,
    size: Size = "wide",
    highlight: Collection[str] = (),
) -> MapSpec:
    """A map of the networks that some rows are about, each once.

    ``address`` gives a network's link by its slug (empty for none), ``group_by`` its sector (the
    author's groups without it), ``highlight`` holds slugs.
    """
    nodes = tuple(
        MapNode(
            id=NODE + entry.slug,
            label=entry.label,
            group=group_by(entry) if group_by else entry.group,
            kind=entry.network.kind,
            status=entry.status,
            hours=entry.time.middle if entry.time else 0.0,
            href=address(entry.slug),
            gives=bool(entry.give),
            receives=bool(entry.receive),
            highlight=entry.slug in highlight,
            detail=detail(entry, t),
        )
        for entry in distinct(rows)
    )
    groups = len({node.group for node in nodes})
    return MapSpec(
        author=author,
        nodes=nodes,
        size=size,
        title=t("map_title", author=author),
        description=t("map_description", count=len(nodes), groups=groups),
        words=_words(t),
    )


def map_words(rows: Sequence[Entry], *, author: str, t: Translate) -> str:
    """All that is written on a map."""
    words = _words(t)
    legend = (*words.kinds.values(), *words.statuses.values(), words.gives, words.receives)
    shown = (word for entry in rows for word in (entry.label, entry.group))
    return " ".join((author, *shown, *legend, words.highlight, words.absent, words.hours))


def detail(entry: Entry, t: Translate) -> str:
    """What the map shows of an entry, in words: “Association · Planned · 2 hours a month · I give”.

    It begins with the whole name where the label is a short one.
    """
    parts = [entry.name] if entry.network.short else []
    parts += [t(f"kind_{entry.network.kind}"), t(f"status_{entry.status}")]
    if entry.time and entry.time.known:
        parts.append(monthly(entry.time, t))
    parts += [t(word) for word, there in _directions(entry) if there]
    return " · ".join(parts)


def _directions(entry: Entry) -> tuple[tuple[str, bool], ...]:
    return ("map_gives", bool(entry.give)), ("map_receives", bool(entry.receive))


def bar_spec(balance: Balance, t: Translate, *, size: Size = "wide", rtl: bool = False) -> BarSpec:
    """The hours of every group as bars; ``rtl`` lets them grow from the right."""
    return BarSpec(
        bars=tuple(Bar(s.group, s.time.low, s.time.high, hours(s, t)) for s in balance.shares),
        title=t("hours_by_group"),
        description=t("together_hours", time=monthly(balance.time, t)),
        size=size,
        rtl=rtl,
    )


def hours(share: Share, t: Translate) -> str:
    """A group's hours in figures (“4–12 h”), or that nobody knows them."""
    if share.unknown == len(share.entries):
        return t("hours_unknown")
    return t("hours_short", hours=print_hours(share.time))


def _words(t: Translate) -> Words:
    """The legend in the site's language."""
    return Words(
        kinds={kind: t(f"kind_{kind}") for kind in get_args(Kind)},
        statuses={status: t(f"status_{status}") for status in get_args(Status)},
        gives=t("map_gives"),
        receives=t("map_receives"),
        highlight=t("map_highlight"),
        absent=t("map_absent"),
        hours=t("map_hours"),
    )
