"""From finished bodies to files: Views, the HTML of pages, and what stands beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from plnfolio.cite import STYLES
from plnfolio.cite.output.html import to_html
from plnfolio.diagnostics import Problem, SiteError, Span, in_order
from plnfolio.kinds import entry
from plnfolio.kinds.base import Address, Material, WebPage
from plnfolio.kinds.search import has_search
from plnfolio.kinds.terms import courses, series, tags
from plnfolio.model.address import output_path, rooted
from plnfolio.model.dated import PostView
from plnfolio.model.site import Artifact, Post, Site
from plnfolio.model.view import SiteView
from plnfolio.pipeline.order import Progress
from plnfolio.pipeline.texts import Composed
from plnfolio.pln.entries import Entry, as_of
from plnfolio.render.pictures import map_spec
from plnfolio.render.selfcite import cite_itself, own_reference
from plnfolio.theme.assets import theme_assets
from plnfolio.theme.chain import Theme
from plnfolio.theme.strings import Strings
from plnfolio.theme.templates import Templates
from plnfolio.write.feed import feed
from plnfolio.write.jsonfeed import json_feed
from plnfolio.write.output import Copied, Output, page
from plnfolio.write.pln import downloads, shared
from plnfolio.write.search import ASSETS
from plnfolio.write.sitemap import robots, sitemap


def material(site: Site, composed: Composed, strings: Strings) -> Material:
    """What the kinds make their Views from."""
    bodies, composer, atlas = composed.bodies, composed.composer, composed.composer.atlas
    cited = dict.fromkeys(key for body in bodies.values() for key in body.cited)
    listed = composer.style.cite((), nocite=tuple(cited)).entries
    base = site.config.base_url.rstrip("/")
    dated: tuple[Post | Artifact, ...] = (*site.posts, *site.artifacts)
    urls = {text.path: base and base + atlas.addresses[text.path] for text in dated}
    return Material(
        site=site,
        bodies=bodies,
        tags=tags(site),
        courses=courses(site),
        series=series(site),
        entries=composer.entries,
        works={entry.id: to_html(entry.text) for entry in listed},
        citations={
            text.path: cite_itself(own_reference(text, site, urls[text.path]), STYLES["apa"])
            for text in dated
        },
        downloads=downloads(composer.entries, strings.t),
        file_path=atlas.file_path,
        t=strings.t,
    )


def copied(
    site: Site, composed: Composed, theme: Theme, root: Path
) -> Iterator[tuple[str, Copied]]:
    """Files taken over as they are, by the file that is to blame for each."""
    gallery, atlas = composed.gallery, composed.composer.atlas
    for address, path in theme_assets(theme).items():
        if address not in ASSETS or has_search():
            yield address, Copied(address.lstrip("/"), path)
    for address, source in site.static.items():
        yield source, Copied(address.lstrip("/"), root / source)
    media = {path for body in composed.bodies.values() for path in body.media}
    media.update(path for artifact in site.artifacts for path in artifact.copied)
    media = {path for path in media if path not in gallery}
    for source in sorted(media.difference(site.static.values())):
        yield source, Copied(atlas.file_path(source).lstrip("/"), root / source)


def places(
    addresses: Iterable[Address], copied: Iterable[tuple[str, Copied]]
) -> Iterator[tuple[str, Span]]:
    """Every file there will be and where it comes from, the most wanted first."""
    for address in addresses:
        yield output_path(address.path), address.span
    for source, output in copied:
        yield output.path, Span(source)


def made(
    pages: Iterable[WebPage], site: SiteView, templates: Templates, progress: Progress
) -> Iterator[Output]:
    """Every page, then what follows from all of them; SiteError if a template fails."""
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
    stop_if_wrong(problem for found in problems.values() for problem in found)
    yield robots(site.base_url)
    if site.base_url:
        yield sitemap(site.base_url, pages)
        posts = [p.view for p in pages if isinstance(p.view, PostView)]
        yield feed(site, posts)
        yield json_feed(site, posts)


def shared_network(
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


def stop_if_wrong(problems: Iterable[Problem]) -> None:
    """SiteError with all of them if any keeps the site from being written."""
    found = in_order(problems)
    if any(problem.severity == "error" for problem in found):
        raise SiteError(found)
