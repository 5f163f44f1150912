"""Networks: a page for each, whatever tables it stands in."""

from __future__ import annotations

from collections.abc import Iterable

from plnfolio.cache.deferred import later
from plnfolio.kinds import network
from plnfolio.kinds.base import (
    Address,
    Composed,
    Material,
    WebPage,
    canonical,
    findable,
    fingerprint,
)
from plnfolio.kinds.summary import link, listed
from plnfolio.kinds.terms import Filing, latest_first
from plnfolio.model.address import rooted
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import ArtifactMatter, PostMatter
from plnfolio.model.site import Filed, Listed, Site
from plnfolio.model.view import EntryView, Link
from plnfolio.pln.entries import Entry, by_slug, entries, public

Beside = tuple[Link | None, Link | None]

SOURCE = "network:"
"""Begins the name of a network among the sources, and a link to it in a text."""


def path(slug: str) -> str:
    """Where a network answers."""
    return f"{network.PATH}{slug}/"


def addresses(site: Site, filing: Filing) -> Iterable[Address]:
    """One a network that may be published, blamed on its first row."""
    tables = {table.id: table for table in site.tables}
    for slug, rows in by_slug(public(entries(site.tables))).items():
        loc = ("networks", rows[0].index, "name")
        yield Address(path(slug), tables[rows[0].table].places, loc, SOURCE + slug)


def pages(material: Material) -> Iterable[WebPage]:
    """One a network, in the order of their first rows."""
    tables = {table.id: table for table in material.site.tables}
    mentions = _mentions(material) if material.entries else {}
    beside = _beside(material.entries)
    every = Link(material.t("all_networks"), rooted(network.PATH))
    for slug, rows in by_slug(material.entries).items():
        body = material.composed(SOURCE + slug)
        view = later(
            _view,
            config=material.config,
            slug=slug,
            name=rows[0].name,
            short=rows[0].network.short,
            body=body,
            tables=tuple(
                Link(tables[t].content.title, rooted(network.path(tables[t])))
                for t in dict.fromkeys(row.table for row in rows)
            ),
            mentions=tuple(map(listed, mentions.get(slug, ()))),
            beside=beside[slug],
            every=every,
        )
        yield WebPage(
            path(slug),
            "entry.html",
            view,
            rows[0].name,
            source=SOURCE + slug,
            found=findable(rows[0].name, body, "search_network"),
        )


def _view(  # noqa: PLR0913 - all that the page of a network shows
    *,
    config: SiteConfig,
    slug: str,
    name: str,
    short: str,
    body: Composed,
    tables: tuple[Link, ...],
    mentions: tuple[Listed[PostMatter | ArtifactMatter], ...],
    beside: Beside,
    every: Link,
) -> EntryView:
    return EntryView(
        kind="entry",
        title=name,
        url=rooted(path(slug)),
        canonical=canonical(config, path(slug)),
        description=body.gist.excerpt or f"{name} – {config.title}",
        html=body.body.html,
        references=body.body.references,
        short=short,
        tables=tables,
        mentions=tuple(map(link, mentions)),
        before=beside[0],
        after=beside[1],
        every=every,
        fingerprint=fingerprint(name, body.gist),
    )


def _beside(every: Iterable[Entry]) -> dict[str, Beside]:
    """The networks before and after each in its group, by its slug."""
    groups: dict[str, list[Link]] = {}
    slugs: dict[str, list[str]] = {}
    for slug, rows in by_slug(every).items():
        group = rows[0].network.group
        groups.setdefault(group, []).append(Link(rows[0].name, rooted(path(slug))))
        slugs.setdefault(group, []).append(slug)
    found: dict[str, Beside] = {}
    for group, links in groups.items():
        around = zip((None, *links), (*links[1:], None), strict=False)
        found |= dict(zip(slugs[group], around, strict=True))
    return found


def _mentions(material: Material) -> dict[str, list[Filed]]:
    """Which posts and artifacts link to a network or show it in a table, latest first."""
    found: dict[str, list[Filed]] = {}
    for text in latest_first((*material.site.posts, *material.site.artifacts)):
        for slug in material.facts[text.path].mentions:
            found.setdefault(slug, []).append(text)
    return found
