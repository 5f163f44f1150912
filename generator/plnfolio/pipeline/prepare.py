"""A site is read, composed and planned to the last file, and nothing is written.

Everything the author got wrong is collected on the way and said together.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field, replace
from pathlib import Path
from typing import TypeVar

from plnfolio.cache.program import program_digest
from plnfolio.cache.records import Records
from plnfolio.cache.store import Store
from plnfolio.diagnostics import Problem, SiteError, in_order, printable, weighed
from plnfolio.frozen import dataclass
from plnfolio.kinds import KINDS
from plnfolio.kinds.base import Material, WebPage
from plnfolio.kinds.featured import misnamed
from plnfolio.model.document import Claim
from plnfolio.model.proof import Read
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT, Source
from plnfolio.model.view import SiteView
from plnfolio.notices.trial import samples, tried_out
from plnfolio.notices.unlinked import led_to, unlinked
from plnfolio.notices.unpainted import without_card
from plnfolio.pipeline.copies import copies
from plnfolio.pipeline.downloads import Making, offered
from plnfolio.pipeline.index import SiteIndex, site_index
from plnfolio.pipeline.jobs import jobs
from plnfolio.pipeline.material import Opening, finished, material, shared
from plnfolio.pipeline.memory import Memory, Shared
from plnfolio.pipeline.request import WORKSHOP, BuildRequest, InView, Progress
from plnfolio.pipeline.scratch import Scratch
from plnfolio.pipeline.secondhand import first_hand
from plnfolio.pipeline.texts import ComposeContext, Texts
from plnfolio.pipeline.waiting import said_of_waiting
from plnfolio.pln.entries import by_slug
from plnfolio.read.folder import Insides
from plnfolio.read.listing import Listing
from plnfolio.read.recall import Remembering
from plnfolio.read.site import read_site
from plnfolio.render.frame import FOOTER, LOGO
from plnfolio.render.siteview import site_view
from plnfolio.render.typeset import typeset
from plnfolio.theme.strings import direction
from plnfolio.workers import WorkerPool
from plnfolio.write.base import Finished, Planned
from plnfolio.write.output import Copied
from plnfolio.write.outputs import planned
from plnfolio.write.refusals import check_folder, unwritable

STORE = f"{WORKSHOP}/kept.db"

AnyPlanned = TypeVar("AnyPlanned", bound=Planned)


@dataclass(frozen=True, slots=True)
class Tools:
    """What a build works with. ``listing`` is what was seen of the site's files just now.

    What is ``in_view`` is made first.
    """

    request: BuildRequest
    progress: Progress
    memory: Memory
    listing: Listing
    scratch: Scratch
    workers: WorkerPool
    insides: Insides
    in_view: InView

    @property
    def root(self) -> Path:
        """The site's folder."""
        return self.request.reading.root


@contextmanager
def tools(
    request: BuildRequest, progress: Progress, memory: Memory, listing: Listing, in_view: InView
) -> Iterator[Tools]:
    """The tools of one build; what it has learned is kept at the end, however it ends."""
    root = request.reading.root
    scratch, insides = Scratch(root / WORKSHOP), Insides.at(root, root / WORKSHOP)
    workers = WorkerPool(request.processes)
    try:
        yield Tools(request, progress, memory, listing, scratch, workers, insides, in_view)
    finally:
        # Texts that were read need not be read again, even where others have mistakes.
        memory.save()
        memory.store.close()
        scratch.close()


def memory_of(request: BuildRequest) -> Memory:
    """What builds of the same site into the same folder remember."""
    root = request.reading.root
    output = Path(os.path.relpath(request.output, root)).as_posix()
    return Memory(Store(root / STORE, program_digest()), printable(output))


@dataclass(frozen=True, slots=True)
class Prepared:
    """A site of which everything is known: all files that it will have, and how to make them.

    ``problems`` are warnings. What the author gave is ``copied``, and has precedence. ``opening``
    gave the texts that pages show, and ``menu`` are links to ids that the site’s menu has. No file
    is ``planned`` of a site that was proof-read, but a page was ``tried`` for each template of the
    author's, by its path.
    """

    ready: Finished
    copied: Sequence[Copied]
    planned: Sequence[Planned]
    shared: Shared
    index: SiteIndex
    texts: Texts
    opening: Opening
    menu: Sequence[Claim]
    recall: Remembering
    problems: Sequence[Problem] = field(default_factory=list)
    tried: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        """What the author wrote."""
        return self.index.site

    @property
    def pages(self) -> Sequence[WebPage]:
        """All pages."""
        return self.ready.pages

    @property
    def cited(self) -> frozenset[str]:
        """The keys of all works that are cited."""
        return self.texts.cited()


Proof = Callable[
    [Site, frozenset[str], Callable[[str], Source], Records[Read], Collection[Problem]],
    Iterable[Problem],
]
"""Reads what the author wrote: the site, the keys of the works that it cites, how files are read,
what was found in texts before, and what is said already, which it gives back with its own."""

See = Callable[[Site, Texts, Callable[[str], Source], Sequence[Problem]], None]
"""Looks at a site that was proof-read, whether it can be built or not: with its texts, how files
are read, and all that is to be said."""


def prepare(using: Tools, proof: Proof | None = None, see: See | None = None) -> Prepared:
    """Learn everything of a site; SiteError with all that is wrong if it cannot be built.

    What ``proof`` finds is among the problems either way, and ``see`` has its look first.
    """
    root = using.root
    problems = [*check_folder(using.request.output, root, root / CONTENT)]
    recall = Remembering(root, using.memory.sources, using.listing)
    request = using.request
    site = _site(using, recall, problems)
    known = site_index(
        root,
        site,
        problems,
        recall.markdown,
        preview=request.preview,
        local=request.local,
    )
    texts = _texts(using, known, recall, problems)
    problems += misnamed(known.site)
    menu: list[Claim] = []
    view = _site_view(known, texts, menu, problems)
    copied = copies(known, texts, root, using.progress, problems, insides=using.insides)
    opening = Opening(known.site, texts)
    pages = _pages(known, material(known, texts, using.memory, opening), problems)
    site, active = known.site, known.active
    problems += without_card(pages, known.plan.addresses, view, site, active.faces)
    problems[:] = first_hand(problems)
    tried: dict[str, bytes] = {}
    if any(problem.severity == "error" for problem in problems):
        problems += tried_out(pages, view, site, active.templates, tried)
    elif proof:
        some = [*samples(pages, active.templates)]
        problems += tried_out(some, view, site, active.templates, tried)
    if proof:
        problems[:] = proof(site, texts.cited(), recall.source, using.memory.proofs, problems)
    if see:
        see(site, texts, recall.source, in_order(problems))
    stop_if_wrong(problems)
    ready = finished(known, pages, view)
    if known.plan.downloads:
        making = Making(root, known, texts, view, copied)
        with_files = offered(making, pages, using.progress, problems)
        ready = replace(ready, pages=with_files.pages, downloads=with_files.files)
    files = [] if proof else not_given(planned(ready), copied)
    return Prepared(
        ready, copied, files, shared(ready), known, texts, opening, menu, recall, problems, tried
    )


def not_given(files: Iterable[AnyPlanned], copied: Iterable[Copied]) -> list[AnyPlanned]:
    """Those that the author does not give."""
    theirs = {file.path for file in copied}
    return [one for one in files if one.path not in theirs]


def _site(using: Tools, recall: Remembering, problems: list[Problem]) -> Site:
    request = using.request
    site = typeset(read_site(request.reading, problems, recall, using.listing, using.insides))
    if not request.base_url:
        return site
    return replace(site, config=site.config.model_copy(update={"base_url": request.base_url}))


def _texts(using: Tools, known: SiteIndex, recall: Remembering, problems: list[Problem]) -> Texts:
    memory, root = using.memory, using.root
    context = ComposeContext(known.answers, memory.documents, using.scratch, recall.source)
    texts = Texts(context, jobs(known.site, by_slug(known.plan.rows)))
    try:
        texts.bring_up_to_date(memory, using.workers, using.progress)
    except OSError as error:
        raise SiteError([unwritable(root / WORKSHOP, root, error)]) from error
    problems += texts.problems()
    asked_for = texts.asked_for() if any(one.work or one.hides for one in problems) else ()
    problems[:] = weighed(problems, asked_for, known.site.config.style, known.site.references)
    led = led_to(known.site, known.answers.atlas, texts.every())
    dead = [one.span.path for one in problems if one.code == "broken-link"]
    problems += unlinked(known.site, led, recall.markdown, dead)
    problems += said_of_waiting(known, context, texts, recall.markdown)
    return texts


def _site_view(
    known: SiteIndex, texts: Texts, claims: list[Claim], problems: list[Problem]
) -> SiteView:
    """What every page shows; the links of its menu are proven with those of all texts."""
    active = known.active
    view = site_view(
        known.site,
        {key: texts.body(key) for key in (LOGO, FOOTER) if key in texts.facts},
        known.answers.atlas,
        active.strings.t,
        direction=direction(known.site.config.language),
        options=active.theme.options,
        problems=problems,
        claims=claims,
    )
    problems += texts.disproven([*texts.claims(), *claims])
    return view


def _pages(known: SiteIndex, stuff: Material, problems: list[Problem]) -> list[WebPage]:
    pages = [page for kind in KINDS for page in kind.pages(stuff)]
    for name in {page.template for page in pages}:
        problems += known.active.templates.check(name)
    return pages


def stop_if_wrong(problems: Iterable[Problem]) -> None:
    """SiteError with all of them if any keeps the site from being written."""
    found = in_order(problems)
    if any(problem.severity == "error" for problem in found):
        raise SiteError(found)
