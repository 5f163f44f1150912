"""From texts to finished bodies: each parsed, then composed with all of the site at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from plnfolio.cite.style import Cited
from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.model.citation import Citation
from plnfolio.model.document import Body, Claim, DirectiveSlot, Document, Facts, Gist, Place
from plnfolio.model.likeness import sketch
from plnfolio.model.site import Table
from plnfolio.model.source import Source
from plnfolio.pipeline.answers import ANSWERS, TEXT, Answers, Reader, changed
from plnfolio.pipeline.jobs import Job, document_key
from plnfolio.pipeline.memory import Documents, Memory, Text, packed
from plnfolio.pipeline.request import Progress, no_progress
from plnfolio.pipeline.scratch import Extent, Scratch
from plnfolio.pipeline.why import why
from plnfolio.pln.checks import check_table
from plnfolio.read.matter import markdown
from plnfolio.read.tables import read_inline_table
from plnfolio.render.asking import KEYS, SiteReader
from plnfolio.render.compose import compose
from plnfolio.render.layout import InlineTables, Origin
from plnfolio.render.markdown import parse
from plnfolio.render.misplaced import misplaced_in_table
from plnfolio.render.resolve import unproven
from plnfolio.workers import WorkerPool


@dataclass(frozen=True, slots=True)
class ComposeContext:
    """All that composing needs; the same in every process."""

    answers: Answers
    documents: Documents
    scratch: Scratch
    source: Callable[[str], Source]

    def document(self, job: Job) -> tuple[Document, str, bytes | None]:
        """The Document of a job, the key of its text, and its bytes if it was parsed just now.

        The key is another one than the job’s where the text was saved in this very moment.
        """
        if job.made:
            return job.made, job.digest, None
        if known := self.documents.get(job.digest):
            return known, job.digest, None
        language, source = self.answers.site.config.language, self.source(job.key)
        text = markdown(source.text)
        parsed = replace(parse(text, language=language), sketch=sketch(text))
        return parsed, document_key(language, source.digest), packed(parsed)

    def compose(
        self,
        job: Job,
        document: Document,
        problems: list[Problem],
        reader: Reader | None = None,
    ) -> tuple[Body, Facts, Mapping[str, str]]:
        """A Document with its slots filled, and all that was asked for it."""
        reader = reader or Reader(self.answers)
        if job.table:
            place = job.origin.span(Place())
            inline: InlineTables = {(place.path, place.line): job.table}
        else:
            inline = _inline_tables(document, job.origin, reader, problems)
        body, facts = compose(
            document,
            job.origin,
            reader,
            problems,
            inline=inline,
            nocite=job.nocite,
            first=job.first,
        )
        return body, facts, reader.inputs


def _inline_tables(
    document: Document, origin: Origin, site: SiteReader, problems: list[Problem]
) -> InlineTables:
    """The network tables that a text holds in the body of a directive, by path and line."""
    found: dict[tuple[str, int], Table | None] = {}
    for slot in document.pieces:
        if isinstance(slot, DirectiveSlot) and slot.name == "network-table" and slot.body:
            line = origin.line + slot.body_line - 1
            table = read_inline_table(origin.path, slot.body, line, problems)
            found[origin.path, origin.line + slot.place.line - 1] = table
            if table:
                problems += [*check_table(table), *misplaced_in_table(table, site.ask(KEYS).read)]
    return found


class _Listening(Reader):
    """Hears what a text cites, in the order in which its page has it."""

    heard: Sequence[Citation] = ()

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str], /) -> Cited:
        """See SiteReader."""
        self.heard = tuple(citations)
        return super().cite(citations, nocite)


class TextRecord(NamedTuple):
    """A text that was composed, and from what; ``place`` is where its Body was laid down."""

    text: Text
    inputs: Mapping[str, str]
    place: Extent | None = None


_OF_MATTER = frozenset({"second-title"})
"""Mistakes in a text that are none without its front matter."""


def work(context: ComposeContext, job: Job) -> tuple[TextRecord, bytes | None]:
    """Parse and compose one text; with the bytes of its Document if it was parsed just now."""
    document, key, parsed = context.document(job)
    problems: list[Problem] = []
    body, facts, inputs = context.compose(job, document, problems)
    if job.unread:
        problems = [problem for problem in problems if problem.code not in _OF_MATTER]
    text = Text(facts, tuple(problems))
    return TextRecord(text, {TEXT: key, **inputs}, context.scratch.put(body)), parsed


class Texts:
    """All texts of a site, composed: their facts at hand, their bodies on demand."""

    def __init__(self, context: ComposeContext, jobs: Iterable[Job]) -> None:
        self._context = context
        self._jobs = {job.key: job for job in jobs}
        self._made: dict[str, TextRecord] = {}
        self.facts: dict[str, Facts] = {}
        self.reasons: dict[str, str] = {}

    def body(self, key: str) -> Body:
        """The finished text; one that has not changed is composed again from its Document."""
        if place := self._made[key].place:
            return self._context.scratch.get(place)
        job = self._jobs[key]
        return self._context.compose(job, self._context.document(job)[0], [])[0]

    def citations(self, key: str) -> Sequence[Citation]:
        """What a text cites, in the order in which its page has it."""
        job, listening = self._jobs[key], _Listening(self._context.answers)
        self._context.compose(job, self._context.document(job)[0], [], listening)
        return listening.heard

    def words(self, key: str) -> int:
        """How many words a text has, as its reading time counts them: without code."""
        return len(self._context.document(self._jobs[key])[0].plain.split())

    def gist(self, key: str) -> Gist:
        """What a text is about, as its own page knows it."""
        return self.facts[key].gist

    def rest(self) -> None:
        """Let go of what only the build at hand needs."""
        laid = {key: made for key, made in self._made.items() if made.place}
        self._made.update({key: made._replace(place=None) for key, made in laid.items()})
        self.reasons.clear()
        self._context.answers.forget()

    def made(self, key: str) -> TextRecord:
        """What was made of a text."""
        return self._made[key]

    @contextmanager
    def compose_again(
        self, jobs: Sequence[Job], scratch: Scratch, source: Callable[[str], Source]
    ) -> Iterator[Callable[[], object]]:
        """Compose texts that have been written anew, each in the place of what it was.

        They stay if the function is called that this gives, and else everything is as before.
        """
        stay = ExitStack()
        keys = [job.key for job in jobs]
        for kept in (self._jobs, self._made, self.facts):
            stay.callback(kept.update, {key: kept[key] for key in keys})  # type: ignore[arg-type]
        self._context = replace(self._context, scratch=scratch, source=source)
        with stay:
            self._compose(jobs, WorkerPool(1), no_progress)
            for job in jobs:
                self._jobs[job.key] = job
                self.facts[job.key] = self._made[job.key].text.facts
                self.reasons[job.key] = changed(TEXT)
            yield stay.pop_all

    def problems(self) -> Iterator[Problem]:
        """What is wrong with all of them."""
        for made in self._made.values():
            yield from made.text.problems

    def asked_for(self) -> frozenset[str]:
        """The keys of all works that are cited or listed; ``*`` where a text looked at all."""
        names = frozenset(chain.from_iterable(made.inputs for made in self._made.values()))
        some = names & {"keys", "references"}
        keys = {name.partition(":")[2] for name in names if name.startswith("reference:")}
        return frozenset({*keys, "*"} if some else keys)

    def cited(self) -> frozenset[str]:
        """The keys of all works that are in the list of a page."""
        return frozenset(key for facts in self.facts.values() for key in facts.cited)

    def every(self) -> Iterator[Facts]:
        """What is known of all texts, those too that are composed for their mistakes alone."""
        return (made.text.facts for made in self._made.values())

    def claims(self) -> Iterator[Claim]:
        """Every link to an id."""
        for facts in self.every():
            yield from facts.claims

    def bring_up_to_date(self, memory: Memory, workers: WorkerPool, progress: Progress) -> None:
        """Compose what has changed, or what it asked for has; the rest is as it was."""
        stale: list[Job] = []
        moved = self._moved(memory)
        records, inputs = memory.texts.every(), memory.texts.every_inputs()
        for job in self._jobs.values():
            record = records.get(job.key)
            before = inputs.get(job.key) if record else None
            reason = self._why(job, before, moved)
            if record is None or before is None or reason:
                stale.append(job)
                self.reasons[job.key] = reason
            else:
                self._made[job.key] = TextRecord(record.output, before)
        self._compose(stale, workers, progress)
        # In one order, however much of it was kept.
        self._made = {key: self._made[key] for key in self._jobs}
        self.facts = {
            key: self._made[key].text.facts for key, job in self._jobs.items() if not job.unread
        }

    def _moved(self, memory: Memory) -> frozenset[str]:
        """The kinds of questions whose answers may be others than when texts were composed."""
        before, now = memory.answers.records(), self._whole()
        same = {name for name in now if before.get(name) == now[name]}
        questions = (one.question for one in ANSWERS.values())
        return frozenset(
            one.name for one in questions if not (one.within and one.within.name in same)
        )

    def _whole(self) -> dict[str, str]:
        """What many questions are about: as long as it is the same, so are their answers."""
        withins = (one.question.within for one in ANSWERS.values())
        names = sorted({one.name for one in withins if one})
        return {name: self._context.answers.digest(name) for name in names}

    def _why(self, job: Job, before: Mapping[str, str] | None, moved: frozenset[str]) -> str:
        """Why a text must be composed again; empty if it need not be."""
        if before is None or before.get(TEXT) != job.digest:
            return why(before and {TEXT: before.get(TEXT, "")}, {TEXT: job.digest}, changed)
        asked = {name: was for name, was in before.items() if name.partition(":")[0] in moved}
        return why(asked, {name: self._context.answers.digest(name) for name in asked}, changed)

    def _compose(self, jobs: Sequence[Job], workers: WorkerPool, progress: Progress) -> None:
        context = self._context
        if jobs:
            context.scratch.open()
        results = zip(jobs, workers.map(work, context, jobs), strict=True)
        for number, (job, (made, parsed)) in enumerate(results):
            progress("Reading, citing and linking", number, len(jobs))
            self._made[job.key] = made
            if parsed:
                context.documents.keep(made.inputs[TEXT], parsed)

    def disproven(self, claims: Iterable[Claim]) -> Iterator[Problem]:
        """Those of some links to ids that are not there."""
        return unproven(claims, lambda key: self._made[key].text.facts.anchors, self.body)

    def keep_made(self, memory: Memory) -> None:
        """Remember what was made; only of a site without mistakes, as they hide one another."""
        for key in self.reasons:
            memory.texts.put(key, self._made[key].inputs, self._made[key].text)

    def keep(self, memory: Memory) -> None:
        """Remember all of it, and nothing else."""
        self.keep_made(memory)
        memory.answers.become(self._whole())
        memory.texts.forget_others(self._jobs)
        language = self._context.answers.site.config.language
        digests = (was.digest for was in memory.sources.values())
        memory.documents.forget_others({document_key(language, one) for one in digests})
