"""What is to be done before anybody reads it: works typed by hand, words that are missing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property

from plnfolio.check.asking import Asked
from plnfolio.check.lefttodo import in_entry, in_site, in_text
from plnfolio.check.rule import EntryRule, Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex

_NEAR = 2
"""Paragraphs from one work to the next: one may tell what is in it."""
_SHORT = 60
"""Letters of a heading, and more."""
_YEARS = ("20", "19", "n.d.", "n. d.", "press)", "forthcoming)")
_UNDATED = Signs("n.d.", "n. d.", "press)", "forthcoming)")
_DATED = regex(r"(?:19|20)\d\d[^\d\s]|n\. ?d\.|press\)|forthcoming\)")
_HEADING = regex(
    r"^[*_\s]*(?:\d+\.?\s*)?(?:(?:my |full |selected |annotated )?(?:references?(?: lists?)?"
    r"|bibliography|works cited|works consulted|literature(?: cited)?|(?:list of )?sources"
    r"|references and further reading)"
    r"|(?:(?:my|the) )?(?:articles|books|references|sources|works) (?:that )?(?:I|we) (?:have )?"
    r"(?:cited|consulted|read|used)|(?:further|recommended|suggested) readings?(?= ?\()"
    r"|referencias(?: bibliográficas)?|bibliografía|literatur(?:verzeichnis)?|quellen"
    r"|quellenverzeichnis|références|bibliographie|referências(?: bibliográficas)?|bibliografia"
    r"|riferimenti(?: bibliografici)?|bronnen(?:lijst)?|litteratur)"
    r"(?: ?\((?:APA|MLA|Harvard|Chicago)[^()]{0,12}\))?[\s:*_]*$",
    re.IGNORECASE,
)
_DAY = (
    r"(?:ca?\. ?)?(?:(?:19|20)\d\d[a-z]?(?:[,/–-][^()\n]{1,30})?"
    r"|n\. ?d\.|in press|forthcoming)"
)
_HIGH = r"[^\W\d_a-zà-ÿ]"
_PERSON = (
    rf"(?:[a-z]{{1,4}} ){{0,2}}{_HIGH}[\w’'.-]*(?: [\w’'-]+){{0,2}}, "
    rf"(?:{_HIGH}\.?[ -]?){{1,4}}(?!\w)"
)
_TITLE = r"(?:[^\Wa-zà-ÿ]|[*_“\"‘'\[\x01-\x06])"
_BULLET = r"[\s*_>•–\x01-]*(?:\[\d{1,3}\]|\d{1,3}[.)])?[\s*_]*"
# “Adams, R. (2019). Learning …”, “World Health Organization. (2014). Hands …”
_APA = regex(
    rf"^{_BULLET}(?:(?:{_PERSON}[^\n()]{{0,240}}|{_HIGH}[^\n().]{{2,90}}\. ?)"
    rf"|{_PERSON}[^\n()]{{0,160}}\(\w+\.\)[., ]*"
    rf"|{_HIGH}[\w’'-]+, {_HIGH}(?:[^\W\d_]|[’'. -]){{1,40}} )"
    rf"\({_DAY}\)[.,:]? +{_TITLE}"
)
# “Adams, R. 2019. Learning …”, “Adams, Ruth. ‘Learning …’ Harbour Press, 2019.”
_OTHER = regex(
    rf"^{_BULLET}(?:{_PERSON}[^\n()]{{0,160}}?,? {_DAY}[.,:] +(?:{_HIGH}|[“\"‘*])"
    rf"|{_HIGH}[\w’'-]+, {_HIGH}[\w’'. -]{{2,60}}\. ?[“\"‘*_][^\n]{{8,300}}\b(?:19|20)\d\d\b)"
)
# “[1] R. Adams, “Learning …,” Rooms, vol. 4, 2019.”, as engineers have it.
_INITIALS = rf"^{_BULLET}(?:{_HIGH}\.[ -]?){{1,3}}(?:[a-z]{{1,4}} ){{0,2}}{_HIGH}[\w’'-]+"
_NUMBERED = regex(
    rf"{_INITIALS}[^\n\"“*_]{{0,160}}, [\"“*_][^\n]{{8,300}}[ ,(](?:19|20)\d\d\)?\.?\s*$"
)
# A line of a list that a heading says to be one: a year in brackets, or an address behind a title.
_WEAK = regex(
    rf"^{_BULLET}{_HIGH}[^\n()]{{3,240}}\({_DAY}\)(?:[.,:] +\S| +{_TITLE})"
    rf"|(?:{_INITIALS},|{_PERSON}\.?) [^\n]{{8,300}}, (?:19|20)\d\d\.?\s*$"
)

# “**Adams et al. (2019), of rooms.** They say …”: what somebody says of a work.
_SAID = regex(
    rf"^[\s>•–\x01-]*(?:\d{{1,3}}[.)])?\s*\*\*[^*\n()]{{2,90}}\({_DAY}\)(?:[.:]?|,[^*\n]{{0,90}})\*\*"
)


_OVER = regex(
    r"(?i)\b(?:bibliograph\w+|books|cited|consulted|fuentes|lecturas|literatur\w*|lectures|obras"
    r"|quellen|read|readings?|refer[eê]nc\w+|relied|sources?|texts|used|works)\b"
)
"""Stands over a list of works, whatever else does."""
_SENTENCE = regex(r"[.!?][*_]*\s*\Z")
# “Haug M, Ito K. Slow rooms. J Rooms. 2011;3(2):4-9.”, as medicine has it.
_MEDICAL = regex(
    rf"^{_BULLET}{_HIGH}[\w’'-]+ [A-Z]{{1,3}}(?:, [^.\n]{{2,160}})?\. {_HIGH}[^\n]{{8,300}}"
    r"[. ](?:19|20)\d\d(?: \w{3}(?: \d\d?)?)?; ?\d+(?:\(\w+\))?: ?\w?\d"
)


def typed_references(text: Text, asked: Asked) -> Iterator[Found]:
    """A list of works that was pasted, at its heading or its first work."""
    del asked
    yield from _lists(text)


def _lists(text: Text) -> Iterator[Found]:
    if not text.has_figures(4) and not _UNDATED.stand_in(text.prose):
        return
    before: tuple[int, Found] | None = None
    headed: tuple[int, Block] | None = None
    for number, block in enumerate(text.body):
        short = len(block.raw) < _SHORT and block.kind in ("heading", "paragraph")
        if short and _HEADING.match(block.raw):
            headed = number, block
            continue
        if block.kind == "heading":
            headed = None
        if block.kind not in ("paragraph",) or block.inside("table", "quote"):
            continue
        strong, weak = _works(block)
        if headed and (strong or weak):
            yield _found(headed[1], 0)
            return
        if not strong:
            continue
        found = _found(*_over(text.body, number, strong[0]))
        if len(strong) > 1 or (before and number - before[0] <= _NEAR):
            yield before[1] if before and number - before[0] <= _NEAR else found
            return
        before = number, found


def _over(body: Sequence[Block], number: int, first: int) -> tuple[Block, int]:
    """Where a list begins whose first work is in a block: at what stands over it."""
    before = body[number - 1] if number else None
    if before is not None and before.kind in ("heading", "paragraph") and len(before.raw) < _SHORT:
        headed = before.kind == "heading" or not _SENTENCE.search(before.prose)
        if headed and _OVER.search(before.prose) and not before.typed.around:
            return before, 0
    return body[number], first


class Pasted:
    """The works of a text's pasted list, of which is said that it was."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def _is_said(self) -> bool:
        """Whether there is such a list; it is looked for once."""
        return next(_lists(self._text), None) is not None

    def holds(self, block: Block, at: int) -> bool:
        """Whether a place is in one of them."""
        start = block.prose.rfind("\n", 0, at) + 1
        end = block.prose.find("\n", at)
        line = block.prose[start : end if end >= 0 else len(block.prose)]
        return _SAID.match(line) is None and _is_strong(line) and self._is_said


def _is_strong(line: str) -> bool:
    return any(pattern.match(line) for pattern in (_APA, _OTHER, _NUMBERED, _MEDICAL))


def _works(block: Block) -> tuple[list[int], list[int]]:
    """Where lines of a paragraph begin that are works, surely and under a heading."""
    strong: list[int] = []
    weak: list[int] = []
    raw = block.raw
    if not any(sign in raw for sign in _YEARS) or not _DATED.search(raw):
        return strong, weak
    at = 0
    for line in block.prose.split("\n"):
        start = len(line) - len(line.lstrip())
        if _SAID.match(line):
            pass
        elif _is_strong(line):
            strong.append(at + start)
        elif _WEAK.match(line):
            weak.append(at + start)
        at += len(line) + 1
    return strong, weak


def _found(block: Block, offset: int) -> Found:
    return Found(
        block.place(offset),
        "this list of works is typed by hand, and plnfolio makes one of what you cite",
        "put the works into your library (plnfolio cite parse reads a pasted list), cite them with "
        "[@key], and take this list out",
    )


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("typed-references", "warning", typed_references),
    TextRule("placeholder", "warning", in_text),
)
SITE_RULES: tuple[SiteRule, ...] = (SiteRule("placeholder", "warning", in_site),)
ENTRY_RULES: tuple[EntryRule, ...] = (EntryRule("placeholder", "warning", in_entry),)
