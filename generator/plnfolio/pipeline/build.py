"""From the author's folder to the finished one: read, parse, compose, page, write.

The only module that knows all the stages. Everything the author got wrong is collected on the way
and said together; nothing is written unless all of it can be.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import chain
from pathlib import Path

from plnfolio.cache.program import program_digest
from plnfolio.cache.stamps import Stamp
from plnfolio.cache.store import Store
from plnfolio.cache.turns import turn
from plnfolio.diagnostics import Problem, SiteError, in_order, printable, weighed
from plnfolio.kinds import KINDS
from plnfolio.kinds.base import WebPage
from plnfolio.model.document import Claim
from plnfolio.model.site import Site
from plnfolio.model.view import SiteView
from plnfolio.pipeline.crew import Crew
from plnfolio.pipeline.glance import keep, look
from plnfolio.pipeline.gone import gone_pages
from plnfolio.pipeline.ground import Ground, ground
from plnfolio.pipeline.memory import Memory, Spill
from plnfolio.pipeline.order import PICTURES, WORKSHOP, InView, Order, Progress, Result
from plnfolio.pipeline.outputs import (
    copied,
    material,
    places,
    promised,
    shared,
    shared_network,
    stop_if_wrong,
)
from plnfolio.pipeline.printing import Printer
from plnfolio.pipeline.texts import Bench, Texts, jobs
from plnfolio.pipeline.trial import tried_out
from plnfolio.pipeline.unlinked import led_to, unlinked
from plnfolio.pipeline.unpainted import without_card
from plnfolio.pipeline.waiting import said_of_waiting
from plnfolio.read.reading import CONTENT
from plnfolio.read.recall import Remembering
from plnfolio.read.sight import Sight
from plnfolio.read.site import read_site
from plnfolio.render.frame import FOOTER, LOGO
from plnfolio.render.siteview import site_view
from plnfolio.render.typeset import typeset
from plnfolio.theme.strings import direction
from plnfolio.write.collisions import collisions, may_collide
from plnfolio.write.destination import Destination
from plnfolio.write.outcome import Written
from plnfolio.write.output import Copied, Promised
from plnfolio.write.refusals import check_folder, half_written, unreadable_files, unwritable
from plnfolio.write.search import FOLDER, Search
from plnfolio.write.swap import HalfWrittenError

CACHE = f"{WORKSHOP}/kept.db"
TURN = f"{WORKSHOP}/turn.db"

Check = Callable[[Site, frozenset[str]], Iterable[Problem]]
"""Finds what could be better in a site, given the keys of the works that it cites."""


def build(
    order: Order,
    progress: Progress = lambda stage, done, total: None,
    check: Check = lambda site, cited: (),
    *,
    sight: Sight | None = None,
    memory: Memory | None = None,
    in_view: InView | None = None,
) -> Result:
    """Build a site; SiteError with everything that is wrong if it cannot be built.

    ``sight`` is what was seen of its files just now, if somebody has looked. ``memory`` is for
    whoever builds the same again and again (see ``memory_of``). While another build is at work on
    the site, this one waits.
    """
    root = order.reading.root
    if (root / CONTENT).is_dir():
        with suppress(OSError):
            (root / WORKSHOP).mkdir(exist_ok=True)
    with turn(root / TURN) as waited, _without_collecting():
        seen = look(order) if waited or not sight else sight
        remembered = memory or memory_of(order)
        return _done(_Build(order, progress, check, remembered, seen, in_view or InView()))


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


def _done(building: _Build) -> Result:
    memory, order = building.memory, building.order
    try:
        result = building.run()
    finally:
        # Texts that were read need not be read again, even where others have mistakes.
        memory.save()
        memory.store.close()
        building.spill.close()
    keep(order, building.sight, result, building.stamps)
    return result


def memory_of(order: Order) -> Memory:
    """What builds of the same site into the same folder remember."""
    root = order.reading.root
    output = Path(os.path.relpath(order.output, root)).as_posix()
    return Memory(Store(root / CACHE, program_digest()), printable(output))


@dataclass(slots=True)
class _Build:
    """One build, stage by stage."""

    order: Order
    progress: Progress
    check: Check
    memory: Memory
    sight: Sight
    in_view: InView
    spill: Spill = field(init=False)
    crew: Crew = field(init=False)
    stamps: dict[str, Stamp] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.spill = Spill(self.root / WORKSHOP)
        self.crew = Crew(self.order.hands)

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.order.reading.root

    def run(self) -> Result:
        start = time.perf_counter()
        self.problems += check_folder(self.order.output, self.root, self.root / CONTENT)
        recall = Remembering(self.root, self.memory.sources, self.sight)
        known = ground(self.root, self._site(recall), self.problems)
        site, look = known.site, known.look
        texts = self._texts(known, recall)
        view = self._site_view(known, texts)
        given = self._given(known, texts)
        pages = self._pages(known, texts)
        self.problems += without_card(pages, known.addresses, view, site, look.faces)
        if any(problem.severity == "error" for problem in self.problems):
            self.problems += tried_out(pages, view, site, look.templates)
        stop_if_wrong(self.problems)
        common = shared(pages, view, look.templates)
        promises = [
            *promised(pages, view, look, common),
            *shared_network(site, known.rows, look, known.world, painted=known.painted),
        ]
        search = Search(pages, look.strings, site.config.language)
        written, printer = self._write(given, promises, search)
        known.gallery.prune()
        texts.keep(known.world)
        recall.forget_others()
        reasons = printer.reasons(common, texts.reasons)
        self.stamps = printer.keep(common)
        cited = frozenset(key for facts in texts.facts.values() for key in facts.cited)
        return Result(
            pages=len(pages),
            files=written,
            problems=in_order((*self.problems, *self.check(site, cited))),
            left_out=site.left_out,
            gone=gone_pages(written.gone, site.left_out),
            reasons=reasons,
            seconds=time.perf_counter() - start,
            site=site,
            today=site.today,
            timezone=site.config.timezone,
        )

    def _site(self, recall: Remembering) -> Site:
        site = typeset(read_site(self.order.reading, self.problems, recall, self.sight))
        if not self.order.base_url:
            return site
        config = site.config.model_copy(update={"base_url": self.order.base_url})
        return replace(site, config=config)

    def _texts(self, known: Ground, recall: Remembering) -> Texts:
        bench = Bench(known.composer, self.memory, self.spill, recall.markdown)
        texts = Texts(bench, jobs(known.site, known.composer))
        try:
            texts.bring_up_to_date(known.world, self.crew, self.progress)
        except OSError as error:
            raise SiteError([unwritable(self.root / WORKSHOP, self.root, error)]) from error
        self.problems += chain.from_iterable(texts.problems.values())
        self.problems[:] = weighed(self.problems, texts.asked_for(), known.site.config.style)
        dead = [one.span.path for one in self.problems if one.code == "broken-link"]
        self.problems += unlinked(known.site, led_to(known, texts), recall.markdown, dead)
        self.problems += said_of_waiting(known, texts, recall.markdown)
        return texts

    def _site_view(self, known: Ground, texts: Texts) -> SiteView:
        """What every page shows; the links of its menu are proven with those of all texts."""
        look = known.look
        claims: list[Claim] = []
        view = site_view(
            known.site,
            {key: texts.body(key) for key in (LOGO, FOOTER) if key in texts.facts},
            known.composer.atlas,
            look.strings.t,
            direction=direction(known.site.config.language),
            options=look.theme.options,
            problems=self.problems,
            claims=claims,
        )
        self.problems += texts.unproven(claims)
        return view

    def _given(self, known: Ground, texts: Texts) -> list[Copied]:
        """The files that are copied: pictures are made for it, and what is in the way is said."""
        gallery = known.gallery
        for facts in texts.every():
            for source, span, _ in facts.asked.pictures:
                gallery.show(source, span)
        for artifact in known.site.artifacts:
            for source in artifact.copied:
                gallery.take_along(source)
        self.problems += gallery.make(lambda done, total: self.progress(PICTURES, done, total))
        pictures = [
            (one.source, Copied(one.path[1:], one.file, one.digest, one.again))
            for one in gallery.outputs()
        ]
        taken = dict(copied(known, texts, self.root))
        others = [*taken.items(), *pictures]
        if may_collide(path for path, _ in places(known, others)):
            self.problems += collisions(places(known, others))
        self.problems += unreadable_files(taken)
        return [output for _, output in others]

    def _pages(self, known: Ground, texts: Texts) -> list[WebPage]:
        look = known.look
        stuff = material(known, texts, self.memory)
        pages = [page for kind in KINDS for page in kind.pages(stuff)]
        for name in {page.template for page in pages}:
            self.problems += look.templates.check(name)
        return pages

    def _write(
        self, given: Sequence[Copied], promises: Sequence[Promised], search: Search
    ) -> tuple[Written, Printer]:
        """Everything into the output folder; what the author gave (a robots.txt) goes first."""
        names = {file.path for file in given}
        try:
            workshop, left = self.root / WORKSHOP, self.memory.left
            with Destination(self.order.output, workshop, left) as destination:
                printer = Printer(self.order.output, destination, self.memory)
                printer.copy(given)
                wanted = [one for one in promises if one.path not in names]
                problems = printer.print(wanted, self.crew, self.progress, self.in_view)
                stop_if_wrong(problems)
                printer.group(FOLDER, search.digest, search, hasty=self.order.hasty)
                return destination.commit(), printer
        except HalfWrittenError as error:
            raise SiteError([half_written(self.order.output, self.root, error)]) from error
        except OSError as error:
            raise SiteError([unwritable(self.order.output, self.root, error)]) from error
