"""From the author's folder to the finished one: prepared, then written, and remembered.

Nothing is written unless all of it can be.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

from plnfolio.cache.lock import locked
from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.pipeline.files import FileWriter
from plnfolio.pipeline.gone import gone_pages
from plnfolio.pipeline.memory import Memory
from plnfolio.pipeline.prepare import Prepared, Tools, memory_of, prepare, stop_if_wrong, tools
from plnfolio.pipeline.request import WORKSHOP, BuildRequest, InView, Progress, Result
from plnfolio.pipeline.up_to_date import keep, list_inputs
from plnfolio.read.listing import Listing
from plnfolio.write.base import PlannedFile, PlannedFolder
from plnfolio.write.destination import Destination
from plnfolio.write.outcome import Changes
from plnfolio.write.refusals import half_written, unwritable
from plnfolio.write.swap import HalfWrittenError

LOCK = f"{WORKSHOP}/lock.db"

Check = Callable[[Site, frozenset[str]], Iterable[Problem]]
"""Finds what could be better in a site, given the keys of the works that it cites."""


def build(
    request: BuildRequest,
    progress: Progress = lambda stage, done, total: None,
    check: Check = lambda site, cited: (),
    *,
    listing: Listing | None = None,
    memory: Memory | None = None,
    in_view: InView | None = None,
) -> Result:
    """Build a site; SiteError with everything that is wrong if it cannot be built.

    ``listing`` is what was seen of its files just now, if somebody has looked. ``memory`` is for
    whoever builds the same again and again (see ``memory_of``). While another build is at work on
    the site, this one waits.
    """
    root = request.reading.root
    if (root / CONTENT).is_dir():
        with suppress(OSError):
            (root / WORKSHOP).mkdir(exist_ok=True)
    with locked(root / LOCK) as waited, _without_collecting():
        start = time.perf_counter()
        seen = list_inputs(request) if waited or not listing else listing
        with tools(request, progress, memory or memory_of(request), seen) as using:
            prepared = prepare(using)
            written, writer = write(prepared, using, in_view or InView())
            result = _result(prepared, written, writer, check, start)
            stamps = writer.keep(prepared.shared)
            _remember(prepared, using.memory)
        keep(request, seen, result, stamps)
        return result


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Leave garbage alone: nearly all that a build makes it keeps, and looking takes a third."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def write(prepared: Prepared, using: Tools, in_view: InView) -> tuple[Changes, FileWriter]:
    """Everything into the output folder; what the author gave (a robots.txt) goes first."""
    root, output = using.root, using.request.output
    try:
        with Destination(output, root / WORKSHOP, using.memory.left) as destination:
            writer = FileWriter(output, destination, using.memory.files)
            writer.copy(prepared.copied)
            files = [one for one in prepared.planned if isinstance(one, PlannedFile)]
            stop_if_wrong(writer.make(files, using.workers, using.progress, in_view))
            for folder in prepared.planned:
                if isinstance(folder, PlannedFolder):
                    writer.make_folder(folder, keep_search=using.request.keep_search)
            return destination.commit(), writer
    except HalfWrittenError as error:
        raise SiteError([half_written(output, root, error)]) from error
    except OSError as error:
        raise SiteError([unwritable(output, root, error)]) from error


def _result(
    prepared: Prepared, written: Changes, writer: FileWriter, check: Check, start: float
) -> Result:
    site = prepared.site
    return Result(
        pages=len(prepared.pages),
        files=written,
        problems=in_order((*prepared.problems, *check(site, prepared.cited))),
        left_out=site.left_out,
        gone=gone_pages(written.gone, site.left_out),
        reasons=writer.reasons(prepared.shared, prepared.reasons),
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
