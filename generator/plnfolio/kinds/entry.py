"""Networks: a page for each, whatever tables it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.kinds import network
from plnfolio.kinds.base import Address, Material, WebPage, canonical
from plnfolio.kinds.summary import link
from plnfolio.kinds.terms import latest_first
from plnfolio.model.address import rooted
from plnfolio.model.site import Site
from plnfolio.model.view import EntryView, Link
from plnfolio.pln.entries import by_slug, entries, public

SOURCE = "network:"
"""Begins the name of a network among the sources, and a link to it in a text."""


def path(slug: str) -> str:
    """Where a network answers."""
    return f"{network.PATH}{slug}/"


def addresses(site: Site) -> Iterable[Address]:
    """One a network that may be published, blamed on its first row."""
    tables = {table.id: table for table in site.tables}
    for slug, rows in by_slug(public(entries(site.tables))).items():
        places = tables[rows[0].table].places
        yield Address(path(slug), places["networks", rows[0].index, "name"], SOURCE + slug)


def pages(material: Material) -> Iterable[WebPage]:
    """One a network, in the order of their first rows."""
    site = material.site
    tables = {table.id: table for table in site.tables}
    mentions = _mentions(material)
    for slug, rows in by_slug(material.entries).items():
        body = material.bodies[SOURCE + slug]
        name = rows[0].name
        view = EntryView(
            kind="entry",
            title=name,
            url=rooted(path(slug)),
            canonical=canonical(site, path(slug)),
            description=body.excerpt or f"{name} – {site.config.title}",
            html=body.html,
            references=body.references,
            short=rows[0].network.short,
            tables=tuple(
                Link(tables[t].content.title, rooted(network.path(tables[t])))
                for t in dict.fromkeys(row.table for row in rows)
            ),
            mentions=tuple(mentions.get(slug, ())),
        )
        yield WebPage(path(slug), "entry.html", view)


def _mentions(material: Material) -> dict[str, list[Link]]:
    """Which posts and artifacts link to a network or show it in a table, latest first."""
    found: dict[str, list[Link]] = {}
    for text in latest_first((*material.site.posts, *material.site.artifacts)):
        for slug in material.bodies[text.path].mentions:
            found.setdefault(slug, []).append(link(text))
    return found
