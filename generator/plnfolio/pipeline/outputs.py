"""From finished bodies to files: Views, the HTML of pages, and what stands beside them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from plnfolio.cache.deferred import Constant, Deferred, Given, given, later
from plnfolio.cache.digest import fingerprint
from plnfolio.cite import MakeStyle
from plnfolio.cite.output.html import to_html
from plnfolio.diagnostics import Problem, SiteError, Span, in_order
from plnfolio.kinds import entry
from plnfolio.kinds.base import Composed, Material, WebPage
from plnfolio.kinds.related import related
from plnfolio.kinds.search import has_search
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import output_path, rooted
from plnfolio.model.dated import PostView
from plnfolio.model.reference import Reference
from plnfolio.model.site import Site
from plnfolio.model.view import PageView, PictureView, SiteView
from plnfolio.pipeline.look import Look
from plnfolio.pipeline.memory import Memory, World
from plnfolio.pipeline.printing import Shared
from plnfolio.pipeline.texts import Texts
from plnfolio.pipeline.unlinked import led_to
from plnfolio.pln.entries import Entry, as_of
from plnfolio.render.selfcite import cite_itself
from plnfolio.theme.assets import theme_assets
from plnfolio.theme.faces import Faces
from plnfolio.theme.strings import Strings
from plnfolio.theme.templates import Templates
from plnfolio.write.cards import SITE_CARD, TEMPLATE, Card, card_of, own_card, paint
from plnfolio.write.collisions import Origin
from plnfolio.write.feed import LATEST, feed
from plnfolio.write.jsonfeed import json_feed
from plnfolio.write.output import Copied, Made, Promised, page
from plnfolio.write.painting import has_png
from plnfolio.write.pln import PNG_PATH, downloads, paths
from plnfolio.write.pln import shared as shared_file
from plnfolio.write.search import ASSETS, FOLDER
from plnfolio.write.sitemap import robots, sitemap

if TYPE_CHECKING:
    from plnfolio.draw.spec import MapSpec
    from plnfolio.pipeline.ground import Ground


def material(known: Ground, texts: Texts, memory: Memory) -> Material:
    """What the kinds make their Views from."""
    site, composer, filing = known.site, known.composer, known.filed
    style, t = known.style, known.look.strings.t
    return Material(
        site=site,
        config=given(site.config),
        facts=texts.facts,
        composed=partial(_composed, site, texts),
        filing=filing,
        names=filing.names(),
        alike=memory.remembered(
            "related",
            fingerprint([(post.path, post.told) for post in site.posts]),
            partial(_alike, site, filing),
        ),
        entries=composer.entries,
        list_works=Given(site.config.style, Constant(partial(_list_works, style))),
        cite=Given(site.config.style, Constant(partial(cite_itself, style))),
        downloads=downloads(composer.entries, t, painted=known.painted),
        file_path=composer.atlas.file_path,
        t=t,
    )


def _alike(site: Site, filing: Filing) -> dict[str, tuple[str, ...]]:
    found = related(site.posts, filing.tags, filing.courses, filing.series)
    return {path: tuple(post.path for post in alike) for path, alike in found.items() if alike}


def _composed(site: Site, texts: Texts, key: str) -> Given[Composed]:
    facts = texts.facts[key]
    works = tuple(site.references[one] for one in facts.cited)
    digests = "".join(work.digest for work in works)
    return Given(f"{facts.digest}{facts.told}{digests}", Opened(texts, key, works))


@dataclass(frozen=True, slots=True)
class Opened:
    """Gives a text with its body."""

    texts: Texts
    key: str
    works: tuple[Reference, ...]

    def __call__(self) -> Composed:
        """The text."""
        return Composed(self.texts.body(self.key), self.texts.facts[self.key], self.works)


def _list_works(style: MakeStyle, works: tuple[Reference, ...]) -> dict[str, str]:
    library = {work.id: work for work in works}
    listed = style(library).cite((), nocite=tuple(library)).entries
    return {entry.id: to_html(entry.text) for entry in listed}


def copied(known: Ground, texts: Texts, root: Path) -> Iterator[tuple[str, Copied]]:
    """Files taken over as they are, by the file that is to blame for each."""
    site, gallery, theme = known.site, known.gallery, known.look.theme
    for address, path in theme_assets(theme).items():
        if address not in ASSETS or has_search():
            yield address, Copied(address.lstrip("/"), path)
    for address, source in site.static.items():
        yield source, Copied(address.lstrip("/"), root / source)
    media = led_to(known, texts)
    media.update(path for artifact in site.artifacts for path in artifact.copied)
    media = {path for path in media if path not in gallery}
    for source in sorted(media.difference(site.static.values())):
        yield source, Copied(gallery.address(source).lstrip("/"), root / source)


def places(known: Ground, copied: Sequence[tuple[str, Copied]]) -> Iterator[tuple[str, Origin]]:
    """Every file there will be and where it comes from, the most wanted first.

    What follows from pages is not made where the author gives a file of that name.
    """
    for address in known.addresses:
        yield output_path(address.path), Origin(address.span, address.ours)
    given = {output.path for _, output in copied}
    for path in _beside_pages(known):
        if path not in given:
            yield path, Origin(Span(path), "a file of its own")
    if has_search():
        yield FOLDER.rstrip("/"), Origin(Span(FOLDER), "what the search needs")
    for source, output in copied:
        yield output.path, Origin(Span(source))


def _beside_pages(known: Ground) -> Iterator[str]:
    """Paths of all files that follow from pages, and of some that may."""
    yield "robots.txt"
    if known.site.config.base_url:
        yield from _FOLLOWING
    if known.site.config.base_url and has_png():
        yield SITE_CARD[1:]
        # Two pages at one address are said as such.
        yield from {own_card(address.path)[1:]: None for address in known.addresses}
    yield from (path[1:] for path in paths(known.rows, painted=known.painted))


_FOLLOWING = ("sitemap.xml", "feed.xml", "feed.json")


@dataclass(frozen=True, slots=True)
class PageMaker:
    """Makes the file of one page."""

    templates: Templates
    site: SiteView
    page: WebPage
    card: PictureView | None

    def __call__(self) -> bytes:
        """The bytes; SiteError if a template fails."""
        view = self.page.view()
        if self.card:
            view = replace(view, picture=self.card)
        html = self.templates.render(self.page.template, view, self.site)
        return page(self.page.path, html).data


@dataclass(frozen=True, slots=True)
class Making:
    """Makes a file of another kind."""

    make: Deferred[Made]

    def __call__(self) -> bytes:
        """The bytes."""
        return self.make().data


def shared(pages: Sequence[WebPage], site: SiteView, templates: Templates) -> Shared:
    """What many pages are made from."""
    fields = {
        field.name: fingerprint(getattr(site, field.name)) for field in dataclasses.fields(site)
    }
    names = {web_page.template for web_page in pages}
    return Shared(fields, {name: dict(templates.dependencies(name)) for name in names})


def promised(
    pages: Sequence[WebPage], site: SiteView, look: Look, common: Shared
) -> Iterator[Promised]:
    """Every page, then what follows from all of them."""
    view = fingerprint(common.site)
    looks = {name: fingerprint(files) for name, files in common.templates.items()}
    cards: dict[str, Card] = {}
    for web_page in pages:
        digests = web_page.view.digests()
        digests["template"] = looks[web_page.template]
        digests["site"] = view
        picture = None
        if card := card_of(web_page, site, look.faces):
            picture = card.picture(site)
            digests["card"] = fingerprint(picture)
            cards[card.path] = card
        path = output_path(web_page.path)
        make = PageMaker(look.templates, site, web_page, picture)
        yield Promised(path, digests, make, _source(web_page), web_page.template)
    if cards:
        yield from _cards(cards.values(), site, look)
    for path, file in _files(pages, site):
        yield Promised(path, file.digests(), Making(file))


def _source(page: WebPage) -> str:
    """The key of the text that a page shows."""
    body = page.view.arguments.get("body")
    return body.get.key if isinstance(body, Given) and isinstance(body.get, Opened) else ""


def _cards(cards: Iterable[Card], site: SiteView, look: Look) -> Iterator[Promised]:
    templates = look.templates
    drawing = Given(fingerprint(templates.dependencies(TEMPLATE)), Constant(templates))
    faces = _faces(look)
    for card in cards:
        make = later(paint, card=card, site=given(site), templates=drawing, faces=faces)
        yield Promised(card.path[1:], make.digests(), Making(make))


def _files(pages: Sequence[WebPage], site: SiteView) -> Iterator[tuple[str, Deferred[Made]]]:
    yield "robots.txt", later(robots, base_url=site.base_url)
    if not site.base_url:
        return
    listed = tuple((one.path, one.updated) for one in pages if one.listed)
    yield "sitemap.xml", later(sitemap, base_url=site.base_url, pages=listed)
    latest = [one.view for one in pages if one.template == "post.html"][:LATEST]
    posts = Given(fingerprint([view.digests() for view in latest]), partial(_made, latest))
    yield "feed.xml", later(feed, site=site, posts=posts)
    yield "feed.json", later(json_feed, site=site, posts=posts)


def _made(views: Iterable[Deferred[PageView]]) -> tuple[PostView, ...]:
    made = (view() for view in views)
    return tuple(view for view in made if isinstance(view, PostView))


def _faces(look: Look) -> Given[Faces]:
    return Given(look.faces.digest, Constant(look.faces))


def shared_network(
    site: Site, rows: tuple[Entry, ...], look: Look, world: World, *, painted: bool
) -> Iterator[Promised]:
    """The network as files of its own; the map shows it as it is today."""
    drawing = Given("", partial(_drawing, site, rows, look.strings))
    unpainted = Given("", Constant(look.faces))
    for path in paths(rows, painted=painted):
        make = later(
            shared_file,
            path=path,
            config=given(site.config),
            entries=Given(world.networks + world.words, Constant(rows)),
            drawing=drawing,
            faces=_faces(look) if path == PNG_PATH else unpainted,
        )
        yield Promised(path[1:], make.digests(), Making(make))


def _drawing(site: Site, rows: tuple[Entry, ...], strings: Strings) -> MapSpec:
    from plnfolio.render.pictures import map_spec  # noqa: PLC0415 - only where there is a network

    return map_spec(
        as_of(rows, site.today.isoformat()),
        author=site.config.author.name,
        t=strings.t,
        address=lambda slug: rooted(entry.path(slug)),
    )


def stop_if_wrong(problems: Iterable[Problem]) -> None:
    """SiteError with all of them if any keeps the site from being written."""
    found = in_order(problems)
    if any(problem.severity == "error" for problem in found):
        raise SiteError(found)
