"""From texts to finished bodies: parsed one by one, then composed with all of the site at hand."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from unicodedata import normalize

from plnfolio.cite import STYLES
from plnfolio.diagnostics import Problem
from plnfolio.images.gallery import Gallery
from plnfolio.kinds import entry, network
from plnfolio.kinds.base import Address
from plnfolio.model.document import Body, DirectiveSlot, Document, Option, Place
from plnfolio.model.site import Site, Table
from plnfolio.pipeline.order import WORKSHOP, Progress
from plnfolio.pln.checks import check_table
from plnfolio.pln.entries import Entry, by_slug
from plnfolio.read.tables import read_inline_table
from plnfolio.render.atlas import Atlas
from plnfolio.render.columns import filled
from plnfolio.render.compose import compose, unproven
from plnfolio.render.fill import FILLERS
from plnfolio.render.frame import LOGO, frame
from plnfolio.render.laying import Composer, Origin
from plnfolio.render.markdown import parse, parse_cell
from plnfolio.theme.strings import Strings
from plnfolio.write.pln import paths


@dataclass(frozen=True, slots=True)
class Composed:
    """All texts with their slots filled, and what filled them.

    ``bodies`` is keyed by the source's path, by the name of a page that tables make, or by what
    stands on every page (``render.frame``).
    """

    bodies: Mapping[str, Body]
    composer: Composer
    gallery: Gallery


def compose_site(
    site: Site,
    rows: tuple[Entry, ...],
    addresses: Sequence[Address],
    strings: Strings,
    *,
    root: Path,
    problems: list[Problem],
    progress: Progress,
) -> Composed:
    """Parse and compose every text of a site and the pages that its tables make.

    ``rows`` are those of all tables that may be published, ``addresses`` all pages there will be.
    """
    documents = _parse(site, progress)
    atlas = _atlas(site, addresses, documents, paths(rows))
    inline = _inline(documents, site, problems)
    written = (*site.tables, *filter(None, inline.values()))
    problems += (problem for table in written for problem in check_table(table))
    gallery = Gallery(root, root / WORKSHOP / "images", site.files, atlas.file_path)
    composer = _composer(site, rows, inline, atlas, strings, gallery=gallery)
    bodies = _compose(site, documents, composer, problems, progress)
    return Composed(bodies, composer, gallery)


def _parse(site: Site, progress: Progress) -> dict[str, Document]:
    """Every text of the site by its path."""
    texts = [(item.path, item.text) for item in site.texts]
    documents: dict[str, Document] = {}
    for done, (path, text) in enumerate(texts):
        progress("Reading", done, len(texts))
        documents[path] = parse(text, language=site.config.language)
    return documents


def _network_pages(site: Site, slugs: Iterable[str]) -> Iterator[tuple[str, Document, Origin]]:
    """Pages that tables make: their key among the bodies, what they show, where it is from.

    Each is a directive as an author could write it: a table, a network, the map of them all.
    """
    for table in site.tables:
        span = table.places["summary",]
        summary = parse(table.content.summary, language=site.config.language)
        columns = Option("columns", ", ".join(filled(table.content.networks)), Place())
        slot = replace(_directive("network-table", table.id), options=(columns,))
        shown = replace(summary, pieces=(*summary.pieces, slot))
        yield table.path, shown, Origin(table.path, span.line, span.column)
    for slug in slugs:
        key = entry.SOURCE + slug
        yield key, Document((_directive("network-entry", slug),)), Origin(key)
    if site.tables:
        yield network.PATH, Document((_directive("network-map", ""),)), Origin(network.PATH)


def _directive(name: str, argument: str) -> DirectiveSlot:
    return DirectiveSlot(Place(), name, argument, (), "", 0)


def _atlas(
    site: Site,
    addresses: Iterable[Address],
    documents: Mapping[str, Document],
    shared_paths: Iterable[str],
) -> Atlas:
    by_source = {address.source: address.path for address in addresses if address.source}
    folders = {
        posixpath.dirname(path): address
        for path, address in by_source.items()
        if posixpath.basename(path).startswith("index.")
    }
    left_out = frozenset(item.path for item in site.left_out)
    known = {*by_source, *site.files, *site.static.values(), *left_out, *site.unread}
    made = ("/feed.xml", "/feed.json", "/sitemap.xml") if site.config.base_url else ()
    return Atlas(
        content=site.content,
        addresses=by_source,
        anchors={path: document.anchors for path, document in documents.items()},
        paths=frozenset([*(address.path for address in addresses), *made, *shared_paths]),
        files=site.files,
        static=site.static,
        folders=folders,
        packages={
            file.package: f"{by_source[artifact.path]}{posixpath.basename(file.package)}/"
            for artifact in site.artifacts
            for file in artifact.files
            if file.package
        },
        left_out=left_out,
        unread=site.unread,
        apart={nfc: path for path in known if (nfc := normalize("NFC", path)) != path},
    )


def _inline(
    documents: Mapping[str, Document], site: Site, problems: list[Problem]
) -> dict[tuple[str, int], Table | None]:
    """The network tables that texts hold in the body of a directive, by path and line."""
    tables: dict[tuple[str, int], Table | None] = {}
    for text in site.texts:
        for slot in documents[text.path].pieces:
            if isinstance(slot, DirectiveSlot) and slot.name == "network-table" and slot.body:
                line = text.line + slot.body_line - 1
                table = read_inline_table(text.path, slot.body, line, problems)
                tables[text.path, text.line + slot.place.line - 1] = table
    return tables


def _composer(
    site: Site,
    rows: tuple[Entry, ...],
    inline: Mapping[tuple[str, int], Table | None],
    atlas: Atlas,
    strings: Strings,
    *,
    gallery: Gallery,
) -> Composer:
    @cache
    def cell(text: str) -> Document:
        return parse_cell(text, language=site.config.language)

    return Composer(
        site=site,
        entries=rows,
        networks=by_slug(rows),
        inline=inline,
        atlas=atlas,
        style=STYLES["apa"](site.references),
        t=strings.t,
        date=strings.long_date,
        moment=strings.moment,
        cell=cell,
        picture=gallery.show,
        fillers=FILLERS,
    )


def _compose(
    site: Site,
    documents: Mapping[str, Document],
    composer: Composer,
    problems: list[Problem],
    progress: Progress,
) -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    for item in site.texts:
        progress("Citing and linking", len(bodies), len(documents))
        origin = Origin(item.path, item.line)
        nocite = {key: item.places["nocite", i] for i, key in enumerate(item.matter.nocite)}
        document = documents[item.path]
        bodies[item.path] = compose(document, origin, composer, problems, nocite=nocite)
    for key, document, origin in frame(site):
        bodies[key] = compose(document, origin, composer, problems, first=key == LOGO)
    for key, document, origin in _network_pages(site, composer.networks):
        bodies[key] = compose(document, origin, composer, problems)
    problems += unproven(bodies)
    return bodies
