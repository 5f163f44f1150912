"""A site that was built is amended, where nothing but the bodies of some texts has changed.

What others may know of these texts is the same, so only what shows them is made again, in the way
of every build. Whatever is not sure has the whole site built. What somebody looks at is in its
place before the rest is looked at; until then nothing takes longer for a site of more texts.
"""

from __future__ import annotations

import time
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plnfolio.cache.digest import file_digest
from plnfolio.cache.stamps import GONE, Stamp, stamp
from plnfolio.diagnostics import Problem, SiteError
from plnfolio.frozen import dataclass
from plnfolio.kinds.base import WebPage
from plnfolio.model.document import Facts
from plnfolio.model.site import Artifact, Page, Post
from plnfolio.permanence.remember import as_seen
from plnfolio.pipeline.build import Done
from plnfolio.pipeline.files import writing
from plnfolio.pipeline.jobs import text_job
from plnfolio.pipeline.material import Opened
from plnfolio.pipeline.memory import Memory
from plnfolio.pipeline.prepare import Prepared, Tools, not_given, tools
from plnfolio.pipeline.request import BuildRequest, InView, Progress
from plnfolio.pipeline.texts import TextRecord
from plnfolio.pipeline.up_to_date import day_of, keep, list_inputs
from plnfolio.read.listing import Listing
from plnfolio.read.recall import CachedSource, Remembering
from plnfolio.read.texts import read_again
from plnfolio.write import build_id, pages
from plnfolio.write.base import PlannedFile
from plnfolio.write.manifest import MANIFEST
from plnfolio.write.outputs import beside_pages

AnyText = Post | Page | Artifact


@dataclass(frozen=True, slots=True)
class Built:
    """A site as the last build has left it, with all that was learned of it.

    ``sources`` are its files as they were read, ``list_stamp`` is the stamp of the list of the
    output folder. ``texts`` are all texts by their paths, as they were when the whole site was
    built, and ``shown_by`` are the pages of each.
    """

    request: BuildRequest
    done: Done
    sources: Mapping[str, CachedSource]
    list_stamp: Stamp
    texts: Mapping[str, AnyText]
    shown_by: Mapping[str, Sequence[WebPage]]

    @property
    def prepared(self) -> Prepared:
        """What was prepared, in which texts are composed anew in their places."""
        return self.done.prepared

    def has_left(self, output: Path) -> bool:
        """Whether the list of an output folder is as the build has left it."""
        return output == self.request.output and _list_stamp(output) == self.list_stamp != GONE

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


def built(request: BuildRequest, done: Done, sources: Mapping[str, CachedSource]) -> Built:
    """What is at hand for the next build: nothing that only the one before needed."""
    prepared = replace(done.prepared, planned=())
    prepared.texts.rest()
    prepared.recall.rest()
    shown_by: dict[str, list[WebPage]] = {}
    for page in prepared.pages:
        for shown in page.view.arguments.values():
            if isinstance(shown, Opened):
                shown_by.setdefault(shown.key, []).append(page)
    texts = {text.path: text for text in prepared.site.texts}
    done, list_stamp = replace(done, prepared=prepared), _list_stamp(request.output)
    return Built(request, done, sources, list_stamp, texts, shown_by)


def _list_stamp(output: Path) -> Stamp:
    return stamp(output / MANIFEST, through=False)


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


def amended(
    before: Built,
    saved: Iterable[str],
    progress: Progress,
    memory: Memory,
    in_view: InView,
) -> Built | None:
    """Do all that follows from other bodies of the texts at some paths; None if that is not all.

    Then something else may have to be done or said. What was in view is in its place even so.
    """
    root, began = before.request.reading.root, time.time_ns()
    stamps = ((path, stamp(root / path)) for path in saved)
    # Some editors write beside a file, and have that take its name.
    seen = {path: one for path, one in stamps if one != GONE or path in before.done.listing.files}
    listing = Listing(began, seen)
    with tools(before.request, progress, memory, listing, in_view) as using:
        try:
            return _amended(before, using, seen)
        except SiteError:
            return None  # all that is wrong is said together


def _amended(before: Built, using: Tools, paths: Iterable[str]) -> Built | None:
    prepared, sources = before.prepared, using.memory.sources
    texts = prepared.texts
    recall = Remembering(using.root, sources, using.listing)
    changed = _rewritten(before, paths, recall)
    shown = _pages(before, changed or ())
    if not changed or shown is None:
        return None
    made = {key: texts.made(key) for key in changed}
    jobs = [text_job(text, prepared.site.config.language) for text in changed.values()]
    with texts.compose_again(jobs, using.scratch, recall.source) as stay:
        news = [_Rewritten(text, made[key], texts.made(key)) for key, text in changed.items()]
        if not _can_be_shown(prepared, news):
            return None
        done = _written(before, shown, news, using)
        if done is None:
            return None
        texts.keep_made(using.memory)
        stay()
    texts.rest()
    read = {**before.sources, **{key: sources[key] for key in changed}}
    list_stamp = _list_stamp(using.request.output)
    return replace(before, done=done, sources=read, list_stamp=list_stamp)


def _rewritten(
    before: Built, paths: Iterable[str], recall: Remembering
) -> dict[str, AnyText] | None:
    """The texts at some paths as they are now; None if more than a body has changed."""
    found: dict[str, AnyText] = {}
    for path in paths:
        text, was = before.texts.get(path), before.sources.get(path)
        if text is None or was is None or path in before.prepared.index.decided.by_words:
            return None
        problems: list[Problem] = []
        now = read_again(text, recall, problems)
        if now is None or tuple(problems) != was.problems:
            return None
        if replace(was.value, digest=now.digest) != now:
            return None
        if now.digest != was.digest:
            found[path] = replace(text, digest=now.digest)
    return found


def _pages(before: Built, keys: Iterable[str]) -> list[WebPage] | None:
    """The pages of some texts; None if others may show them."""
    found: list[WebPage] = []
    for key in keys:
        shown_by = before.shown_by.get(key, ())
        if len(shown_by) != 1 or before.prepared.opening.asked[key] != 1:
            return None
        found += shown_by
    return found


def _can_be_shown(prepared: Prepared, news: Sequence[_Rewritten]) -> bool:
    """Whether the pages of texts are right, whatever else is to be done."""
    if not all(one.can_be_shown for one in news):
        return False
    offered = {file.source for file in prepared.ready.downloads}
    if any(one.text.path in offered for one in news):
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
    before: Built, shown: Sequence[WebPage], news: Sequence[_Rewritten], using: Tools
) -> Done | None:
    """Write the pages that show the texts, and if that is sure to be all, what is made of these."""
    start, prepared = time.perf_counter(), before.prepared
    ready, copied = prepared.ready, prepared.copied
    with writing(using, prepared.shared, before.done.listed) as writer:
        writer.make(not_given(pages.files(replace(ready, pages=shown)), copied))
        # From here on, work grows with the site.
        alike = all(one.is_told_alike for one in news) and writer.asks_as_before
        if not alike or not _is_proven(prepared, news):
            return None
        listing = list_inputs(using.request)
        if not _is_all(before, using, listing, {one.text.path for one in news}):
            return None
        writer.copy(copied)
        beside = not_given(beside_pages(ready), copied)
        writer.make(one for one in beside if isinstance(one, PlannedFile))
        if not writer.leave_others():
            return None
        writer.make(not_given(build_id.files(ready), copied))
        changes = writer.commit()
    result = replace(
        before.done.result,
        files=changes,
        gone={},
        moved={},
        reasons=writer.reasons(prepared.texts.reasons),
        seconds=time.perf_counter() - start,
    )
    keep(using.request, listing, result, writer.keep(), as_seen(listing))
    return Done(prepared, result, listing, writer.listed)


def _is_all(before: Built, using: Tools, listing: Listing, known: Container[str]) -> bool:
    """Whether no file of the author's is another one but those that are ``known``."""
    changed = before.done.listing.changed(listing)
    return changed is not None and all(
        listing.files.get(path) == using.listing.files.get(path)
        if path in known
        else _is_as_read(before, using.root / path, path)
        for path in changed
    )


def _is_as_read(before: Built, file: Path, path: str) -> bool:
    was = before.sources.get(path)
    try:
        return was is not None and file_digest(file) == was.digest
    except OSError:
        return False
