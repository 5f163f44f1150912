"""A site that was built is amended, where nothing but the bodies of some texts has changed.

What others may know of these texts is the same, so only what shows them is made again, in the way
of every build. Whatever is not sure has the whole site built. What somebody looks at is in its
place before the rest is looked at; until then nothing takes longer for a site of more texts.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path
from typing import TypeVar

from plnfolio.cache.deferred import Given
from plnfolio.cache.digest import file_digest
from plnfolio.cache.stamps import GONE, Stamp, stamp
from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.kinds.base import Composed, WebPage, fingerprint
from plnfolio.model.document import Facts
from plnfolio.model.site import Artifact, Page, Post
from plnfolio.pipeline.jobs import text_job
from plnfolio.pipeline.material import Opened
from plnfolio.pipeline.prepare import Prepared, Tools, not_given, stop_if_wrong
from plnfolio.pipeline.request import BuildRequest, InView, Result
from plnfolio.pipeline.texts import TextRecord
from plnfolio.pipeline.up_to_date import day_of, list_inputs
from plnfolio.pipeline.writing import Written, writing
from plnfolio.read.listing import Listing
from plnfolio.read.recall import CachedSource, Remembering
from plnfolio.read.texts import read_again
from plnfolio.write import build_id, pages
from plnfolio.write.base import Planned, PlannedFile
from plnfolio.write.manifest import MANIFEST, Manifest
from plnfolio.write.outputs import beside_pages

AnyText = Post | Page | Artifact
_Text = TypeVar("_Text", Post, Page, Artifact)


@dataclass(frozen=True, slots=True)
class Built:
    """A site as the last build has left it, with all that was learned of it.

    ``sources`` are its files as they were read. ``listed`` are the files that are ours in the
    output folder by its list, which has the stamp ``list_stamp``. ``texts`` are all texts by their
    paths, and ``places`` says which of the pages show each.
    """

    request: BuildRequest
    prepared: Prepared
    listing: Listing
    sources: Mapping[str, CachedSource]
    result: Result
    listed: Manifest
    list_stamp: Stamp
    texts: Mapping[str, AnyText]
    places: Mapping[str, tuple[int, ...]]

    def has_left(self, output: Path) -> bool:
        """Whether the list of an output folder is as the build has left it."""
        now = stamp(output / MANIFEST, through=False)
        return output == self.request.output and now == self.list_stamp != GONE

    def answers(self, request: BuildRequest) -> bool:
        """Whether it is what is asked for, but for what texts say."""
        site, now = self.prepared.site, request.reading.now
        asked = replace(request, reading=replace(request.reading, now=self.request.reading.now))
        return (
            asked == self.request
            and request.keep_search
            and day_of(now, site.config.timezone) == str(site.today)
            and not site.waiting
            and self.has_left(request.output)
        )


def places_of(pages: Iterable[WebPage]) -> dict[str, tuple[int, ...]]:
    """Where among pages those are that show a text, by its key."""
    found: dict[str, tuple[int, ...]] = {}
    for place, page in enumerate(pages):
        if page.source:
            found[page.source] = (*found.get(page.source, ()), place)
    return found


@dataclass(frozen=True, slots=True)
class Amended:
    """A site with other texts: what is known of it now, how it was written, what was seen then."""

    prepared: Prepared
    sources: Mapping[str, CachedSource]
    listing: Listing
    written: Written
    reasons: Mapping[str, str]
    stamps: Mapping[str, Stamp]


@dataclass(frozen=True, slots=True)
class _Rewritten:
    """A text with another body: what was made of it before and now."""

    text: AnyText
    before: TextRecord
    now: TextRecord

    @property
    def can_be_shown(self) -> bool:
        """Whether nothing is to be said of it, and no other file is to be there for it."""
        before, now = self.before.text, self.now.text
        silent = not before.problems and not now.problems
        return silent and _files(before.facts) == _files(now.facts)

    @property
    def is_told_alike(self) -> bool:
        """Whether no other page, and nothing that is said of the site, can be another one for it.

        Which works are asked for decides what is said of those that nobody asks for.
        """
        summed_up = bool(self.text.matter.summary)
        told = [one.text.facts.told(summed_up=summed_up) for one in (self.before, self.now)]
        return told[0] == told[1] and _works(self.before.inputs) == _works(self.now.inputs)


def _files(facts: Facts) -> tuple[frozenset[str], frozenset[str]]:
    return frozenset(facts.media), frozenset(source for source, _ in facts.pictures)


def _works(asked: Iterable[str]) -> set[str]:
    return {name for name in asked if name.partition(":")[0] in ("keys", "reference", "references")}


def amended(built: Built, using: Tools, paths: Iterable[str], in_view: InView) -> Amended | None:
    """Do all that follows from other bodies of the texts at ``paths``; None if that is not all.

    Then something else may have to be done or said. What was in view is in its place even so.
    """
    texts, sources = built.prepared.texts, using.memory.sources
    recall = Remembering(using.root, sources, using.listing)
    changed = _rewritten(built, paths, recall)
    if not changed:
        return None
    before = {key: texts.made(key) for key in changed}
    language = built.prepared.site.config.language
    jobs = [text_job(text, language) for text in changed.values()]
    with texts.compose_again(jobs, using.scratch, recall.source) as stay:
        news = [_Rewritten(text, before[key], texts.made(key)) for key, text in changed.items()]
        shown = _pages(built, changed)
        if shown is None or not _can_be_shown(built.prepared, news):
            return None
        found = _written(built, shown, news, using, in_view)
        if found is None:
            return None
        now, listing, written = found
        reasons = written.writer.reasons(now.shared, texts.reasons)
        stamps = written.writer.keep(now.shared)
        texts.keep_made(using.memory)
        stay()
    read = {**built.sources, **{key: sources[key] for key in changed}}
    return Amended(now, read, listing, written, reasons, stamps)


def _rewritten(
    built: Built, paths: Iterable[str], recall: Remembering
) -> dict[str, AnyText] | None:
    """The texts at some paths as they are now; None if more than a body has changed."""
    found: dict[str, AnyText] = {}
    for path in paths:
        text, was = built.texts.get(path), built.sources.get(path)
        if text is None or was is None or path in built.prepared.index.decided.by_words:
            return None
        problems: list[Problem] = []
        now = read_again(text, recall, problems)
        if now is None or tuple(problems) != was.problems:
            return None
        if replace(was.value, digest=now.digest) != now:
            return None
        if now.digest != text.digest:
            found[path] = replace(text, digest=now.digest)
    return found


def _pages(built: Built, keys: Iterable[str]) -> dict[int, WebPage] | None:
    """The pages of some texts as they will be, by their places; None if others may show them."""
    prepared = built.prepared
    found = {}
    for key in keys:
        places = built.places.get(key, ())
        if len(places) != 1 or prepared.opening.asked[key] != 1:
            return None
        page = prepared.pages[places[0]]
        before = next(
            filter(None, (_opened(value, key) for value in page.view.arguments.values())), None
        )
        if before is None:
            return None
        now = prepared.opening.again(key)
        view, search = (
            page.view.instead(before, now),
            page.found and page.found.instead(before, now),
        )
        words = page.words and fingerprint(page.title, prepared.texts.facts[key].gist)
        found[places[0]] = replace(page, view=view, found=search, words=words)
    return found


def _opened(value: object, key: str) -> Given[Composed] | None:
    if isinstance(value, Given) and isinstance(value.get, Opened) and value.get.key == key:
        return value
    return None


def _with(
    prepared: Prepared, changed: Mapping[str, AnyText], shown: Mapping[int, WebPage]
) -> Prepared:
    """The site with some other texts and their pages."""
    site = prepared.site
    index = replace(
        prepared.index,
        site=replace(
            site,
            posts=_exchanged(site.posts, changed),
            pages=_exchanged(site.pages, changed),
            artifacts=_exchanged(site.artifacts, changed),
        ),
    )
    pages = [shown.get(place, page) for place, page in enumerate(prepared.pages)]
    return replace(prepared, index=index, ready=replace(prepared.ready, pages=pages))


def _exchanged(texts: tuple[_Text, ...], others: Mapping[str, AnyText]) -> tuple[_Text, ...]:
    return tuple(
        replace(one, digest=others[one.path].digest) if one.path in others else one for one in texts
    )


def _can_be_shown(prepared: Prepared, news: Sequence[_Rewritten]) -> bool:
    """Whether the pages of texts are right, whatever else is to be done."""
    if not all(one.can_be_shown for one in news):
        return False
    own = chain.from_iterable(one.now.text.facts.claims for one in news)
    if any(prepared.texts.disproven(own)):
        return False
    lost = any(one.before.text.facts.anchors - one.now.text.facts.anchors for one in news)
    unsure = lost or not all(one.is_told_alike for one in news)
    return not unsure or _is_proven(prepared, news)


def _is_proven(prepared: Prepared, news: Iterable[_Rewritten]) -> bool:
    """Whether all links to ids in the texts lead to one."""
    keys = {one.text.path for one in news}
    every = chain(prepared.texts.claims(), prepared.menu)
    return not any(prepared.texts.disproven(one for one in every if one.source in keys))


def _written(
    built: Built,
    shown: Mapping[int, WebPage],
    news: Sequence[_Rewritten],
    using: Tools,
    in_view: InView,
) -> tuple[Prepared, Listing, Written] | None:
    """Write the pages that show the texts, and if that is sure to be all, what is made of these."""
    before = built.prepared
    with writing(using, built.listed) as (destination, writer):

        def make(files: Iterable[Planned]) -> None:
            mine = not_given(files, before.copied)
            found = [one for one in mine if isinstance(one, PlannedFile)]
            stop_if_wrong(writer.make(found, using.workers, using.progress, in_view))

        make(pages.files(replace(before.ready, pages=tuple(shown.values()))))
        # From here on, work grows with the site.
        alike = all(one.is_told_alike for one in news) and writer.asks_as_before
        if not alike or not _is_proven(before, news):
            return None
        now = _with(before, {one.text.path: one.text for one in news}, shown)
        listing = list_inputs(using.request)
        if not _is_all(built, using, listing, {one.text.path for one in news}):
            return None
        writer.copy(now.copied)
        make(beside_pages(now.ready))
        if not writer.leave_others():
            return None
        for last in not_given(build_id.files(now.ready), before.copied):
            stop_if_wrong(writer.make_last(last, using.workers))
        return now, listing, Written(destination.commit(), writer, destination.listed)


def _is_all(built: Built, using: Tools, listing: Listing, known: Container[str]) -> bool:
    """Whether no file of the author's is another one but those that are ``known``."""
    changed = built.listing.changed(listing)
    return changed is not None and all(
        listing.files.get(path) == using.listing.files.get(path)
        if path in known
        else _is_as_read(built, using.root / path, path)
        for path in changed
    )


def _is_as_read(built: Built, file: Path, path: str) -> bool:
    was = built.sources.get(path)
    try:
        return was is not None and file_digest(file) == was.digest
    except OSError:
        return False
