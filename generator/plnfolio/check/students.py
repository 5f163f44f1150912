"""Numbers that students are known by, found by the words for them and how near these stand.

A number is looked for on either side of such words, as far as their sentence goes; in the cell or
the block behind them; and below them in a table. What is far from them has to look like one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from plnfolio.check.asking import Asked
from plnfolio.check.columns import below
from plnfolio.check.enrolled import CAPITALS, HEAD, KNOWN_AS, OF_SOMEBODY, SAYS, is_named
from plnfolio.check.inline import CITED, CODE
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex

_BARE, _PEOPLE = (
    regex(r"\W*ID\W*"),
    regex(r"(?i)\W*(?:(?:group |team )?member|name|student|surname|learner|pupil)s?\W*"),
)

_LINE_OF_NAME, _LINE_OF_ID = regex(r"\W*(?:Full )?[Nn]ame ?:"), regex(r"\W*ID ?:")

_FIGURE = r"(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|triple)"
_SPELT = regex(rf"\b{_FIGURE}(?:[ ,-]{{1,2}}{_FIGURE}){{4,15}}\b")
"""Figures as they are said."""
_DIGIT_OR_PART, _STROKES = regex(rf"[\d{CODE}{CITED}]"), regex(r"/[A-Z]{2,5}/\d")
_SIX = regex(r"\d[\d/-]{5}")
_HIDDEN = regex(
    r"(?<![\w/.])@\d{6,10}(?!\w)"
    r"|(?<![^\W_])(?!12345|(?:19|20)\d\d[01]\d[0-3]\d(?!\d))[A-Za-z]?\d{6,10}"
    r"(?=[^\s`/]{0,60}\.(?:docx?|jpe?g|mp[34]|odt|pdf|png|pptx?|xlsx?|zip)\b)(?![^\W_])"
)
"""A number that is all of a key, or that parts another from the rest of a file's name."""
_WORD = regex(r"(?<![\w./-])(?:\d+(?:[ \u00a0-]\d+)+(?!\w)|\d(?:, \d){5,}(?!\w)|\w[\w./-]*)")
"""A word, or figures in groups."""
_NO_NUMBER = regex(
    r"(?i)(?:(?:19|20)\d\d(?:(?:[-–/.]\d\d?){0,2}|[-–/ ](?:19|20)\d\d)"
    r"|\d\d?[-./]\d\d?[-./]\d{2,4}|97[89]-?\d.*|10\.\d{4,}.*|\d\d?(?:am|pm|st|nd|rd|th)"
    r"|\d+\.\d{1,3}|\d{4}-\d{4}-\d{4}-\d{3}[\dX])"
)
"""A year, a date, an hour, a decimal, and what articles, books and researchers are known by."""
_COURSE = regex(r"[A-Za-z]{2,5}[- ]?\d{3,4}[A-Za-z]{0,2}")
_OF_ELSE = regex(
    r"(?i)(?:[$€£₦₹]|\b(?:invoice|(?<!hall[ -])ticket|order|grant"
    r"|(?<!student )(?<!learner )(?<!pupil )ref(?:erence)?"
    r"|course|module|unit|room|hall|bus|build|version|ext(?:ension)?|pmid|pmcid|isbn|issn|doi"
    r"|ed|eric|document"
    r"|form|page|pp?|figure|table|(?<!id )(?<!student )code|licen[cs]e|meeting|zoom|phone"
    r"|tel(?:ephone)?|mobile|fax|call|case|trial|issue|version|zip|section|article|year|arxiv"
    r"|orcid|iso|line|lot|serial|part|port|file|approval|protocol|employee|staff|account|date"
    r"|worth|abn|day)\b)[\s.:#(]*(?:(?:number|no|nr|code|id)\b[\s.:#]*)?\Z"
)
"""What says right before a number that it is one of something else."""
_SO_MANY = regex(
    r"(?i)\b(?:since|in|until|from|to|by|about|over|almost|nearly|around|some|than|all)\s*\Z"
)
"""What says that figures are a year or a count."""
_FOR = regex(r"(?i)\b(?:for|in|of|from|at)\s*\Z")
"""What a course stands behind."""
_UNITS = regex(
    r"(?i),\d|[\s\u00a0-]*(?:%|per ?cent|students?|pupils?|learners?|people|participants?|users?"
    r"|words?|pages?|times|hours?|minutes?|years?|copies|tickets|naira|dollars|euros?|pounds"
    r"|rupees|pesos|rand|records?|rows?|items?|members?|candidates|teachers|nurses|points?)\b"
)
"""What says behind a number that something is counted."""
_BEGINS = regex(
    r"(?i)(?:\A|[\n,;:(|*_“\"–—-]|\b(?:my|his|her|whose|their|our|your|and|or|with)"
    r"|\b(?:gave|given|got|issued|assigned|sent|handed)(?: me| him| her| us)?(?: with)? (?:an?"
    r"|the|this|my)"
    r"|[.!?])\s*\Z"
)
"""Where a number that may be any is a person’s."""
_HOLDS = regex(
    r"(?:(?<!\b(?:at|in|of|to) )(?<!\b(?:for|the) )(?<!\bfrom )\b[A-ZÀ-Ý][\w’'-]* "
    r"[A-ZÀ-Ý][\w’'-]*\.?|\b[A-ZÀ-Ý][a-zà-ÿ’'-]+(?=,)|\b[Cc]ard(?=,)"
    r"|(?:\A|[,;:.\n]|\b(?:and|by|is|was|with)) ?[A-ZÀ-Ý][a-zà-ÿ’'-]+(?= \()"
    r"|\b(?:[Mm]y|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur|name and)|(?:[Nn]ame|[Ss]tudent|[Cc]lass"
    r"|[Ss]ection)\b[^\n]*\n)[ ,(“\"–—-]*\Z"
)
"""Behind whom a bare “ID” is theirs."""
_MINE = regex(r"(?i)(?:\b(?:my|his|her)|(?:[\"“]|what(?:[’']s| is) )your)\s\Z")
_WITH_NAME = regex(r"\b(?:Name|Student|Class|Section|Level)\b")
_NO_HOLDER = regex(
    r"(?i)\b(?:zoom|meeting|webinar|grant|trial|project|board|committee|university|approval|device"
    r"|product|order|event|game|dataset|doc(?:ument)?|video|task|pubmed|scopus|zenodo|kaggle|osf"
    r"|webex|eric|patient|participant|sample|user|customer|ticket|issue|app|post|photo|item)\W*\Z"
)
_LIGHT = regex(
    r"(?i)(?:[\s:\uff1a=#()*_“”\"'’‘>|,–—-]"
    r"|\b(?:(?:at|for|of|with|from|in) (?:(?-i:[A-Z])[\w&.]+(?: (?-i:[A-Z])[\w&.]+){0,3}"
    r"|(?:the|my|our) (?:\w+ ){1,3}?(?=is|was))|has (?:only |just )?\w+ digits"
    r"|is|was|are|were|of|which|that|being|number|simply|just|still|always|lautet|ist|es"
    r"|est(?: le)?|the|as|namely|i\.e\.?|here|for)\b){0,12}"
)
"""What may stand between words and a number right behind them."""
_WHOSE = regex(r"[\s(,–—“”\"*_-]{1,5}(?:(?:is|was) )?(?:(?:my|his|her|their|our|the|your) )?")
"""What may stand between a number and words right behind it."""
_BY_NAME = regex(r"\b[A-Z][a-zà-ÿ’'-]+(?: \(|(?: [A-Z][\w’'-]*){1,2}(?:,| [–—-]) )\Z")
"""Before a number behind a name: “Ana (20180643) did the first part”, “Ana Lima, 20180643”."""
_STOP = regex(
    r"[\w)”\"’']{2}[.!?]+[”\"’)]* +(?=[A-ZÀ-Ý“\"(])(?![“\"]\d|It(?: is|[’']s)|Mine "
    r"|I (?:can |could |still )?(?:know|recite|remember|say|type|use) (?:it|mine)\b)|\n\n"
)
_CHANGE = regex(
    r"(?i)\b(?:gr[eo]w|r[io]se|fell|increas|doubl|drop|not|never|without|unknown|instead)\w*"
)
_FAR, _ALONE = 110, 60
"""Signs between words and a number of theirs, and of a block that is all of either, at most."""


class _Number(NamedTuple):
    """A number in a block, from where to where; ``is_sure`` where it is like no other."""

    start: int
    end: int
    said: str
    figures: int
    is_sure: bool


def _student(text: Text, asked: Asked) -> Iterable[Found]:
    """A number that is said to be a student's."""
    prose = text.prose
    if not (
        text.has_figures(3)
        or (
            ("tudent n" in prose or "ID" in prose)
            and (CODE in prose or CITED in prose or _SPELT.search(prose))
        )
        or ("/" in prose and _STROKES.search(prose))
    ):
        return
    told: set[tuple[int, int]] = set()
    is_said = CAPITALS.stand_in(prose) or is_named(text.small)
    said = (*_beside(text), *_behind(text), *_below(text)) if is_said else ()
    for block, number in (*said, *(_known(text) if text.has_figures(6) else ())):
        once = id(block), number.start
        if once not in told:
            told.add(once)
            message = f"“{number.said}” is a student’s number"
            remedy = "leave it out; with it and a name, accounts have been taken over"
            yield Found(block.place(number.start), message, remedy)


def _beside(text: Text) -> Iterator[tuple[Block, _Number]]:
    """Numbers in a sentence with words for one."""
    spelt = text.holding(_SPELT) if "tudent n" in text.prose else ()
    for block in (*text.holding(_DIGIT_OR_PART), *spelt):
        prose = block.prose
        if not CAPITALS.stand_in(prose) and not is_named(prose.casefold()):
            continue
        said = list(SAYS.finditer(prose))
        numbers = [*_numbers(prose), *_hidden(block), *_spelt(prose)] if said else []
        numbers.sort()
        starts = [one.start for one in numbers]
        for words in said:
            at = bisect_left(starts, words.start())
            number = _meant(prose, words, numbers[at - 1 : at] if at else (), numbers[at : at + 1])
            if number is not None:
                yield block, number
        if any(words["sure"] for words in said):
            for one in numbers:
                if one.is_sure and _BY_NAME.search(prose, max(0, one.start - 30), one.start):
                    yield block, one


def _known(text: Text) -> Iterator[tuple[Block, _Number]]:
    """Numbers that somebody is said to be known by."""
    for block in text.holding(_SIX):
        if OF_SOMEBODY.search(block.prose) is None:
            continue
        starts = {
            found.start("number") for known in KNOWN_AS for found in known.finditer(block.prose)
        }
        for one in _numbers(block.prose) if starts else ():
            if one.is_sure and one.start in starts:
                yield block, one


def _numbers(prose: str) -> Iterator[_Number]:
    """What may be a student’s number."""
    for found in _WORD.finditer(prose):
        said = found[0].rstrip("./-_")
        figures = sum(map(str.isdigit, said))
        letters = sum(map(str.isalpha, said))
        strokes = said.count("/") > 1 or (said.count("/") == 1 and figures > 5)
        if figures < 2 or figures + letters < 4 or figures > 20 or letters > 12:
            continue
        if _NO_NUMBER.fullmatch(said) and not (strokes and letters):
            continue
        before, end = prose[max(0, found.start() - 30) : found.start()], found.start() + len(said)
        if _OF_ELSE.search(before) or _UNITS.match(prose, end) or before.endswith((",", "/", "@")):
            continue
        if not letters and _SO_MANY.search(before):
            continue
        is_course = _COURSE.fullmatch(said) is not None
        if is_course and _FOR.search(before):
            continue
        plain = figures > 5 and not letters
        mixed = letters and figures + letters > 5 and figures > 2 and not is_course
        yield _Number(found.start(), end, said, figures, bool(plain or mixed or strokes))


def _spelt(prose: str) -> Iterator[_Number]:
    """What may be one, figure by figure."""
    for found in _SPELT.finditer(prose):
        figures = len(found[0].replace("-", " ").split())
        yield _Number(found.start(), found.end(), found[0], figures, figures > 5)


def _hidden(block: Block) -> Iterator[_Number]:
    """What may be one where a key or the name of a file is typed, which prose has not."""
    for part in block.parts:
        if part.kind in ("citation", "code"):
            for found in _HIDDEN.finditer(block.raw, part.start, part.end):
                yield _Number(found.start(), found.end(), found[0], 6, True)
    for found in _HIDDEN.finditer(block.prose):
        if found[0][0] != "@":
            yield _Number(found.start(), found.end(), found[0], 6, True)


def _meant(
    prose: str, words: re.Match[str], before: Sequence[_Number], behind: Sequence[_Number]
) -> _Number | None:
    """The number that words are about, of that before and that behind them."""
    start, end = words.start(), words.end()
    is_own = words["sure"] is not None or (
        words["may"] is not None and _MINE.search(prose, max(0, start - 15), start) is not None
    )
    if not is_own and not words["short"]:
        holder, since = _BEGINS if words["may"] else _HOLDS, max(0, start - _FAR)
        begins = start < 4 and _WITH_NAME.search(prose, end, end + _FAR)
        if not (begins or holder.search(prose, since, start)) or _NO_HOLDER.search(
            prose, since, start
        ):
            return None
    for one in behind:
        light = _LIGHT.match(prose, end)
        if light is not None and light.end() >= one.start:
            return one if one.figures > (5 if words["short"] else 3) else None
    for one in before:
        if is_own and one.is_sure and _WHOSE.fullmatch(prose, one.end, start):
            return one
    for since, to, numbers in (end, 0, behind), (0, start, before):
        for one in numbers:
            if is_own and one.is_sure and _goes_on(prose, since or one.end, to or one.start):
                return one
    return None


def _goes_on(prose: str, start: int, end: int) -> bool:
    """Whether one sentence goes on from here to there, and nothing grows or is denied in it."""
    if end - start > _FAR or _STOP.search(prose, max(0, start - 4), end + 1):
        return False
    return _CHANGE.search(prose, start, end) is None


def _behind(text: Text) -> Iterator[tuple[Block, _Number]]:
    """Numbers in the block behind one that is all of such words: a cell, or what a heading has."""
    blocks = text.paragraphs
    for at, block in enumerate(blocks):
        if at + 1 < len(blocks) and len(block.prose) < _ALONE and HEAD.fullmatch(block.prose):
            yield from _alone(blocks[at + 1])
        elif _LINE_OF_ID.match(block.prose) and at and _LINE_OF_NAME.match(blocks[at - 1].prose):
            yield from ((block, one) for one in _numbers(block.prose) if one.is_sure)


def _below(text: Text) -> Iterator[tuple[Block, _Number]]:
    """Numbers below such a head, or below “ID” where another head says of whom."""
    for block in below(text, HEAD):
        yield from _alone(block)
    heads = (block.prose for block in text.blocks if block.kind == "cell" and block.inside("head"))
    if any(_PEOPLE.fullmatch(head) for head in heads):
        yield from (
            (block, one)
            for cell in below(text, _BARE)
            for block, one in _alone(cell)
            if one.is_sure
        )


def _alone(block: Block) -> Iterator[tuple[Block, _Number]]:
    """The number that a block is all of."""
    if len(block.prose) < _ALONE:
        for one in _numbers(block.prose):
            around = block.prose[: one.start] + block.prose[one.end :]
            if not any(map(str.isalnum, around)):
                yield block, one


TEXT_RULES: tuple[TextRule, ...] = (TextRule("student-number", "warning", _student),)
SITE_RULES: tuple[SiteRule, ...] = ()
