"""Who knows whom among the author's sources, and what the author says is missing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from plnfolio.diagnostics import Problem, did_you_mean, listed
from plnfolio.model.network import Missing
from plnfolio.model.site import Table
from plnfolio.pln.entries import Entry

Pair = tuple[str, str]
"""The addresses of two networks that know each other, in the order of the tables."""


def _known(name: str) -> str:
    return " ".join(name.split()).casefold()


def bridges(some: Iterable[Entry]) -> tuple[Pair, ...]:
    """Every bridge once, whichever end says it; those to what is not there are left out."""
    rows = list(some)
    named = {_known(name): row.slug for row in rows for name in (row.name, row.label)}
    found: dict[Pair, None] = {}
    for row in rows:
        for name in row.network.connects:
            other = named.get(_known(name), row.slug)
            if other != row.slug and (other, row.slug) not in found:
                found[row.slug, other] = None
    return tuple(found)


def partners(pairs: Iterable[Pair]) -> Mapping[str, Sequence[str]]:
    """By the address of a network, those of the networks that it knows."""
    found: dict[str, list[str]] = {}
    for first, last in pairs:
        found.setdefault(first, []).append(last)
        found.setdefault(last, []).append(first)
    return found


def missing_in(tables: Iterable[Table]) -> tuple[Missing, ...]:
    """What is missing from the network, each question once, in the order of the tables."""
    each = {gap.question.casefold(): gap for table in tables for gap in table.content.gaps}
    return tuple(each.values())


def check_connects(tables: Sequence[Table], unread: Collection[str]) -> Iterator[Problem]:
    """Names in ``connects`` that no table has. Problem: ``unknown-network``.

    Nothing is said where a table among ``unread``, or a part of one that is lost, may have them.
    """
    read = {table.path for table in tables}
    if any("/networks/" in path and path not in read for path in unread):
        return
    is_lossy = any("/networks/" in path for path in unread)
    rows = [network for table in tables for network in table.content.networks]
    known = {_known(name) for row in rows for name in (row.name, row.short) if name}
    for table in tables:
        for index, network in enumerate(table.content.networks):
            others = [row.short or row.name for row in rows if row.name != network.name]
            for number, name in enumerate(network.connects):
                if _known(name) in known:
                    continue
                near = did_you_mean(name, [*others, *(r.name for r in rows if r is not network)])
                if not near and is_lossy:
                    continue
                named = near or f"your networks are {listed(dict.fromkeys(others))}"
                yield Problem(
                    "unknown-network",
                    f"“connects” names “{name}”, and no table has a network called that",
                    table.places["networks", index, "connects", number],
                    named if others else "add the network to a table, or take its name out",
                )
