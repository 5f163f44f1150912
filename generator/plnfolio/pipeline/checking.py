"""A site is read, composed and proof-read, and nothing of it is written."""

from __future__ import annotations

import time

from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.pipeline.build import at_work
from plnfolio.pipeline.last_check import Checked, keep
from plnfolio.pipeline.prepare import Proof, See, memory_of, prepare, tools
from plnfolio.pipeline.request import BuildRequest, InView, Progress, no_progress
from plnfolio.read.listing import Listing


def check(
    request: BuildRequest, proof: Proof, listing: Listing, progress: Progress = no_progress
) -> Checked:
    """What the build and the proof-reader have to say of a site, whose files were just listed."""
    start = time.perf_counter()
    with at_work(request):
        memory = memory_of(request)  # what the last build knows of its texts is known here too
        with tools(request, progress, memory, listing, InView()) as using:
            try:
                prepared = prepare(using, proof)
            except SiteError as error:
                return Checked(in_order(error.problems), seconds=time.perf_counter() - start)
            prepared.texts.keep(memory)
    problems, zone = in_order(prepared.problems), prepared.site.config.timezone
    checked = Checked(problems, len(prepared.pages), zone, time.perf_counter() - start)
    keep(request, listing, checked)
    return checked


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
