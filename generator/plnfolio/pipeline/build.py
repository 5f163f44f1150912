"""From the author's folder to the finished one: read, parse, compose, page, write.

The only module that knows all the stages. Everything the author got wrong is collected on the way
and said together; nothing is written unless all of it can be.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from plnfolio.cache.stamps import Stamp
from plnfolio.cache.store import Store
from plnfolio.diagnostics import Problem, SiteError, in_order
from plnfolio.images.gallery import Gallery
from plnfolio.kinds import KINDS
from plnfolio.kinds.base import Address, WebPage
from plnfolio.kinds.terms import Filing, filing
from plnfolio.model.address import output_path
from plnfolio.model.document import Claim
from plnfolio.model.site import Site
from plnfolio.model.view import SiteView
from plnfolio.pipeline import texts as composing
from plnfolio.pipeline.crew import Crew
from plnfolio.pipeline.glance import keep, look
from plnfolio.pipeline.look import Look, load_look
from plnfolio.pipeline.memory import Memory, Spill, World
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
from plnfolio.pln.entries import Entry, entries, public
from plnfolio.read.reading import CONTENT
from plnfolio.read.recall import Remembering
from plnfolio.read.sight import Sight
from plnfolio.read.site import read_site
from plnfolio.render.frame import FOOTER, LOGO
from plnfolio.render.laying import Composer
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


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is known of a site before its texts are composed."""

    site: Site
    look: Look
    rows: tuple[Entry, ...]
    filed: Filing
    addresses: Sequence[Address]
    gallery: Gallery
    composer: Composer
    world: World


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
        self.problems += check_folder(self.order.output, self.root, self.root / CONTENT)
        recall = Remembering(self.root, self.memory.sources, self.sight)
        ground = self._ground(self._site(recall))
        site, look = ground.site, ground.look
        texts = self._texts(ground, recall)
        view = self._site_view(ground, texts)
        given = self._given(ground, texts)
        pages = self._pages(ground, texts)
        stop_if_wrong(self.problems)
        common = shared(pages, view, look.templates)
        promises = [
            *promised(pages, view, look.templates, common),
            *shared_network(site, ground.rows, look.strings, ground.world),
        ]
        search = Search(pages, look.strings, site.config.language)
        written, printer = self._write(given, promises, search)
        ground.gallery.prune()
        texts.keep(ground.world)
        recall.forget_others()
        reasons = printer.reasons(common, texts.reasons)
        self.stamps = printer.keep(common)
        cited = frozenset(key for facts in texts.facts.values() for key in facts.cited)
        return Result(
            pages=len(pages),
            files=written,
            problems=in_order((*self.problems, *self.check(site, cited))),
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

    def _ground(self, site: Site) -> _Ground:
        look = load_look(self.root, site, self.problems)
        rows = public(entries(site.tables, lambda kind: look.strings.t(f"kind_{kind}")))
        filed = filing(site)
        addresses = [address for kind in KINDS for address in kind.addresses(site, filed)]
        atlas = composing.atlas(site, addresses, network_files(rows))
        gallery = Gallery(self.root, self.root / WORKSHOP / "images", site.files, atlas.file_path)
        self.problems += (problem for table in site.tables for problem in check_table(table))
        return _Ground(
            site=site,
            look=look,
            rows=rows,
            filed=filed,
            addresses=addresses,
            gallery=gallery,
            composer=composing.composer(site, rows, atlas, look.strings, gallery),
            world=composing.world(site, atlas, look.strings),
        )

    def _texts(self, ground: _Ground, recall: Remembering) -> composing.Texts:
        bench = composing.Bench(ground.composer, self.memory, self.spill, recall.markdown)
        texts = composing.Texts(bench, composing.jobs(ground.site, ground.composer))
        try:
            texts.bring_up_to_date(ground.world, self.crew, self.progress)
        except OSError as error:
            raise SiteError([unwritable(self.root / WORKSHOP, self.root, error)]) from error
        self.problems += chain.from_iterable(texts.problems.values())
        return texts

    def _site_view(self, ground: _Ground, texts: composing.Texts) -> SiteView:
        """What every page shows; the links of its menu are proven with those of all texts."""
        look = ground.look
        claims: list[Claim] = []
        view = site_view(
            ground.site,
            {key: texts.body(key) for key in (LOGO, FOOTER) if key in texts.facts},
            ground.composer.atlas,
            look.strings.t,
            direction=direction(ground.site.config.language),
            options=look.theme.options,
            problems=self.problems,
            claims=claims,
        )
        self.problems += texts.unproven(claims)
        return view

    def _given(self, ground: _Ground, texts: composing.Texts) -> list[Copied]:
        """The files that are copied: pictures are made for it, and what is in the way is said."""
        gallery = ground.gallery
        for facts in texts.facts.values():
            for source, span, _ in facts.asked.pictures:
                gallery.show(source, span)
        self.problems += gallery.make(
            lambda done, total: self.progress("Making pictures", done, total)
        )
        pictures = [(source, Copied(path[1:], file)) for source, path, file in gallery.outputs()]
        taken = dict(copied(ground.site, texts, gallery, ground.look.theme, self.root))
        others = [*taken.items(), *pictures]
        made = (output_path(address.path) for address in ground.addresses)
        if may_collide(chain(made, (output.path for _, output in others))):
            self.problems += duplicates(places(ground.addresses, others))
        self.problems += unreadable_files(taken)
        return [output for _, output in others]

    def _pages(self, ground: _Ground, texts: composing.Texts) -> list[WebPage]:
        look = ground.look
        stuff = material(
            ground.site, texts, ground.composer, look, filing=ground.filed, memory=self.memory
        )
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
            with Destination(self.order.output, self.root / WORKSHOP) as destination:
                printer = Printer(self.order.output, destination, self.memory)
                printer.copy(given)
                wanted = [one for one in promises if one.path not in names]
                stop_if_wrong(printer.print(wanted, self.crew, self.progress))
                printer.group(FOLDER, search.digest, search)
                return destination.commit(), printer
        except OSError as error:
            raise SiteError([unwritable(self.order.output, self.root, error)]) from error
