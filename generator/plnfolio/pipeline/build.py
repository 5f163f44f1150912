"""From the author's folder to the finished one: read, parse, compose, page, write.

The only module that knows all the stages. Everything the author got wrong is collected on the way
and said together; nothing is written unless all of it can be.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from plnfolio.cache.stamps import Stamp
from plnfolio.cache.store import Store
from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.images.gallery import Gallery
from plnfolio.kinds import KINDS
from plnfolio.kinds.terms import filing
from plnfolio.model.address import output_path
from plnfolio.model.document import Claim
from plnfolio.model.site import Site
from plnfolio.pipeline import texts as composing
from plnfolio.pipeline.crew import Crew
from plnfolio.pipeline.glance import keep, look
from plnfolio.pipeline.look import load_look
from plnfolio.pipeline.memory import Memory, Spill
from plnfolio.pipeline.order import WORKSHOP, Order, Progress, Result
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
from plnfolio.pipeline.program import program_digest
from plnfolio.pln.checks import check_table
from plnfolio.pln.entries import entries, public
from plnfolio.read.reading import CONTENT
from plnfolio.read.recall import Remembering
from plnfolio.read.sight import Sight
from plnfolio.read.site import read_site
from plnfolio.render.frame import FOOTER, LOGO
from plnfolio.render.siteview import site_view
from plnfolio.render.typeset import typeset
from plnfolio.theme.strings import direction
from plnfolio.write.destination import (
    Destination,
    Written,
    check_folder,
    duplicates,
    may_collide,
    unreadable_files,
    unwritable,
)
from plnfolio.write.output import Copied, Promised
from plnfolio.write.pln import paths as network_files
from plnfolio.write.search import FOLDER, Search

CACHE = f"{WORKSHOP}/kept.db"


Check = Callable[[Site, frozenset[str]], Iterable[Problem]]
"""Finds what could be better in a site, given the keys of the works that it cites."""


def build(
    order: Order,
    progress: Progress = lambda stage, done, total: None,
    check: Check = lambda site, cited: (),
    sight: Sight | None = None,
) -> Result:
    """Build a site; SiteError with everything that is wrong if it cannot be built.

    ``sight`` is what was seen of its files just now, if somebody has looked.
    """
    root = order.reading.root
    sight = sight or look(order)
    output = Path(os.path.relpath(order.output, root)).as_posix()
    memory = Memory(Store(root / CACHE, program_digest()), output)
    spill = Spill(root / WORKSHOP)
    try:
        building = _Build(order, memory, spill, progress, check=check, sight=sight)
        result = building.run()
    finally:
        # Texts that were read need not be read again, even where others have mistakes.
        memory.save()
        memory.store.close()
        spill.close()
    keep(order, sight, result, building.stamps)
    return result


class _Build:
    """One build, stage by stage."""

    def __init__(
        self,
        order: Order,
        memory: Memory,
        spill: Spill,
        progress: Progress,
        *,
        check: Check,
        sight: Sight,
    ) -> None:
        self.order = order
        self.root = order.reading.root
        self.memory = memory
        self.spill = spill
        self.progress = progress
        self.check = check
        self.sight = sight
        self.stamps: dict[str, Stamp] = {}
        self.crew = Crew(order.hands)
        self.problems: list[Problem] = []

    def run(self) -> Result:
        start = time.perf_counter()
        problems, root = self.problems, self.root
        problems += check_folder(self.order.output, root, root / CONTENT)
        recall = Remembering(root, self.memory.sources, self.sight)
        site = self._site(recall)
        look = load_look(root, site, problems)
        rows = public(entries(site.tables, lambda kind: look.strings.t(f"kind_{kind}")))
        filed = filing(site)
        addresses = [address for kind in KINDS for address in kind.addresses(site, filed)]
        atlas = composing.atlas(site, addresses, network_files(rows))
        gallery = Gallery(root, root / WORKSHOP / "images", site.files, atlas.file_path)
        composer = composing.composer(site, rows, atlas, look.strings, gallery)
        problems += (problem for table in site.tables for problem in check_table(table))
        world = composing.world(site, atlas, look.strings)
        bench = composing.Bench(composer, self.memory, self.spill, recall.markdown)
        texts = composing.Texts(bench, composing.jobs(site, composer))
        try:
            texts.bring_up_to_date(world, self.crew, self.progress)
        except OSError as error:
            raise SiteError([unwritable(root / WORKSHOP, root, error)]) from error
        problems += chain.from_iterable(texts.problems.values())
        claims: list[Claim] = []
        view = site_view(
            site,
            {key: texts.body(key) for key in (LOGO, FOOTER) if key in texts.facts},
            atlas,
            look.strings.t,
            direction=direction(site.config.language),
            options=look.theme.options,
            problems=problems,
            claims=claims,
        )
        problems += texts.unproven(claims)
        for facts in texts.facts.values():
            for source, span, _ in facts.asked.pictures:
                gallery.show(source, span)
        problems += gallery.make(lambda done, total: self.progress("Making pictures", done, total))
        pictures = [(source, Copied(path[1:], file)) for source, path, file in gallery.outputs()]
        taken = dict(copied(site, texts, gallery, look.theme, root))
        others = [*taken.items(), *pictures]
        files = chain((output_path(one.path) for one in addresses), (o.path for _, o in others))
        if may_collide(files):
            problems += duplicates(places(addresses, others))
        problems += unreadable_files(taken)
        stuff = material(site, texts, composer, look, filing=filed, memory=self.memory)
        pages = [page for kind in KINDS for page in kind.pages(stuff)]
        problems += (
            p for name in {page.template for page in pages} for p in look.templates.check(name)
        )
        stop_if_wrong(problems)
        common = shared(pages, view, look.templates)
        promises = [
            *promised(pages, view, look.templates, common),
            *shared_network(site, rows, look.strings, world),
        ]
        search = Search(pages, look.strings, site.config.language)
        given = [*taken.values(), *(output for _, output in pictures)]
        written, printer = self._write(given, promises, search)
        gallery.prune()
        texts.keep(world)
        recall.forget_others()
        reasons = printer.reasons(common, texts.reasons)
        self.stamps = printer.keep(common)
        cited = frozenset(key for facts in texts.facts.values() for key in facts.cited)
        return Result(
            pages=len(pages),
            files=written,
            problems=in_order((*problems, *self.check(site, cited))),
            left_out=site.left_out,
            reasons=reasons,
            seconds=time.perf_counter() - start,
            site=site,
        )

    def _site(self, recall: Remembering) -> Site:
        site = typeset(read_site(self.order.reading, self.problems, recall, self.sight))
        if not self.order.base_url:
            return site
        config = site.config.model_copy(update={"base_url": self.order.base_url})
        return replace(site, config=config)

    def _write(
        self, given: Sequence[Copied], promises: Sequence[Promised], search: Search
    ) -> tuple[Written, Printer]:
        """Everything into the output folder; what the author gave (a robots.txt) goes first."""
        names = {file.path for file in given}
        try:
            with Destination(self.order.output, self.root / WORKSHOP) as destination:
                printer = Printer(self.order.output, destination, self.memory)
                printer.copy(given)
                wanted = [one for one in promises if one.path not in names]
                stop_if_wrong(printer.print(wanted, self.crew, self.progress))
                printer.group(FOLDER, search.digest, search)
                return destination.commit(), printer
        except OSError as error:
            raise SiteError([unwritable(self.order.output, self.root, error)]) from error
