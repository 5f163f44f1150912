"""Network tables: a page each, and a page that lists them all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.model.address import rooted
from plnfolio.model.site import Site, Table
from plnfolio.model.view import Link, NetworksView, PageView, TermCount

PATH = "/networks/"


def path(table: Table) -> str:
    """Where a table answers."""
    return f"{PATH}{table.slug}/"


def addresses(site: Site) -> Iterable[Address]:
    """One a table, and the list of them where there are any."""
    for table in site.tables:
        yield Address(path(table), table.places[()], table.path)
    if site.tables:
        yield Address(PATH, site.config_places[()], PATH)


def pages(material: Material) -> Iterable[WebPage]:
    """One a table in the order of the files' names, then the list."""
    site = material.site
    if not site.tables:
        return
    for table in site.tables:
        body = material.bodies[table.path]
        view = PageView(
            kind="network",
            title=table.content.title,
            url=rooted(path(table)),
            canonical=canonical(site, path(table)),
            description=table.content.summary or f"{table.content.title} – {site.config.title}",
            html=body.html,
            references=body.references,
        )
        yield WebPage(path(table), "network.html", view)
    title = material.t("networks")
    rows = Counter(entry.table for entry in material.entries)
    listed = NetworksView(
        kind="networks",
        title=title,
        url=rooted(PATH),
        canonical=canonical(site, PATH),
        description=f"{title} – {site.config.title}",
        html=material.bodies[PATH].html,
        tables=tuple(
            TermCount(Link(t.content.title, rooted(path(t))), rows[t.id]) for t in site.tables
        ),
        downloads=material.downloads,
    )
    yield WebPage(PATH, "networks.html", listed)
