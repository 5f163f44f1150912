"""From texts to finished bodies: each parsed, then composed with all of the site at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from plnfolio.cache.digest import digest, fingerprint
from plnfolio.diagnostics import Problem, Span
from plnfolio.kinds import entry, network
from plnfolio.model.document import Body, Claim, DirectiveSlot, Document, Facts, Option, Place
from plnfolio.model.site import Site, Table
from plnfolio.pipeline import plan
from plnfolio.pipeline.crew import Crew
from plnfolio.pipeline.memory import KeptText, Memory, Spill, World, packed, unpacked
from plnfolio.pipeline.memory import Place as Laid
from plnfolio.pipeline.order import Progress
from plnfolio.pln.checks import check_table
from plnfolio.read.tables import read_inline_table
from plnfolio.render.columns import COLUMNS, SHOWN, filled
from plnfolio.render.compose import compose
from plnfolio.render.frame import LOGO, frame
from plnfolio.render.laying import Composer, Origin
from plnfolio.render.markdown import parse
from plnfolio.render.misplaced import misplaced_in_table
from plnfolio.render.resolve import found_digest, unproven


@dataclass(frozen=True, slots=True)
class Job:
    """A text to be composed.

    ``key`` is the path of its source, or the name of a page that tables make; ``about`` a digest
    of all that it is by itself. ``made`` is there where no file is parsed. ``first`` says that it
    is what a reader sees first. What is ``unread`` is composed for its mistakes alone; ``table`` is
    the one that it shows.
    """

    key: str
    about: str
    origin: Origin
    nocite: Mapping[str, Span] = field(default_factory=dict)
    made: Document | None = None
    first: bool = True
    unread: bool = False
    table: Table | None = None


@dataclass(frozen=True, slots=True)
class Bench:
    """All that composing needs; the same in every process."""

    composer: Composer
    memory: Memory
    spill: Spill
    markdown: Callable[[str], str]

    def document(self, job: Job) -> tuple[Document, bytes | None]:
        """The Document of a job, and its bytes if it was parsed just now."""
        if job.made:
            return job.made, None
        if known := unpacked(self.memory.document(self.key(job))):
            return known, None
        language = self.composer.site.config.language
        parsed = parse(self.markdown(job.key), language=language)
        return parsed, packed(parsed)

    def key(self, job: Job) -> str:
        """What the Document of a job is kept under."""
        return document_key(self.composer.site.config.language, job.about)

    def compose(self, job: Job, document: Document, problems: list[Problem]) -> tuple[Body, Facts]:
        """A Document with its slots filled."""
        composer = self.composer
        if job.table:
            place = job.origin.span(Place())
            composer = replace(composer, inline={(place.path, place.line): job.table})
        else:
            composer = with_tables(composer, document, job.origin, problems)
        return compose(document, job.origin, composer, problems, nocite=job.nocite, first=job.first)


def with_tables(
    composer: Composer, document: Document, origin: Origin, problems: list[Problem]
) -> Composer:
    """A composer that knows the network tables that a text holds itself."""
    inline = dict(_inline(document, origin, problems))
    known = composer.site.references
    for table in filter(None, inline.values()):
        problems += [*check_table(table), *misplaced_in_table(table, known)]
    return replace(composer, inline=inline) if inline else composer


def document_key(language: str, digest_of_source: str) -> str:
    """What a parsed text is kept under: it depends on nothing else."""
    return digest(f"{language} {digest_of_source}")


@dataclass(frozen=True, slots=True)
class Done:
    """What a process has made of a job; ``place`` is where the Body was laid down."""

    facts: Facts
    problems: tuple[Problem, ...]
    place: Laid
    parsed: bytes | None


_OF_MATTER = frozenset({"second-title"})
"""Mistakes in a text that are none without its front matter."""


def work(bench: Bench, job: Job) -> Done:
    """Parse and compose one text."""
    document, parsed = bench.document(job)
    problems: list[Problem] = []
    body, facts = bench.compose(job, document, problems)
    if job.unread:
        problems = [problem for problem in problems if problem.code not in _OF_MATTER]
    return Done(facts, tuple(problems), bench.spill.put(body), parsed)


class Texts:
    """All texts of a site, composed: their facts at hand, their bodies on demand."""

    def __init__(self, bench: Bench, jobs: Iterable[Job]) -> None:
        self._bench = bench
        self._jobs = {job.key: job for job in jobs}
        self._places: dict[str, Laid] = {}
        self.facts: dict[str, Facts] = {}
        self.unread: dict[str, Facts] = {}
        self.reasons: dict[str, str] = {}
        self.problems: dict[str, tuple[Problem, ...]] = {}

    def body(self, key: str) -> Body:
        """The finished text; one that has not changed is composed again from its Document."""
        if place := self._places.get(key):
            return self._bench.spill.get(place)
        job = self._jobs[key]
        body, _ = self._bench.compose(job, self._bench.document(job)[0], [])
        return body

    def asked_for(self) -> frozenset[str]:
        """The keys of all works that are cited or listed; ``*`` where a text lists all."""
        return frozenset(key for facts in self.every() for key in facts.asked.references)

    def every(self) -> Iterator[Facts]:
        """What is known of all texts, those too that are composed for their mistakes alone."""
        return chain(self.facts.values(), self.unread.values())

    def claims(self) -> Iterator[Claim]:
        """Every link to an id."""
        for facts in self.every():
            yield from facts.claims

    def bring_up_to_date(self, now: World, crew: Crew, progress: Progress) -> None:
        """Compose what has changed, or what it asks for has; the rest is as it was."""
        memory, composer = self._bench.memory, self._bench.composer
        then, texts = memory.world(), memory.texts.records()
        changed = plan.changed_references(then, now)
        stale: list[Job] = []
        for job in self._jobs.values():
            kept = texts.get(job.key)
            reason = plan.why_text(
                job.about,
                kept,
                then,
                now,
                changed=changed,
                found=lambda asked: found_digest(asked.links, composer.atlas),
                picture=lambda source: fingerprint(composer.picture(source)),
            )
            if reason or kept is None:
                stale.append(job)
                self.reasons[job.key] = reason
            else:
                self.facts[job.key], self.problems[job.key] = kept.facts, kept.problems
        self._compose(stale, crew, progress)
        # In one order, however much of it was kept.
        every, jobs = self.facts, self._jobs.values()
        self.facts = {job.key: every[job.key] for job in jobs if not job.unread}
        self.unread = {job.key: every[job.key] for job in jobs if job.unread}
        self.problems = {key: self.problems[key] for key in self._jobs}

    def _compose(self, jobs: Sequence[Job], crew: Crew, progress: Progress) -> None:
        if jobs:
            self._bench.spill.open()
        results = zip(jobs, crew.map(work, self._bench, jobs), strict=True)
        for number, (job, done) in enumerate(results):
            progress("Reading, citing and linking", number, len(jobs))
            self.facts[job.key], self.problems[job.key] = done.facts, done.problems
            self._places[job.key] = done.place
            if done.parsed:
                self._bench.memory.keep_document(self._bench.key(job), done.parsed)

    def unproven(self, menu: Iterable[Claim]) -> Iterator[Problem]:
        """Links to ids that are not there; ``menu`` are those of the site's menu."""
        every = {**self.facts, **self.unread}
        return unproven([*self.claims(), *menu], lambda key: every[key].anchors, self.body)

    def keep(self, now: World) -> None:
        """Remember all of it; only of a site without mistakes, as they hide one another."""
        memory = self._bench.memory
        memory.keep_world(now)
        for key in self.reasons:
            job = self._jobs[key]
            memory.texts[key] = KeptText(job.about, self.facts[key], self.problems[key])
        for key in [key for key in memory.texts if key not in self._jobs]:
            del memory.texts[key]
        language = self._bench.composer.site.config.language
        memory.forget_documents(
            {document_key(language, was.digest) for was in memory.sources.values()}
        )


def jobs(site: Site, composer: Composer) -> Iterator[Job]:
    """Every text of a site, and the pages that its tables make."""
    for item in (*site.texts, *site.unread_texts):
        nocite = {key: item.places["nocite", i] for i, key in enumerate(item.matter.nocite)}
        origin = Origin(item.path, item.line)
        yield Job(item.path, item.digest, origin, nocite, unread=item.unread)
    for key, document, origin in frame(site):
        about = fingerprint((document, origin))
        yield Job(key, about, origin, made=document, first=key == LOGO)
    for key, document, origin in _network_pages(site, composer.networks):
        yield Job(key, fingerprint((document, origin)), origin, made=document)
    for table in site.unread_tables:
        document, origin = _table_page(site, table, COLUMNS)
        about = fingerprint((document, origin, table.digest))
        shown = replace(table, inline=True)
        yield Job(table.path, about, origin, made=document, unread=True, table=shown)


def _network_pages(site: Site, slugs: Iterable[str]) -> Iterator[tuple[str, Document, Origin]]:
    """Pages that tables make: their key among the bodies, what they show, where it is from.

    Each is a directive as an author could write it: a table, a network, the map of them all.
    """
    for table in site.tables:
        yield table.path, *_table_page(site, table)
    for slug in slugs:
        key = entry.SOURCE + slug
        yield key, Document((_directive("network-entry", slug),)), Origin(key)
    if site.tables:
        yield network.PATH, Document((_directive("network-map", ""),)), Origin(network.PATH)


def _table_page(
    site: Site, table: Table, columns: Iterable[str] = SHOWN
) -> tuple[Document, Origin]:
    """The summary of a table and those of some columns that it fills."""
    span = table.places["summary",]
    summary = parse(table.content.summary, language=site.config.language)
    names = Option("columns", ", ".join(filled(table.content.networks, columns)), Place())
    slot = replace(_directive("network-table", table.id), options=(names,))
    shown = replace(summary, pieces=(*summary.pieces, slot))
    return shown, Origin(table.path, span.line, span.column)


def _directive(name: str, argument: str) -> DirectiveSlot:
    return DirectiveSlot(Place(), name, argument, (), "", 0)


def _inline(
    document: Document, origin: Origin, problems: list[Problem]
) -> Iterator[tuple[tuple[str, int], Table | None]]:
    """The network tables that a text holds in the body of a directive, by path and line."""
    for slot in document.pieces:
        if isinstance(slot, DirectiveSlot) and slot.name == "network-table" and slot.body:
            line = origin.line + slot.body_line - 1
            table = read_inline_table(origin.path, slot.body, line, problems)
            yield (origin.path, origin.line + slot.place.line - 1), table
