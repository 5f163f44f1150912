"""Every text of a site that is to be composed: those of the author, and what tables make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace

from plnfolio.cache.digest import digest, fingerprint
from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass
from plnfolio.kinds import entry, network
from plnfolio.model.document import DirectiveSlot, Document, Option, Place
from plnfolio.model.site import Artifact, Page, Post, Site, Table
from plnfolio.render.columns import COLUMNS, SHOWN, filled
from plnfolio.render.cover import covers
from plnfolio.render.frame import FOOTER, frame
from plnfolio.render.layout import Origin
from plnfolio.render.markdown import parse


@dataclass(frozen=True, slots=True)
class Job:
    """A text to be composed.

    ``key`` is the path of its source, or the name of a page that tables make; ``digest`` that of
    all that it is by itself. ``made`` is there where no file is parsed. ``first`` says that it
    is what a reader sees first. What is ``unread`` is composed for its mistakes alone; ``table`` is
    the one that it shows.
    """

    key: str
    digest: str
    origin: Origin
    nocite: Mapping[str, Span] = field(default_factory=dict)
    made: Document | None = None
    first: bool = True
    unread: bool = False
    table: Table | None = None


def jobs(site: Site, networks: Iterable[str]) -> Iterator[Job]:
    """Every text of a site, and the pages that its tables make; ``networks`` are their slugs."""
    for item in (*site.texts, *site.unread_texts):
        yield text_job(item, site.config.language)
    for key, document, origin in frame(site):
        own = fingerprint((document, origin))
        yield Job(key, own, origin, made=document, first=key != FOOTER)
    for key, document, origin in covers(site):
        yield Job(key, fingerprint((document, origin)), origin, made=document)
    for key, document, origin in _network_pages(site, networks):
        yield Job(key, fingerprint((document, origin)), origin, made=document)
    for table in site.unread_tables:
        document, origin = _table_page(site, table, COLUMNS)
        own = fingerprint((document, origin, table.digest))
        shown = replace(table, inline=True)
        yield Job(table.path, own, origin, made=document, unread=True, table=shown)


def text_job(text: Post | Page | Artifact, language: str) -> Job:
    """A text of the author's."""
    nocite = {key: text.places["nocite", i] for i, key in enumerate(text.matter.nocite)}
    key = document_key(language, text.digest)
    return Job(text.path, key, Origin(text.path, text.line), nocite, unread=text.unread)


def _network_pages(site: Site, slugs: Iterable[str]) -> Iterator[tuple[str, Document, Origin]]:
    """Pages that tables make: their key among the bodies, what they show, where it is from.

    Each is a directive as an author could write it: a table, a network, the map of them all.
    """
    for table in site.tables:
        yield table.path, *_table_page(site, table)
    for slug in slugs:
        key = entry.SOURCE + slug
        yield key, Document((_directive("network-entry", slug),)), Origin(key)
    if site.tables:
        yield network.PATH, Document((_directive("network-map", ""),)), Origin(network.PATH)


def _table_page(
    site: Site, table: Table, columns: Iterable[str] = SHOWN
) -> tuple[Document, Origin]:
    """The summary of a table and those of some columns that it fills."""
    span = table.places["summary",]
    summary = parse(table.content.summary, language=site.config.language)
    names = Option("columns", ", ".join(filled(table.content.networks, columns)), Place())
    slot = replace(_directive("network-table", table.id), options=(names,))
    shown = replace(summary, pieces=(*summary.pieces, slot))
    return shown, Origin(table.path, span.line, span.column)


def _directive(name: str, argument: str) -> DirectiveSlot:
    return DirectiveSlot(Place(), name, argument, (), "", 0)


def document_key(language: str, digest_of_source: str) -> str:
    """What a parsed text is kept under: it depends on nothing else."""
    return digest(f"{language} {digest_of_source}")
