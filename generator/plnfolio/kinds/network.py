"""Network tables: a page each, and a page that lists them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

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
from plnfolio.model.site import Site, Table
from plnfolio.model.view import Download, Link, NetworksView, PageView, TermCount

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
            summary=table.content.summary,
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
        rows = Counter(entry.table for entry in material.entries)
        title = material.t("networks")
        listed = later(
            _list,
            config=material.config,
            title=title,
            body=material.composed(PATH),
            tables=tuple(
                TermCount(Link(t.content.title, rooted(path(t))), rows[t.id]) for t in tables
            ),
            downloads=material.downloads,
        )
        yield WebPage(PATH, "networks.html", listed, title, source=PATH)


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
    tables: tuple[TermCount, ...],
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
