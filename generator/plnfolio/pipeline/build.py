"""From the author's folder to the finished one: prepared, then written, and remembered.

Nothing is written unless all of it can be.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress

from plnfolio.cache.lock import locked
from plnfolio.diagnostics import Problem, in_order
from plnfolio.frozen import dataclass
from plnfolio.garbage import without_collecting
from plnfolio.kinds.base import canonical
from plnfolio.model.address import output_path
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.notices.doubts import doubts
from plnfolio.notices.gone import gone_pages
from plnfolio.permanence.remember import as_seen, remember
from plnfolio.pipeline.downloads import prune
from plnfolio.pipeline.files import FileWriter, writing
from plnfolio.pipeline.memory import Memory
from plnfolio.pipeline.prepare import Prepared, memory_of, prepare, tools
from plnfolio.pipeline.request import (
    WORKSHOP,
    BuildRequest,
    InView,
    News,
    Progress,
    Result,
    no_progress,
)
from plnfolio.pipeline.up_to_date import keep, list_inputs
from plnfolio.read.listing import Listing
from plnfolio.write.manifest import Manifest
from plnfolio.write.outcome import Changes

LOCK = f"{WORKSHOP}/lock.db"

Use = Callable[[Prepared, Result], None]
"""Makes something else of a site that was just built, while its texts are at hand."""

Check = Callable[[Site, frozenset[str]], Iterable[Problem]]
"""Finds what could be better in a site, given the keys of the works that it cites."""


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
    with tools(request, progress, memory, seen, in_view) as using:
        prepared = prepare(using)
        with writing(using, prepared.shared) as writer:
            writer.copy(prepared.copied)  # what the author gave (a robots.txt) goes first
            writer.make(prepared.planned)
            changes = writer.commit()
        noted, told = as_seen(seen), list[Problem]()
        if request.public and prepared.site.config.base_url:
            sketches = {key: facts.sketch for key, facts in prepared.texts.facts.items()}
            entries = prepared.index.decided.entries(sketches)
            noted = remember(entries, prepared.site.permalinks, using.root, seen, told)
        theme, files = prepared.index.active.theme, writer.seen
        told += doubts(prepared.pages, prepared.copied, files, theme, using.root)
        told += check(prepared.site, prepared.cited)
        result = _result(prepared, writer, changes, told, start)
        stamps = writer.keep()
        # Only a site that was written is remembered as a whole.
        prepared.index.gallery.prune()
        prepared.texts.keep(memory)
        prepared.recall.forget_others()
        using.insides.prune()
        if request.public:
            prune(using.root, prepared.ready.downloads)
        use(prepared, result)
    keep(request, seen, result, stamps, noted)
    return Done(prepared, result, seen, writer.listed)


def _result(
    prepared: Prepared, writer: FileWriter, changes: Changes, told: Iterable[Problem], start: float
) -> Result:
    site = prepared.site
    return Result(
        pages=len(prepared.pages),
        files=changes,
        problems=in_order((*prepared.problems, *told)),
        left_out=site.left_out,
        gone=gone_pages(changes.gone, site.left_out),
        reasons=writer.reasons(prepared.texts.reasons),
        moved=prepared.index.decided.moved,
        news=tuple(_news(prepared, writer.said)),
        seconds=time.perf_counter() - start,
        site=site,
        today=site.today,
        timezone=site.config.timezone,
    )


def _news(prepared: Prepared, before: Mapping[str, str]) -> Iterator[News]:
    """The pages whose words are others than ``before``, by their files, in the site's order.

    What only looks different, as its theme is another, is no news. Without an address of the site
    no page has one to hand in.
    """
    config = prepared.site.config
    for page in prepared.pages if config.base_url else ():
        path, words = output_path(page.path), page.words()
        if words and before.get(path) != words:
            address = canonical(config, page.path)
            yield News(address, page.title, path not in before, page.source, page.updated)
