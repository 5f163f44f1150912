"""Network tables: a page each, and a page that lists them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import get_args

from plnfolio.cache.deferred import later
from plnfolio.kinds.base import (
    Address,
    Composed,
    Material,
    WebPage,
    canonical,
    findable,
    fingerprint,
)
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.network import Status
from plnfolio.model.site import Site, Table
from plnfolio.model.view import Download, Link, NetworksView, PageView, StateCount, TableLine
from plnfolio.pln.entries import Entry
from plnfolio.pln.time import print_hours, total

PATH = "/networks/"


def path(table: Table) -> str:
    """Where a table answers."""
    return f"{PATH}{table.slug}/"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a table, and the list of them where there are any."""
    for table in site.tables:
        yield Address(path(table), table.places, source=table.path)
    if site.tables:
        yield Address(PATH, site.config_places, source=PATH, ours="the list of networks")


def pages(material: Material) -> Iterable[WebPage]:
    """One a table in the order of the files' names, then the list."""
    tables = material.site.tables
    for table in tables:
        body = material.composed(table.path)
        view = later(
            _table,
            config=material.config,
            title=table.content.title,
            summary=_summary(table, material),
            path=path(table),
            body=body,
        )
        yield WebPage(
            path(table),
            "network.html",
            view,
            table.content.title,
            source=table.path,
            found=findable(table.content.title, body, "search_network"),
        )
    if tables:
        title = material.t("networks")
        listed = later(
            _list,
            config=material.config,
            title=title,
            body=material.composed(PATH),
            tables=_lines(material),
            downloads=material.downloads,
        )
        yield WebPage(PATH, "networks.html", listed, title, source=PATH)


def _lines(material: Material) -> tuple[TableLine, ...]:
    """All tables, those before others whose networks are mostly further along."""
    rows: dict[str, list[Entry]] = {table.id: [] for table in material.site.tables}
    for entry in material.entries:
        rows[entry.table].append(entry)
    ordered = sorted(material.site.tables, key=lambda table: _mostly(rows[table.id]))
    return tuple(
        _line(table, rows[table.id], material.t, _summary(table, material)) for table in ordered
    )


def _summary(table: Table, material: Material) -> str:
    """The summary as its own page has it, but without markup: a list and a head take none."""
    return material.facts[table.path].gist.excerpt if table.content.summary else ""


def _mostly(rows: Sequence[Entry]) -> int:
    """The place of the status that most rows have; the last for none."""
    counted = Counter(entry.status for entry in rows)
    every = get_args(Status)
    return every.index(max(every, key=lambda one: counted[one])) if rows else len(every)


def _line(table: Table, rows: Sequence[Entry], t: Callable[..., str], summary: str) -> TableLine:
    counted = Counter(entry.status for entry in rows)
    spent = total(entry.time for entry in rows if entry.active)
    hours = t("hours_short", hours=print_hours(spent))
    return TableLine(
        link=Link(table.content.title, rooted(path(table))),
        count=len(rows),
        summary=summary,
        hours=t("time_month", time=hours) if spent.most else "",
        states=tuple(
            StateCount(t(f"status_{one}"), counted[one]) for one in get_args(Status) if counted[one]
        ),
    )


def _table(config: SiteConfig, title: str, summary: str, path: str, body: Composed) -> PageView:
    return PageView(
        kind="network",
        title=title,
        url=rooted(path),
        canonical=canonical(config, path),
        description=summary or f"{title} – {config.title}",
        html=body.body.html,
        references=body.body.references,
        fingerprint=fingerprint(title, body.gist),
    )


def _list(
    config: SiteConfig,
    title: str,
    body: Composed,
    tables: tuple[TableLine, ...],
    downloads: tuple[Download, ...],
) -> NetworksView:
    return NetworksView(
        kind="networks",
        title=title,
        url=rooted(PATH),
        canonical=canonical(config, PATH),
        description=f"{title} – {config.title}",
        html=body.body.html,
        tables=tables,
        downloads=downloads,
        fingerprint=fingerprint(title, body.gist),
    )
