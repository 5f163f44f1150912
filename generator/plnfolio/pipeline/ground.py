"""What is known of a site before its texts are composed: all addresses, and what can be shown."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from unicodedata import normalize

from plnfolio.cache.digest import digest, fingerprint
from plnfolio.cite import MakeStyle, style_named
from plnfolio.cite.style import Style
from plnfolio.diagnostics import Problem
from plnfolio.images.gallery import Gallery
from plnfolio.kinds import KINDS
from plnfolio.kinds.base import Address
from plnfolio.kinds.terms import Filing, clashes, filing
from plnfolio.model.document import Document
from plnfolio.model.site import Site
from plnfolio.pipeline.look import Look, load_look
from plnfolio.pipeline.memory import World
from plnfolio.pipeline.order import WORKSHOP
from plnfolio.pipeline.unpainted import paints_map
from plnfolio.pln.checks import check_table
from plnfolio.pln.entries import Entry, by_slug, entries, public
from plnfolio.read.strays import PLAIN_TEXTS
from plnfolio.render.atlas import Atlas
from plnfolio.render.fill import FILLERS
from plnfolio.render.laying import Composer
from plnfolio.render.markdown import parse_cell
from plnfolio.render.misplaced import misplaced_in_fields
from plnfolio.theme.assets import theme_assets
from plnfolio.theme.strings import Strings
from plnfolio.write.pln import paths as network_files


@dataclass(frozen=True, slots=True)
class Ground:
    """What texts are composed on, and what else follows from the site and its look alone.

    ``style`` says how works are cited. ``rows`` are those of all tables that may be published,
    ``filed`` is what texts are filed under, ``addresses`` are all pages that there will be.
    ``world`` has digests of what texts can ask. ``painted`` says whether the map becomes a PNG too.
    """

    site: Site
    look: Look
    style: MakeStyle
    rows: tuple[Entry, ...]
    filed: Filing
    addresses: Sequence[Address]
    gallery: Gallery
    composer: Composer
    world: World
    painted: bool


def ground(root: Path, site: Site, problems: list[Problem]) -> Ground:
    """Look at a site as a whole; SiteError if it has no theme to be shown in."""
    look = load_look(root, site, problems)
    style = style_named(site.config.style, site.config_places["style",], problems)
    rows = public(entries(site.tables, lambda kind: look.strings.t(f"kind_{kind}")))
    filed = filing(site)
    problems += clashes(filed)
    addresses = [address for kind in KINDS for address in kind.addresses(site, filed)]
    painted = paints_map(rows, site, look, problems)
    others = [*network_files(rows, painted=painted), *theme_assets(look.theme)]
    atlas = atlas_of(site, addresses, others)
    gallery = Gallery(root, root / WORKSHOP / "images", site.files, atlas.file_path)
    every = (*site.tables, *site.unread_tables)
    problems += (problem for table in every for problem in check_table(table))
    problems += misplaced_in_fields(site)
    return Ground(
        site=site,
        look=look,
        style=style,
        rows=rows,
        filed=filed,
        addresses=addresses,
        gallery=gallery,
        composer=_composer(
            site, rows, atlas, look.strings, gallery=gallery, style=style(site.references)
        ),
        world=_world(site, atlas, look.strings),
        painted=painted,
    )


def _world(site: Site, atlas: Atlas, strings: Strings) -> World:
    """What texts can ask of a site, as digests."""
    config = site.config
    return World(
        words=fingerprint((strings, config.language, config.author, config.recent, config.style)),
        links=fingerprint(atlas),
        networks=fingerprint((site.today, [(table.path, table.digest) for table in site.tables])),
        posts=digest("".join(post.path + post.told for post in site.posts)),
        references={
            **dict.fromkeys(site.unread_works, "unread"),
            **{key: work.digest for key, work in site.references.items()},
        },
    )


def atlas_of(site: Site, addresses: Sequence[Address], others: Iterable[str]) -> Atlas:
    """Where links can lead."""
    by_source = {address.source: address.path for address in addresses if address.source}
    folders = {
        posixpath.dirname(path): address
        for path, address in by_source.items()
        if posixpath.basename(path).startswith("index.")
    }
    left_out = frozenset(item.path for item in site.left_out)
    # A plain text may be there for visitors to take away; what is called .qmd is a page.
    waiting = {
        one.path: one.text.path
        for one in site.waiting
        if not one.path.lower().endswith(PLAIN_TEXTS)
    }
    known = {*by_source, *site.files, *site.static.values(), *left_out, *site.unread}
    made = (
        ("/feed.xml", "/feed.json", "/sitemap.xml")
        if site.config.base_url or site.may_have("base_url")
        else ()
    )
    return Atlas(
        content=site.content,
        addresses=by_source,
        paths=frozenset([*(address.path for address in addresses), *made, *others]),
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
        texts={address: source for source, address in by_source.items()},
        base_url=site.config.base_url.rstrip("/"),
        waiting=waiting | {place: place for place in waiting.values()},
    )


class Cells:
    """Parses the Markdown of YAML values, each text once."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._known: dict[tuple[str, bool], Document] = {}

    def __call__(self, text: str, *, tags: bool) -> Document:
        """The Document of a value; without ``tags``, HTML in it is text."""
        key = (text, tags)
        if key not in self._known:
            self._known[key] = parse_cell(text, language=self._language, tags=tags)
        return self._known[key]


def _composer(
    site: Site,
    rows: tuple[Entry, ...],
    atlas: Atlas,
    strings: Strings,
    *,
    gallery: Gallery,
    style: Style,
) -> Composer:
    """All that filling the slots of a text needs."""
    return Composer(
        site=site,
        entries=rows,
        networks=by_slug(rows),
        inline={},
        atlas=atlas,
        style=style,
        t=strings.t,
        date=strings.long_date,
        moment=strings.moment,
        cell=Cells(site.config.language),
        picture=gallery.picture,
        fillers=FILLERS,
    )
