"""From the author's folder to the finished one: read, parse, compose, page, write.

The only module that knows all the stages. Everything the author got wrong is collected on the way
and said together; nothing is written unless all of it can be.
"""

from __future__ import annotations

import posixpath
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from pathlib import Path
from unicodedata import normalize

from plnfolio.cite import STYLES
from plnfolio.cite.output.html import to_html
from plnfolio.diagnostics import Problem, SiteError, Span, in_order
from plnfolio.images.gallery import Gallery
from plnfolio.kinds import KINDS, entry, network
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.terms import courses, tags
from plnfolio.model.address import output_path, rooted
from plnfolio.model.document import Body, DirectiveSlot, Document, Option, Place
from plnfolio.model.site import Site, Table
from plnfolio.model.view import PostView, SiteView
from plnfolio.pln.checks import check_table
from plnfolio.pln.entries import Entry, as_of, by_slug, entries, public
from plnfolio.read.site import CONTENT, Reading, read_site
from plnfolio.read.tables import read_inline_table
from plnfolio.render.atlas import Atlas
from plnfolio.render.columns import filled
from plnfolio.render.compose import compose, unproven
from plnfolio.render.fill import FILLERS
from plnfolio.render.laying import Composer, Origin
from plnfolio.render.markdown import parse
from plnfolio.render.pictures import map_spec
from plnfolio.render.selfcite import cite_post, own_reference
from plnfolio.render.siteview import site_view
from plnfolio.render.typeset import typeset
from plnfolio.theme.assets import theme_assets
from plnfolio.theme.chain import BASE, Theme, load_theme
from plnfolio.theme.strings import Strings, direction, load_strings
from plnfolio.theme.templates import Templates
from plnfolio.write.destination import (
    Destination,
    Written,
    check_folder,
    duplicates,
    unreadable_files,
    unwritable,
)
from plnfolio.write.feed import feed
from plnfolio.write.jsonfeed import json_feed
from plnfolio.write.output import Copied, Made, Output, page
from plnfolio.write.pln import downloads, paths, shared
from plnfolio.write.sitemap import robots, sitemap

WORKSHOP = ".plnfolio"
"""Where a site keeps what only plnfolio needs, beside ``content/``."""

Progress = Callable[[str, int, int], None]
"""Hears the name of a stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build and where to. ``base_url`` overrides the one in ``site.yaml``."""

    reading: Reading
    output: Path
    base_url: str = ""


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did; ``problems`` are warnings, since an error would have stopped it.

    ``cited`` holds the keys of all works in any reference list.
    """

    site: Site
    cited: frozenset[str]
    pages: int
    files: Written
    problems: tuple[Problem, ...]
    seconds: float


def build(order: Order, progress: Progress = lambda stage, done, total: None) -> Result:
    """Build a site; SiteError with everything that is wrong if it cannot be built."""
    start = time.perf_counter()
    root = order.reading.root
    problems = list(check_folder(order.output, root, root / CONTENT))
    site = read_site(order.reading, problems)
    site = typeset(site)
    if order.base_url:
        site = replace(site, config=site.config.model_copy(update={"base_url": order.base_url}))
    look = _look(root, site, problems)
    rows = public(entries(site.tables, lambda kind: look.strings.t(f"kind_{kind}")))
    addresses = [address for kind in KINDS for address in kind.addresses(site)]
    documents = _parse(site, progress)
    atlas = _atlas(site, addresses, documents, paths(rows))
    inline = _inline(documents, site, problems)
    written = (*site.tables, *filter(None, inline.values()))
    problems += (problem for table in written for problem in check_table(table))
    gallery = Gallery(root, root / WORKSHOP / "images", site.files, atlas.file_path)
    composer = _composer(site, rows, inline, atlas, look.strings, gallery=gallery)
    bodies = _compose(site, documents, composer, problems, progress)
    view = site_view(
        site,
        atlas,
        look.strings.t,
        direction=direction(site.config.language),
        options=look.theme.options,
        problems=problems,
    )
    problems += gallery.make(lambda done, total: progress("Making pictures", done, total))
    pictures = [(source, Copied(path[1:], file)) for source, path, file in gallery.outputs()]
    copied = dict(_copied(site, atlas, bodies, look.theme, root, gallery=gallery))
    problems += duplicates(_places(addresses, [*copied.items(), *pictures]))
    problems += unreadable_files(copied)
    material = _material(site, bodies, atlas, composer, look.strings)
    pages = [page for kind in KINDS for page in kind.pages(material)]
    problems += (
        p for name in {page.template for page in pages} for p in look.templates.check(name)
    )
    _stop_if_wrong(problems)
    try:
        with Destination(order.output, root / WORKSHOP) as destination:
            for output in (*copied.values(), *(output for _, output in pictures)):
                destination.put(output)
            given = {output.path for output in copied.values()}
            own = _shared(site, rows, look.strings, order.output)
            for made in chain(_made(pages, view, look.templates, progress), own):
                # A robots.txt or feed.json of the author's own is the better one.
                if made.path not in given:
                    destination.put(made)
            files = destination.commit()
        gallery.prune()
    except OSError as error:
        raise SiteError([unwritable(order.output, root, error)]) from error
    seconds = time.perf_counter() - start
    return Result(
        site=site,
        cited=frozenset(material.works),
        pages=len(pages),
        files=files,
        problems=in_order(problems),
        seconds=seconds,
    )


@dataclass(frozen=True, slots=True)
class _Look:
    theme: Theme
    strings: Strings
    templates: Templates


def _look(root: Path, site: Site, problems: list[Problem]) -> _Look:
    """The theme that the site asks for, or the base, to go on with; SiteError if that fails too."""
    config, places = site.config, site.config_places
    option_spans = {name: places["options", name] for name in config.options}
    theme, found = load_theme(root, config.theme, places["theme",], config.options, option_spans)
    problems += found
    if theme is None:
        theme, _ = load_theme(root, BASE, places["theme",])
    if theme is None:
        raise SiteError(in_order(problems))
    strings, found = load_strings(theme, config.language)
    problems += found
    return _Look(theme, strings, Templates(theme, strings))


def _parse(site: Site, progress: Progress) -> dict[str, Document]:
    """Every text of the site by its path."""
    texts = [(item.path, item.text) for item in site.texts]
    documents: dict[str, Document] = {}
    for done, (path, text) in enumerate(texts):
        progress("Reading", done, len(texts))
        documents[path] = parse(text, language=site.config.language)
    return documents


def _network_pages(site: Site, rows: tuple[Entry, ...]) -> Iterator[tuple[str, Document, Origin]]:
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
    for slug in by_slug(rows):
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
        return parse(text, language=site.config.language, tight=True)

    return Composer(
        site=site,
        entries=rows,
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
    for key, document, origin in _network_pages(site, composer.entries):
        bodies[key] = compose(document, origin, composer, problems)
    problems += unproven(bodies)
    return bodies


def _material(
    site: Site, bodies: Mapping[str, Body], atlas: Atlas, composer: Composer, strings: Strings
) -> Material:
    """What the kinds make their Views from."""
    cited = dict.fromkeys(key for body in bodies.values() for key in body.cited)
    listed = composer.style.cite((), nocite=tuple(cited)).entries
    base = site.config.base_url.rstrip("/")
    urls = {post.path: base and base + atlas.addresses[post.path] for post in site.posts}
    return Material(
        site=site,
        bodies=bodies,
        tags=tags(site),
        courses=courses(site),
        entries=composer.entries,
        works={entry.id: to_html(entry.text) for entry in listed},
        citations={
            post.path: cite_post(own_reference(post, site, urls[post.path]), STYLES["apa"])
            for post in site.posts
        },
        downloads=downloads(composer.entries, strings.t),
        t=strings.t,
    )


def _copied(
    site: Site,
    atlas: Atlas,
    bodies: Mapping[str, Body],
    theme: Theme,
    root: Path,
    *,
    gallery: Gallery,
) -> Iterator[tuple[str, Copied]]:
    """Files taken over as they are, by the file that is to blame for each."""
    for address, path in theme_assets(theme).items():
        yield address, Copied(address.lstrip("/"), path)
    for address, source in site.static.items():
        yield source, Copied(address.lstrip("/"), root / source)
    media = {path for body in bodies.values() for path in body.media if path not in gallery}
    for source in sorted(media.difference(site.static.values())):
        yield source, Copied(atlas.file_path(source).lstrip("/"), root / source)


def _places(
    addresses: Iterable[Address], copied: Iterable[tuple[str, Copied]]
) -> Iterator[tuple[str, Span]]:
    """Every file there will be and where it comes from, the most wanted first."""
    for address in addresses:
        yield output_path(address.path), address.span
    for source, output in copied:
        yield output.path, Span(source)


def _made(
    pages: Iterable[WebPage], site: SiteView, templates: Templates, progress: Progress
) -> Iterator[Output]:
    pages = list(pages)
    problems: dict[str, tuple[Problem, ...]] = {}
    for done, web_page in enumerate(pages):
        progress("Writing", done, len(pages))
        if web_page.template in problems:
            continue
        try:
            html = templates.render(web_page.template, web_page.view, site)
        except SiteError as error:
            problems[web_page.template] = error.problems
            continue
        yield page(web_page.path, html)
    _stop_if_wrong(problem for found in problems.values() for problem in found)
    yield robots(site.base_url)
    if site.base_url:
        yield sitemap(site.base_url, pages)
        posts = [p.view for p in pages if isinstance(p.view, PostView)]
        yield feed(site, posts)
        yield json_feed(site, posts)


def _shared(
    site: Site, rows: tuple[Entry, ...], strings: Strings, before: Path
) -> Iterator[Output]:
    """The network as files of its own; the map shows it as it is today."""
    spec = map_spec(
        as_of(rows, site.today.isoformat()),
        author=site.config.author.name,
        t=strings.t,
        address=lambda slug: rooted(entry.path(slug)),
    )
    return shared(site, rows, spec, before)


def _stop_if_wrong(problems: Iterable[Problem]) -> None:
    found = in_order(problems)
    if any(problem.severity == "error" for problem in found):
        raise SiteError(found)


__all__ = ["CONTENT", "WORKSHOP", "Made", "Order", "Progress", "Reading", "Result", "build"]
