"""A site is read, composed and proof-read, and nothing of it is written."""

from __future__ import annotations

import time
from collections.abc import Collection, Iterator
from dataclasses import replace

from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.frozen import dataclass
from plnfolio.model.address import output_path
from plnfolio.model.site import Page, Site
from plnfolio.notices.doubts import doubts
from plnfolio.pipeline.build import at_work
from plnfolio.pipeline.last_check import Checked, keep
from plnfolio.pipeline.prepare import Prepared, Proof, See, Tools, memory_of, prepare, tools
from plnfolio.pipeline.request import BuildRequest, InView, Progress, no_progress
from plnfolio.read.listing import Listing
from plnfolio.write.needs import USES, needs, of_copy

_OF_THE_HIDDEN = frozenset(("link-to-unpublished", "lost-address"))
"""What is wrong only where drafts and later posts are left out."""


@dataclass(frozen=True, slots=True)
class _Needs:
    """What is known of a page that was not made (``write.base.Seen``)."""

    needs: tuple[str, ...]
    data: str = ""


def check(
    request: BuildRequest, proof: Proof, listing: Listing, progress: Progress = no_progress
) -> Checked:
    """What the build and the proof-reader have to say of a site, whose files were just listed."""
    start = time.perf_counter()
    sites: list[Site] = []
    with at_work(request):
        memory = memory_of(request)  # what the last build knows of its texts is known here too
        with tools(request, progress, memory, listing, InView()) as using:
            try:
                prepared = prepare(using, proof, lambda site, *_: sites.append(site))
                prepared.texts.keep(memory)
                said = [*prepared.problems, *_doubts(prepared, using)]
            except SiteError as error:
                problems = in_order((*error.problems, *_kept_back(using, sites, error.problems)))
                return Checked(problems, seconds=time.perf_counter() - start)
            problems = in_order((*said, *_kept_back(using, sites, said)))
    zone = prepared.site.config.timezone
    checked = Checked(problems, len(prepared.pages), zone, time.perf_counter() - start)
    keep(request, listing, checked)
    return checked


def _doubts(prepared: Prepared, using: Tools) -> Iterator[Problem]:
    """What a policy may keep from working that stands in a text or in a template."""
    found: dict[str, _Needs] = {}
    for page in prepared.pages:
        path, data = output_path(page.path), prepared.tried.get(page.path)
        read = using.memory.proofs.get(page.source)
        if data is None and read and read.output.scripted and page.source in prepared.texts.facts:
            data = prepared.texts.body(page.source).html.encode()
        if data is not None:
            found[path] = _Needs(needs(path, data))
    used = {USES + file.path: file for file in prepared.copied} if found else {}
    for need in {need for one in found.values() for need in one.needs} & used.keys():
        file = used[need]
        found[file.path] = _Needs(of_copy(file.path, file.origin))
    if found:
        theme = prepared.index.active.theme
        yield from doubts(prepared.pages, prepared.copied, found, theme, using.root)


def _kept_back(
    using: Tools, sites: Collection[Site], said: Collection[Problem]
) -> Iterator[Problem]:
    """What follows from drafts and later posts being left out, as they are once they are built."""
    if not any(map(_has_hidden, sites)):
        return
    reading = replace(using.request.reading, drafts=False, future=False)
    try:
        found = prepare(replace(using, request=replace(using.request, reading=reading))).problems
    except SiteError as error:
        found = error.problems
    before = {(one.code, one.span) for one in said}
    for one in found:
        if one.code in _OF_THE_HIDDEN and (one.code, one.span) not in before:
            yield one


def _has_hidden(site: Site) -> bool:
    return any(
        one.matter.draft or (not isinstance(one, Page) and one.matter.date > site.today)
        for one in site.texts
    )


def look(
    request: BuildRequest,
    proof: Proof,
    see: See,
    listing: Listing,
    progress: Progress = no_progress,
) -> tuple[Problem, ...]:
    """Have ``see`` look at a site that was proof-read; what keeps it from being built, if so.

    There may be so much wrong that there is nothing to look at.
    """
    with (
        at_work(request),
        tools(request, progress, memory_of(request), listing, InView()) as using,
    ):
        try:
            prepare(using, proof, see)
        except SiteError as error:
            return in_order(error.problems)
    return ()
