"""What pages and all other files are made from, out of an index and composed texts."""

from __future__ import annotations

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from plnfolio.cache.deferred import Constant, Given, given, later, once
from plnfolio.cache.digest import fingerprint
from plnfolio.cite import MakeStyle
from plnfolio.cite.output.html import to_html
from plnfolio.kinds import entry
from plnfolio.kinds.base import Composed, Material, WebPage
from plnfolio.kinds.related import Alike, related
from plnfolio.kinds.related import shared as shared_by
from plnfolio.kinds.terms import Filing
from plnfolio.model.address import rooted
from plnfolio.model.document import Facts
from plnfolio.model.network import Missing
from plnfolio.model.reference import Reference
from plnfolio.model.site import Site
from plnfolio.model.view import SiteView
from plnfolio.pipeline.index import SiteIndex
from plnfolio.pipeline.memory import SITE, TEMPLATE, Memory, Shared
from plnfolio.pipeline.texts import Texts
from plnfolio.pln.bridges import missing_in
from plnfolio.pln.entries import Entry
from plnfolio.render.selfcite import cite_itself
from plnfolio.theme.strings import Strings
from plnfolio.write.base import Finished
from plnfolio.write.pln import downloads

if TYPE_CHECKING:
    from plnfolio.draw.spec import MapSpec


def material(
    known: SiteIndex, texts: Texts, memory: Memory, composed: Callable[[str], Given[Composed]]
) -> Material:
    """What the kinds make their Views from."""
    site, t = known.site, known.active.strings.t
    cited = [(post.path, texts.facts[post.path].cited) for post in site.posts]
    listed = [post.listing_digest for post in site.posts]
    posts = {"posts": fingerprint((listed, cited))}
    return Material(
        site=site,
        config=given(site.config),
        facts=told(site, texts.facts),
        composed=composed,
        filing=known.filed,
        names=known.filed.names(),
        alike=memory.related.made("related", posts, partial(_alike, site, known.filed, cited)),
        entries=known.plan.rows,
        list_works=Given(site.config.style, Constant(partial(_list_works, known.style))),
        cite=Given(site.config.style, Constant(partial(cite_itself, known.style))),
        downloads=downloads(known.plan.rows, t, painted=known.plan.painted),
        file_path=known.answers.atlas.file_path,
        t=t,
        gist=texts.gist,
        local=known.plan.local,
    )


def _alike(
    site: Site, filing: Filing, cited: Iterable[tuple[str, Iterable[str]]]
) -> dict[str, tuple[Alike, ...]]:
    works: dict[str, list[str]] = defaultdict(list)
    for path, keys in cited:
        for key in keys:
            works[key].append(path)
    found = related(site.posts, shared_by(filing, works))
    return {path: alike for path, alike in found.items() if alike}


def told(site: Site, every: Mapping[str, Facts]) -> dict[str, Facts]:
    """What other pages may know of texts, and nothing else: as long as it is the same, so are they.

    The beginning of a text is shown elsewhere only where it has no summary.
    """
    summed_up = {text.path for text in site.texts if text.matter.summary}
    return {key: facts.told(summed_up=key in summed_up) for key, facts in every.items()}


class Opening:
    """Gives texts as their pages show them. ``asked`` counts how often each was asked for."""

    def __init__(self, site: Site, texts: Texts) -> None:
        self._site = site
        self._texts = texts
        self.asked: Counter[str] = Counter()

    def __call__(self, key: str) -> Given[Composed]:
        """A text."""
        self.asked[key] += 1
        return Opened(self._site.references, self._texts, key)


class Opened(Given[Composed]):
    """A text with its body, as it is now: a server composes it anew, and pages stay as planned."""

    def __init__(self, library: Mapping[str, Reference], texts: Texts, key: str) -> None:
        self.key = key
        self._library = library
        self._texts = texts
        self._of: Facts | None = None
        self._digest = ""

    @property
    def digest(self) -> str:
        """See Given."""
        facts = self._texts.facts[self.key]
        if facts is not self._of:
            self._of, self._digest = facts, fingerprint((facts.digest, self._works(facts)))
        return self._digest

    def get(self) -> Composed:
        """See Given."""
        facts = self._texts.facts[self.key]
        return Composed(self._texts.body(self.key), facts.gist, self._works(facts))

    def _works(self, facts: Facts) -> tuple[Reference, ...]:
        return tuple(self._library[one] for one in facts.cited)


def _list_works(style: MakeStyle, works: tuple[Reference, ...]) -> Mapping[str, str]:
    library = {work.id: work for work in works}
    listed = style(library).cite((), nocite=tuple(library)).entries
    return {entry.id: to_html(entry.text) for entry in listed}


def finished(known: SiteIndex, pages: Sequence[WebPage], view: SiteView) -> Finished:
    """What the outputs are made from."""
    active, site, rows = known.active, known.site, known.plan.rows
    networks = Given(known.answers.digest("networks"), Constant(rows))
    missing = missing_in(site.tables)
    drawing = later(
        _drawing,
        entries=networks,
        today=site.today.isoformat(),
        author=site.config.author.name,
        strings=active.strings,
        missing=missing,
    )
    return Finished(
        plan=known.plan,
        pages=pages,
        site=view,
        config=given(site.config),
        templates=active.templates,
        strings=active.strings,
        faces=active.faces,
        rows=networks,
        drawing=once(drawing),
        missing=missing,
        rules=site.rules,
    )


def _drawing(
    entries: tuple[Entry, ...],
    today: str,
    author: str,
    strings: Strings,
    missing: tuple[Missing, ...],
) -> MapSpec:
    """The map of all networks as it is today."""
    from plnfolio.render.pictures import whole_map  # noqa: PLC0415 - seldom needed

    return whole_map(
        entries, today, author=author, strings=strings, missing=missing, address=_address
    )


def _address(slug: str) -> str:
    return rooted(entry.path(slug))


def shared(ready: Finished) -> Shared:
    """What many files are made from."""
    view = ready.site
    fields = {one.name: fingerprint(getattr(view, one.name)) for one in dataclasses.fields(view)}
    names = {page.template for page in ready.pages}
    reached = {TEMPLATE + name: dict(ready.templates.dependencies(name)) for name in names}
    return {SITE: fields, **reached}
