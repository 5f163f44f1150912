"""The entries of all tables as one network: understood, told apart by address, at any date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plnfolio.model.network import Network, Status
from plnfolio.model.site import Table
from plnfolio.model.slug import slugify
from plnfolio.pln.cost import Price, read_cost
from plnfolio.pln.dates import first_day, last_day
from plnfolio.pln.hours import read_time
from plnfolio.pln.time import Time

ACTIVE: frozenset[Status] = frozenset({"current", "growing"})
"""Where time is spent; plans and pauses take none."""

_FIRST: Mapping[Status, int] = {"current": 0, "growing": 1, "paused": 2, "planned": 3}


SCHEMA_PATH = "/pln.schema.json"
"""Where the schema of what ``export.py`` makes of entries lies in a site."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a table and what is understood of it.

    ``slug`` is the network's own address within the site: rows of several tables share it where
    they are about the same network. ``group`` is the author's, else the kind's name. ``status``
    is the one at the date that is looked at. ``time`` and ``price`` are None where nothing is
    written or cannot be understood. ``give`` and ``receive`` are Markdown.
    """

    network: Network
    table: str
    index: int
    slug: str
    group: str
    status: Status
    time: Time | None
    price: Price | None
    give: tuple[str, ...]
    receive: tuple[str, ...]

    @property
    def name(self) -> str:
        """The whole name."""
        return self.network.name

    @property
    def label(self) -> str:
        """The shortest name there is."""
        return self.network.short or self.network.name

    @property
    def active(self) -> bool:
        """Whether time is spent on it."""
        return self.status in ACTIVE


def entries(
    tables: Iterable[Table], kind_name: Callable[[str], str] = str.capitalize
) -> tuple[Entry, ...]:
    """Every row of every table, in order; ``kind_name`` names the group of rows without one.

    Groups are the same however they are capitalised; the first spelling is kept. Private rows
    come last to both names and addresses, so that nothing public tells that they exist.
    """
    rows = [
        (table.id, index, network)
        for table in tables
        for index, network in enumerate(table.content.networks)
    ]
    slugs = _Slugs()
    groups: dict[str, str] = {}
    made: dict[tuple[str, int], Entry] = {}
    for table, index, network in sorted(rows, key=lambda row: row[2].private):
        group = " ".join(network.group.split()) or kind_name(network.kind)
        made[table, index] = Entry(
            network=network,
            table=table,
            index=index,
            slug=slugs.of(network, table),
            group=groups.setdefault(group.casefold(), group),
            status=network.status,
            time=read_time(network.time),
            price=read_cost(network.cost),
            give=network.give,
            receive=network.receive,
        )
    return tuple(made[table, index] for table, index, _ in rows)


@dataclass(slots=True)
class _Known:
    slug: str
    url: str
    tables: set[str]


class _Slugs:
    """Hands out addresses: one to a network, whatever tables it is in."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[_Known]] = {}
        self._taken: set[str] = set()

    def of(self, network: Network, table: str) -> str:
        """The address of a row.

        Rows of different tables are about one network if they share the name or the short name
        and neither says another address on the web.
        """
        base = slugify(network.short) or slugify(network.name) or "network"
        names = {base, slugify(network.name) or base}
        url = _bare(network.url)
        for known in (known for name in sorted(names) for known in self._by_name.get(name, ())):
            if table not in known.tables and (not url or known.url in ("", url)):
                known.url = known.url or url
                known.tables.add(table)
                self._name(names, known)
                return known.slug
        slug, count = base, 2
        while slug in self._taken:
            slug, count = f"{base}-{count}", count + 1
        self._taken.add(slug)
        self._name(names, _Known(slug, url, {table}))
        return slug

    def _name(self, names: Iterable[str], known: _Known) -> None:
        for name in names:
            listed = self._by_name.setdefault(name, [])
            if known not in listed:
                listed.append(known)


def _bare(url: str) -> str:
    """An address as people compare it."""
    bare = url.casefold().removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.rstrip("/")


def public(all_entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """What may be published. A network that is private in one table is so in all of them.

    Give it the entries of all tables: of one alone it cannot know what another one hides.
    """
    hidden = {entry.slug for entry in all_entries if entry.network.private}
    return tuple(entry for entry in all_entries if entry.slug not in hidden)


def as_of(some: Iterable[Entry], moment: str) -> tuple[Entry, ...]:
    """Who was in the network at the end of a year, month or day, each with its status then.

    An entry is there from the first day of its ``since`` to the last of its ``until``, and always
    where it says neither. From ``planned`` until ``since`` it is planned. An entry whose status is
    still planned stays so; where it lacks ``planned``, its ``since`` is when the plan was made.
    ValueError if it is no moment.
    """
    day = last_day(moment)
    return tuple(entry for one in some if (entry := _on(one, day)))


def _on(entry: Entry, day: datetime.date) -> Entry | None:
    network = entry.network
    if network.until and last_day(network.until) < day:
        return None
    if network.status == "planned":
        start = network.planned or network.since
        return entry if not start or first_day(start) <= day else None
    if not network.since or first_day(network.since) <= day:
        return entry
    if network.planned and first_day(network.planned) <= day:
        return replace(entry, status="planned")
    return None


def by_slug(some: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """The rows about each network, in the order of their first rows."""
    found: dict[str, list[Entry]] = {}
    for entry in some:
        found.setdefault(entry.slug, []).append(entry)
    return {slug: tuple(rows) for slug, rows in found.items()}


def distinct(some: Iterable[Entry]) -> tuple[Entry, ...]:
    """Each network once.

    Where several rows are about it, the one speaks in which it has come furthest (current before
    growing, paused and planned, then in their order); what it leaves out is taken from the
    others, and what is given and received is joined.
    """
    return tuple(_one(rows) if len(rows) > 1 else rows[0] for rows in by_slug(some).values())


def _one(rows: Sequence[Entry]) -> Entry:
    ranked = sorted(rows, key=lambda row: _FIRST[row.status])
    first = ranked[0]
    grouped = next((row for row in ranked if row.network.group), first)
    return replace(
        first,
        group=grouped.group,
        time=next((row.time for row in ranked if row.time), None),
        price=next((row.price for row in ranked if row.price), None),
        give=_joined(row.give for row in ranked),
        receive=_joined(row.receive for row in ranked),
    )


def _joined(lists: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_each(lists)))


def _each(lists: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for texts in lists:
        yield from texts


def has_feeds(all_entries: Sequence[Entry]) -> bool:
    """Whether there is anything to subscribe to."""
    return any(entry.network.feed for entry in public(all_entries))
