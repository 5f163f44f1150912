"""Builds of one site that follow on one another, as a server makes them: each knows the last.

What was prepared is at hand, so that a save of a text makes little more than its page
(``amend.py``). Whatever that cannot be sure of is built as ever.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from plnfolio.cache.stamps import GONE, stamp
from plnfolio.diagnostics import SiteError
from plnfolio.permanence.remember import as_seen
from plnfolio.pipeline.amend import Built, amended, places_of
from plnfolio.pipeline.build import Check, Done, at_work, no_check, no_progress, whole
from plnfolio.pipeline.memory import Memory
from plnfolio.pipeline.prepare import memory_of, tools
from plnfolio.pipeline.request import BuildRequest, InView, Progress, Result
from plnfolio.pipeline.up_to_date import keep, list_inputs
from plnfolio.read.listing import Listing
from plnfolio.read.recall import CachedSource
from plnfolio.write.manifest import MANIFEST, Manifest


class Session:
    """Builds a site into a folder as often as is wished, and remembers all of it in between."""

    def __init__(self) -> None:
        self._memory: Memory | None = None
        self._built: Built | None = None
        self._saved: dict[str, None] = {}

    def build(
        self,
        request: BuildRequest,
        progress: Progress = no_progress,
        check: Check = no_check,
        *,
        saved: Iterable[Path] = (),
        in_view: InView | None = None,
    ) -> Result:
        """Build the site; SiteError as from ``build``.

        ``saved`` are files that have changed since, as far as somebody has heard of them.
        """
        self._saved.update(dict.fromkeys(_inside(request.reading.root, saved)))
        memory = self._memory = self._memory or memory_of(request)
        in_view = in_view or InView()
        with at_work(request):
            result = self._amended(request, progress, memory, in_view)
            if result is None:
                gc.unfreeze()  # what was prepared before is garbage soon (see ``DevServer``)
                seen = list_inputs(request)
                done = whole(request, progress, check, seen=seen, memory=memory, in_view=in_view)
                self._built = _built(request, done, seen, memory.sources.records())
                result = done.result
        self._saved.clear()
        return result

    def has_left(self, output: Path) -> bool:
        """Whether the list of an output folder is as the last build has left it."""
        return self._built is not None and self._built.has_left(output)

    def _amended(
        self, request: BuildRequest, progress: Progress, memory: Memory, in_view: InView
    ) -> Result | None:
        built, root, start = self._built, request.reading.root, time.perf_counter()
        if built is None or not built.answers(request):
            return None
        began = time.time_ns()
        stamps = ((path, stamp(root / path)) for path in self._saved)
        # Some editors write beside a file, and have that take its name.
        seen = {path: one for path, one in stamps if one != GONE or path in built.listing.files}
        with tools(request, progress, memory, Listing(began, seen)) as using:
            try:
                found = amended(built, using, seen, in_view)
            except SiteError:
                return None  # all that is wrong is said together
        if found is None:
            return None
        result = replace(
            built.result,
            files=found.written.changes,
            gone={},
            moved={},
            reasons=found.reasons,
            seconds=time.perf_counter() - start,
            site=found.prepared.site,
        )
        keep(request, found.listing, result, found.stamps, as_seen(found.listing))
        done = Done(found.prepared, found.written, result, found.stamps)
        self._built = _built(request, done, found.listing, found.sources)
        return result


def _built(
    request: BuildRequest, done: Done, seen: Listing, sources: Mapping[str, CachedSource]
) -> Built:
    """What is at hand for the next build: nothing that only the one before needed."""
    prepared = replace(done.prepared, planned=())
    prepared.texts.rest()
    prepared.recall.rest()
    return Built(
        request,
        prepared,
        seen,
        sources,
        done.result,
        Manifest(done.written.listed),
        stamp(request.output / MANIFEST, through=False),
        {text.path: text for text in prepared.site.texts},
        places_of(prepared.pages),
    )


def _inside(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    """Some paths as a site has them; what lies outside is known by its own."""
    roots = (root.absolute(), root.resolve())
    for path in paths:
        above = next((one for one in roots if path.is_relative_to(one)), None)
        yield path.relative_to(above).as_posix() if above else path.as_posix()
