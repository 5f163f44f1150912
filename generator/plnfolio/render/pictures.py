"""The network as pictures want it: plain text and numbers, from entries and the site's words."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import get_args

from plnfolio.draw.measure import is_rtl
from plnfolio.draw.spec import Bar, BarSpec, MapNode, MapSpec, Size, Words
from plnfolio.frozen import dataclass
from plnfolio.model.network import Missing, Status
from plnfolio.pln.balance import Balance, Share
from plnfolio.pln.bridges import Pair, bridges, partners
from plnfolio.pln.dates import first_day
from plnfolio.pln.entries import Entry, as_of, distinct
from plnfolio.pln.time import print_hours
from plnfolio.render.asking import Translate
from plnfolio.render.saying import listing, monthly
from plnfolio.theme.strings import Strings

NODE = "to-"
"""Begins the id of every node, so that none is that of the map's title or description."""


@dataclass(frozen=True, slots=True)
class Sights:
    """What a map shows beside the rows themselves.

    ``pairs`` are bridges, ``missing`` are gaps. ``group_by`` gives a network's sector (the
    author's groups without it), ``highlight`` holds slugs.
    """

    pairs: Sequence[Pair] = ()
    missing: Sequence[Missing] = ()
    group_by: Callable[[Entry], str] | None = None
    highlight: Collection[str] = ()


def map_spec(
    rows: Sequence[Entry],
    *,
    author: str,
    t: Translate,
    address: Callable[[str], str],
    sights: Sights | None = None,
) -> MapSpec:
    """A map of the networks that some rows are about, each once.

    ``address`` gives a network's link by its slug (empty for none).
    """
    sights = sights or Sights()
    each = distinct(rows)
    labels = {entry.slug: entry.label for entry in each}
    pairs = [pair for pair in sights.pairs if all(slug in labels for slug in pair)]
    known = partners(pairs)
    nodes = tuple(
        MapNode(
            id=NODE + entry.slug,
            label=entry.label,
            group=sights.group_by(entry) if sights.group_by else entry.group,
            kind=entry.network.kind,
            status=entry.status,
            hours=entry.time.middle if entry.time and entry.time.known else None,
            href=address(entry.slug),
            note=note(entry, t),
            joined=joined([labels[slug] for slug in known.get(entry.slug, ())], t),
            highlight=entry.slug in sights.highlight,
            detail=detail(entry, t),
        )
        for entry in each
    )
    groups = len({node.group for node in nodes})
    return MapSpec(
        author=author,
        nodes=(*nodes, *_gaps(sights, each, t)),
        title=t("map_title", author=author),
        description=t("map_description", count=len(nodes), groups=groups),
        bridges=tuple((NODE + first, NODE + last) for first, last in pairs),
        rtl=is_rtl(t("map_as_list")),
        words=_words(t),
    )


def whole_map(
    rows: Sequence[Entry],
    today: str,
    *,
    author: str,
    strings: Strings,
    missing: Sequence[Missing],
    address: Callable[[str], str],
) -> MapSpec:
    """The map of all networks as it is on a day."""
    sights = Sights(pairs=bridges(rows), missing=missing)
    shown = as_of(rows, today)
    spec = map_spec(shown, author=author, t=strings.t, address=address, sights=sights)
    moment = newest(rows, today)
    date = strings.t("map_changed", moment=strings.moment(moment)) if moment else ""
    return replace(spec, date=date)


def _gaps(sights: Sights, each: Sequence[Entry], t: Translate) -> tuple[MapNode, ...]:
    """What is missing, in the group that it is missing from if sectors are the author's groups."""
    spelled = {entry.group.casefold(): entry.group for entry in each}

    def group(gap: Missing) -> str:
        written = " ".join(gap.group.split())
        return "" if sights.group_by else spelled.get(written.casefold(), written)

    return tuple(
        MapNode(
            id=f"gap-{number}",
            label=gap.question,
            group=group(gap),
            kind="gap",
            status="planned",
            detail=t("map_missing"),
        )
        for number, gap in enumerate(sights.missing, 1)
    )


def map_words(
    rows: Sequence[Entry], *, author: str, t: Translate, missing: Sequence[Missing] = ()
) -> str:
    """All that is written on a map."""
    words = _words(t)
    legend = (*words.families.values(), *words.statuses.values(), words.hours, words.unstated)
    signs = (words.highlight, words.bridge, words.gap, words.new, words.gone)
    shown = (word for entry in rows for word in (entry.label, entry.group, note(entry, t)))
    asked = (word for gap in missing for word in (gap.question, gap.group))
    return " ".join((author, *shown, *asked, *legend, *signs))


def note(entry: Entry, t: Translate) -> str:
    """The words under a name on the map: “2–3 h · give & receive”."""
    parts = []
    if entry.status == "paused":
        parts.append(t("status_paused").lower())
    if entry.time and entry.time.known:
        parts.append(t("hours_short", hours=print_hours(entry.time)))
    elif entry.active:
        parts.append(t("map_unstated"))
    if entry.give and entry.receive:
        parts.append(t("map_both"))
    elif entry.give or entry.receive:
        parts.append(t("map_give" if entry.give else "map_receive"))
    return " · ".join(parts)


def joined(names: Sequence[str], t: Translate) -> str:
    """With whom a network has bridges, in words; empty if it has none."""
    return t("map_joined", names=listing(names, t)) if names else ""


def detail(entry: Entry, t: Translate) -> str:
    """What the map shows of an entry, in words: “Association · Planned · 2 hours a month · I give”.

    It begins with the whole name where the label is a short one.
    """
    parts = [entry.name] if entry.network.short else []
    parts += [t(f"kind_{entry.network.kind}"), t(f"status_{entry.status}")]
    if entry.time and entry.time.known:
        parts.append(monthly(entry.time, t))
    elif entry.active:
        parts.append(t("map_unstated"))
    parts += [t(word) for word, there in _directions(entry) if there]
    return " · ".join(parts)


def newest(rows: Sequence[Entry], today: str) -> str:
    """The last moment until a day at which something happened in a row; empty without one."""
    moments = [
        moment
        for row in rows
        for moment in (row.network.planned, row.network.since, row.network.until)
        if moment and first_day(moment).isoformat() <= today
    ]
    return max(moments, key=first_day, default="")


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
    """The words of a map in the site's language."""
    return Words(
        statuses={status: t(f"status_{status}").lower() for status in get_args(Status)},
        families={name: t(f"map_{name}") for name in ("person", "group", "medium")},
        hours=t("map_hours"),
        unstated=t("map_unstated"),
        highlight=t("map_highlight"),
        bridge=t("map_bridge"),
        gap=t("map_missing"),
        new=t("map_new"),
        gone=t("map_gone"),
    )
