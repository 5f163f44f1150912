"""Every text read once by all rules, and again only when it or an answer to it has changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple, Protocol

from plnfolio.cache.digest import digest
from plnfolio.check.asking import Asking, Knowing, Library
from plnfolio.check.entries import entries_of
from plnfolio.check.respaced import SPACED, respaced
from plnfolio.check.rule import Found, Rule
from plnfolio.check.rules import ENTRY_RULES, LEVELS, ONLINE, SITE_RULES, TEXT_RULES
from plnfolio.check.secondhand import first_hand
from plnfolio.check.signs import Signs
from plnfolio.check.silence import WORD, heard
from plnfolio.check.text import Text, table_of, text_of
from plnfolio.check.whole import Whole
from plnfolio.diagnostics import Fix, Problem, Span, did_you_mean, in_order, where_failed
from plnfolio.model.proof import Read
from plnfolio.model.reference import Reference
from plnfolio.model.site import Artifact, Page, Post, Site, Table
from plnfolio.model.source import Source
from plnfolio.patterns import regex
from plnfolio.read.references.headlines import names_of, words_of
from plnfolio.read.references.ordinary import is_ordinary
from plnfolio.written.edits import stands

_TEXT = "text"
_SCRIPTED = Signs(
    "<script", "<style", "style=", "eval(", "new Function", "setTimeout(", "setInterval(",
    "createElement(", "setAttribute(",
)  # fmt: skip
"""One of these is in every text of which a policy may hinder something."""
_JUDGED = "title-case"
_REST = r"[^\W_]*(?:[’'-][^\W_]+)*"
_NAMES = regex(
    rf" ([A-Z](?<=[^\W\d_,;] [A-Z]){_REST}"
    rf"(?:(?<=[^\W\d_]) (?:(?:and|for|in|of|on|the|to|&) ){{0,2}}[A-Z]{_REST}){{0,9}})"
)
"""A name of one word or of several, within a sentence."""


class Kept(Protocol):
    """Records of texts that were read, by path (``cache.records.Records``)."""

    def get(self, name: str, /) -> _Record | None:
        """A record."""

    def inputs(self, name: str, /) -> Mapping[str, str] | None:
        """What it was made from."""

    def put(self, name: str, inputs: Mapping[str, str], output: Read, /) -> None:
        """Remember one."""

    def forget_others(self, names: Collection[str], /) -> None:
        """Forget all records but some."""


class _Record(Protocol):
    @property
    def output(self) -> Read:
        """What was made."""


class _Proofs(NamedTuple):
    """What is read: see ``proofread``."""

    site: Site
    source: Callable[[str], Source]
    kept: Kept
    library: Library


def proofread(
    site: Site,
    cited: frozenset[str],
    source: Callable[[str], Source],
    kept: Kept,
    said: Collection[Problem] = (),
) -> tuple[Problem, ...]:
    """What a careful colleague would say of a site, by file and line.

    ``cited`` are the keys of all works that are cited or listed, ``source`` gives a file of the
    author's, and ``kept`` what was seen before. ``said`` is what the build has to say: it stays,
    but for what is said here with the same code of the same line.
    """
    proofs = _Proofs(site, source, kept, Library(site))
    written = (*site.texts, *site.unread_texts, *site.tables, *site.unread_tables)
    read = {one.path: _read(one, proofs) for one in written}
    names = frozenset(name for one in read.values() for name in one.names)
    works = site.references.values()
    known = Knowing(names | names_of(works), words_of(works))
    libraries: dict[str, dict[Span, Reference]] = defaultdict(dict)
    for work in works:
        if work.span:
            libraries[work.span.path][work.span] = work
    for path, theirs in libraries.items():
        read[path] = _entries(path, theirs, known, proofs)
    kept.forget_others(read)
    found = [problem for one in read.values() for problem in one.problems]
    whole = Whole(site, cited, source)
    for rule in SITE_RULES:
        found += _heard(rule, partial(rule.see, whole), site.content, ())
    found += _unsaid(said, found, source, frozenset(libraries))
    silent = {path: source(path).text.split("\n") for path, one in read.items() if one.silences}
    for path in {one.span.path for one in found} - read.keys():
        if path.endswith((".yaml", ".yml")) and WORD in (text := source(path).text):
            silent[path] = text.split("\n")
    others = (problem for problem in said if problem.code not in LEVELS)
    own = heard(_weighed(first_hand(found, said, site, source), site), silent, LEVELS, ONLINE)
    return in_order((*others, *own, *_unknown(site)))


def _unsaid(
    said: Iterable[Problem],
    found: Iterable[Problem],
    source: Callable[[str], Source],
    libraries: frozenset[str],
) -> list[Problem]:
    """What the build says with codes of rules, but for places of which a rule says the same, and
    for titles in ``libraries``: whether one is a name is judged with all texts at hand.
    """
    there = {(one.code, _place(one)) for one in found}
    return [
        replace(one, fix=respaced(one, source(one.span.path).text.split("\n")))
        if one.code == SPACED
        else one
        for one in said
        if one.code in LEVELS
        and (one.code, _place(one)) not in there
        and not (one.code == _JUDGED and one.span.path in libraries)
    ]


def _place(one: Problem) -> tuple[str, int, int]:
    return one.span.path, one.span.line, one.span.column


def _weighed(found: Iterable[Problem], site: Site) -> Iterator[Problem]:
    """Findings at the level that the site gives each code."""
    own = site.config.check
    for one in found:
        level = own.get(one.code, one.severity)
        if level != "off":
            yield one if level == one.severity else replace(one, severity=level)


def _unknown(site: Site) -> Iterator[Problem]:
    """What the site gives a level to, and there is not."""
    for code in site.config.check:
        if code not in LEVELS:
            message = f"the proof-reader has no code “{code}”"
            remedy = did_you_mean(code, LEVELS) or "copy the code from the report"
            yield Problem(
                "unknown-code", message, site.config_places["check", code], remedy, "warning"
            )


class _Answers(Protocol):
    """What a text or a library may ask, as the digests of what the answers are now."""

    def digest_of(self, question: str, /) -> str:
        """What the answer to a question is now."""


def _read(one: Post | Page | Artifact | Table, proofs: _Proofs) -> Read:
    """What was seen in a text, now or before."""
    language = proofs.site.config.language

    def look() -> tuple[Read, Mapping[str, str]]:
        text = seen(one, proofs.source(one.path).text, language)
        asking = Asking(proofs.library)
        problems: list[Problem] = []
        for rule in TEXT_RULES:
            problems += _heard(rule, partial(rule.see, text, asking), one.path, text.lines)
        scripted = "<" in text.source and _SCRIPTED.stand_in(text.source)
        names = frozenset(_names(text))
        read = Read(tuple(problems), names, WORD in text.source, scripted)
        return read, asking.inputs

    own = digest(f"{language} {one.digest}")
    return _kept(one.path, own, proofs.library, proofs.kept, look)


def _entries(path: str, works: Mapping[Span, Reference], known: Knowing, proofs: _Proofs) -> Read:
    """What was seen in a library, now or before; ``works`` are what the site has of it."""
    source, language = proofs.source(path), proofs.site.config.language

    def look() -> tuple[Read, Mapping[str, str]]:
        asking, lines = known.anew(), source.text.split("\n")
        problems: list[Problem] = []
        for entry in entries_of(source, language, works):
            for rule in ENTRY_RULES:
                problems += _heard(rule, partial(rule.see, entry, asking), path, lines)
        return Read(tuple(problems), silences=WORD in source.text), asking.inputs

    # What another library says of the same works is part of them.
    own = digest(" ".join((language, source.digest, *(work.digest for work in works.values()))))
    return _kept(path, own, known, proofs.kept, look)


def _kept(
    path: str,
    own: str,
    answers: _Answers,
    kept: Kept,
    look: Callable[[], tuple[Read, Mapping[str, str]]],
) -> Read:
    """What was seen in a file with the digest ``own``: ``look`` is for where that is not known."""
    record, before = kept.get(path), kept.inputs(path)
    if record and before and before.get(_TEXT) == own and _same(before, answers):
        return record.output
    read, asked = look()
    kept.put(path, {_TEXT: own, **asked}, read)
    return read


def _same(before: Mapping[str, str], answers: _Answers) -> bool:
    """Whether all that a text asked has the same answer."""
    return all(
        answers.digest_of(question) == then
        for question, then in before.items()
        if question != _TEXT
    )


def seen(one: Post | Page | Artifact | Table, source: str, language: str) -> Text:
    """A text, or a table, as rules see it."""
    if isinstance(one, Table):
        return table_of(one, source, language)
    return text_of(one, source, language)


def _names(text: Text) -> Iterator[str]:
    """Words with a capital within a sentence, and several of them: names, mostly."""
    prose = "\n".join([block.prose for block in text.flow if block.kind == "paragraph"])
    names = set(_NAMES.findall(prose))
    words = {word for name in names for word in name.split() if "A" <= word[0] <= "Z"}
    yield from (word for word in words if not is_ordinary(word))
    yield from (name for name in names if name.count(" ") > 1)


def _heard(
    rule: Rule, see: Callable[[], Iterable[Found]], path: str, lines: Sequence[str]
) -> list[Problem]:
    """What a rule says of a file; that it failed, where it did, and the others go on.

    Problem: ``internal-error``.
    """
    try:
        return [_problem(rule, found, lines) for found in see()]
    except Exception as error:  # noqa: BLE001 - a mistake of ours, which is said
        name, line = where_failed(error)
        what = f"{type(error).__name__} in {name}, line {line}"
        message = f"plnfolio itself failed when it looked for {rule.code}: {what}"
        remedy = "please report this, with the text; all else was looked for"
        return [Problem("internal-error", message, Span(path), remedy, "warning")]


def _problem(rule: Rule, found: Found, lines: Sequence[str]) -> Problem:
    """What a rule has found in a file of these lines."""
    fix: Fix = found.fix if all(stands(edit, lines) for edit in found.fix) else ()
    said = found.message, found.span, found.help
    return Problem(rule.code, *said, rule.level, meant=found.meant, fix=fix)
