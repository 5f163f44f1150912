"""From the author's folder to the finished one: prepared, then written, and remembered.

Nothing is written unless all of it can be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from plnfolio.cache.lock import locked
from plnfolio.diagnostics import Problem, in_order
from plnfolio.frozen import dataclass
from plnfolio.garbage import without_collecting
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.notices.doubts import doubts
from plnfolio.notices.gone import gone_pages
from plnfolio.permanence.remember import as_seen, remember
from plnfolio.pipeline.memory import Memory
from plnfolio.pipeline.news import news
from plnfolio.pipeline.prepare import Prepared, Tools, memory_of, prepare, stop_if_wrong, tools
from plnfolio.pipeline.request import WORKSHOP, BuildRequest, InView, Progress, Result
from plnfolio.pipeline.up_to_date import keep, list_inputs
from plnfolio.pipeline.writing import Written, writing
from plnfolio.read.listing import Listing
from plnfolio.write.base import PlannedFile, PlannedFolder, PlannedLast
from plnfolio.write.manifest import Manifest

LOCK = f"{WORKSHOP}/lock.db"

Use = Callable[[Prepared, Result], None]
"""Makes something else of a site that was just built, while its texts are at hand."""

Check = Callable[[Site, frozenset[str]], Iterable[Problem]]
"""Finds what could be better in a site, given the keys of the works that it cites."""


def no_progress(stage: str, done: int, total: int) -> None:
    """For whoever does not want to hear of it."""


def no_use(prepared: Prepared, result: Result) -> None:
    """For whoever wants nothing but the site."""


def no_check(site: Site, cited: frozenset[str]) -> Iterable[Problem]:
    """For whoever does not want to know what could be better."""
    return ()


@dataclass(frozen=True, slots=True)
class Done:
    """A build that went well: from which files, and which are ours in the output since."""

    prepared: Prepared
    result: Result
    listing: Listing
    listed: Manifest


def build(
    request: BuildRequest,
    progress: Progress = no_progress,
    check: Check = no_check,
    *,
    use: Use = no_use,
    listing: Listing | None = None,
) -> Result:
    """Build a site; SiteError with everything that is wrong if it cannot be built.

    ``use`` hears of one that went well.
    ``listing`` is what was seen of its files just now, if somebody has looked. While another build
    is at work on the site, this one waits. Whoever builds the same again and again begins a
    ``Session``.
    """
    with at_work(request) as waited:
        seen = list_inputs(request) if waited or not listing else listing
        memory = memory_of(request)
        done = whole(request, progress, check, seen=seen, memory=memory, in_view=InView(), use=use)
        return done.result


@contextmanager
def at_work(request: BuildRequest) -> Iterator[bool]:
    """Nobody else builds the site meanwhile; gives whether somebody did until now."""
    root = request.reading.root
    if (root / CONTENT).is_dir():
        with suppress(OSError):
            (root / WORKSHOP).mkdir(exist_ok=True)
    with locked(root / LOCK) as waited, without_collecting():
        yield waited


def whole(
    request: BuildRequest,
    progress: Progress,
    check: Check,
    *,
    seen: Listing,
    memory: Memory,
    in_view: InView,
    use: Use = no_use,
) -> Done:
    """Build all of a site."""
    start = time.perf_counter()
    with tools(request, progress, memory, seen) as using:
        prepared = prepare(using)
        written = _written(prepared, using, in_view)
        noted, told = as_seen(seen), list[Problem]()
        if request.public and prepared.site.config.base_url:
            sketches = {key: facts.sketch for key, facts in prepared.texts.facts.items()}
            entries = prepared.index.decided.entries(sketches)
            noted = remember(entries, prepared.site.permalinks, using.root, seen, told)
        result = _result(prepared, written, lambda *of: (*told, *check(*of)), start, using.root)
        stamps = written.writer.keep(prepared.shared)
        _remember(prepared, memory)
        using.shelf.prune()
        use(prepared, result)
    keep(request, seen, result, stamps, noted)
    return Done(prepared, result, seen, Manifest(written.listed))


def _written(prepared: Prepared, using: Tools, in_view: InView) -> Written:
    """Everything into the output folder; what the author gave (a robots.txt) goes first."""
    with writing(using) as (destination, writer):
        writer.copy(prepared.copied)
        files = [one for one in prepared.planned if isinstance(one, PlannedFile)]
        stop_if_wrong(writer.make(files, using.workers, using.progress, in_view))
        for folder in prepared.planned:
            if isinstance(folder, PlannedFolder):
                writer.make_folder(folder, keep_search=using.request.keep_search)
        for last in prepared.planned:
            if isinstance(last, PlannedLast):
                stop_if_wrong(writer.make_last(last, using.workers))
        return Written(destination.commit(), writer, destination.listed)


def _result(prepared: Prepared, written: Written, check: Check, start: float, root: Path) -> Result:
    site, theme, seen = prepared.site, prepared.index.active.theme, written.writer.seen
    doubtful = doubts(prepared.pages, prepared.copied, seen, theme, root)
    return Result(
        pages=len(prepared.pages),
        files=written.changes,
        problems=in_order((*prepared.problems, *check(site, prepared.cited), *doubtful)),
        left_out=site.left_out,
        gone=gone_pages(written.changes.gone, site.left_out),
        reasons=written.writer.reasons(prepared.shared, prepared.reasons),
        moved=prepared.index.decided.moved,
        news=tuple(news(prepared.pages, site.config, written.writer.said)),
        seconds=time.perf_counter() - start,
        site=site,
        today=site.today,
        timezone=site.config.timezone,
    )


def _remember(prepared: Prepared, memory: Memory) -> None:
    """Keep what was learned of a site that was written, and nothing else."""
    prepared.index.gallery.prune()
    prepared.texts.keep(memory)
    prepared.recall.forget_others()
