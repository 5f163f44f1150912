"""Names and years without brackets of their own: “Adams says so (2019)”, a cell with a source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import replace

from plnfolio.check.columns import below
from plnfolio.check.inline import CITED
from plnfolio.check.people import Label, label_of
from plnfolio.check.plain import Plain, plain
from plnfolio.check.sentences import sentences
from plnfolio.check.text import Block, Text
from plnfolio.check.typed import Typed, Work, typed_in
from plnfolio.cite.typed import YEAR
from plnfolio.patterns import regex

_YEAR = regex(rf"[\w,)] ?\(?{YEAR}")
_YEAR_ALONE = regex(rf"(?<=[^\W_]) \((?P<date>{YEAR}[a-z]?)(?P<tail>, [^()]{{1,40}})?\)")
_NO_BRACKETS = regex(
    rf"(?P<names>(?:[^\W\d_a-z][\w'-]+(?:, | and |,? & ))?[^\W\d_a-z][\w'-]+(?: et al\.?)?),? "
    rf"(?P<date>{YEAR}[a-z]?)(?P<tail>, pp?\. ?\d[\d–-]*)?(?=[\s,.;:)]|$)(?!(?<=, \d{{4}}) [a-z])"
)
_LONGER = regex(
    rf"\((?P<names>(?:[^\W\d_a-z][\w'-]+(?:, | and |,? & ))?[^\W\d_a-z][\w'-]+(?: et al\.?)?), "
    rf"(?P<date>{YEAR})(?:-\d\d-\d\d| ?[–-] ?{YEAR})(?P<tail>, pp?\. ?\d[\d–-]*)?\)"
)
"""“(Wenger, 1998–2002)”, “(Okafor, 2022-03-14)”."""
_NOTION = (
    r"(?:article|concept|cone|cycle|definition|framework|handbook|hierarchy|ladder|model|notion"
    r"|principle|pyramid|report|stage|study|taxonomy|textbook|theory|typology|wheel)"
)
_NAME = r"[^\W\d_a-z][\w-]+"
_OWNED = regex(
    rf"(?:(?P<names>(?:[^\W\d_a-z][\w'-]+, ){{0,3}}[^\W\d_a-z][\w'-]+,? (?:and|&) {_NAME})'s? "
    rf"(?:[a-z][\w-]* ){{1,3}}|(?P<name>{_NAME}(?: et al\.)?)'s? (?:[a-z][\w-]* ){{0,2}}"
    rf"{_NOTION}s?(?: of [a-z-]+)? )"
    rf"(?P<bracket>\((?P<date>{YEAR}[a-z]?)(?P<tail>, [^()]{{1,40}})?\))"
)
"""“Adams and Brook's measure of rest (2019)”, “Adams's cycle (2019)”: what they have written."""
_CAPITAL = regex(r"[^\W\d_a-z][\w-]*(?:'[\w-]+)*")
_TIMES = frozenset("March April May June August Spring Summer Autumn Fall Winter".split())
"""Names of people too, but before a year they say when."""
_TOLD = ("communication with ", "communication from ", "conversation with ", "interview with ")
"""Behind these it is somebody who has told something, and no work."""
_OWN = regex(r"'s?$")


def loose_in(prose: str) -> Iterator[Typed]:
    """What may be a typed citation if the library has a work of that name and year, and “et al.”
    before a year, which is one for sure.
    """
    if _YEAR.search(prose) is None:
        return
    text = plain(prose)
    for found in _NO_BRACKETS.finditer(text.text):
        label = label_of(found["names"])
        told = text.text.endswith(_TOLD, 0, found.start())
        if label.names and found["names"] not in _TIMES and not told:
            date = text.offsets[found.start("date")]
            work = Work(label, found["date"], found["tail"] or "", "", date)
            start, end = text.span(found.start(), found.end())
            sure = label.others or _within(text.text, found.start(), found["names"])
            weight = 3 if sure and label.weight else 0
            yield Typed(start, end, end, (work,), True, weight)
    for found in _LONGER.finditer(text.text):
        date = text.offsets[found.start("date")]
        work = Work(label_of(found["names"]), found["date"], found["tail"] or "", "", date)
        start, end = text.span(found.start(), found.end())
        yield Typed(start, end, start, (work,), False, 0)
    for found in _OWNED.finditer(text.text) if "'" in text.text else ():
        label = label_of(found["names"] or found["name"])
        if label.names:
            date, bracket = text.offsets[found.start("date")], text.offsets[found.start("bracket")]
            work = Work(label, found["date"], found["tail"] or "", "", date)
            start, end = text.span(found.start(), found.end())
            yield Typed(start, end, bracket, (work,), True, label.weight, True)
    if _YEAR_ALONE.search(text.text) is not None:
        yield from _years(text, prose)


_REMARK = regex(r"\((?:see|cf\.?|compare|also|but see|as in)\b[^()]{0,120}\Z", 2)


def _within(text: str, at: int, names: str) -> bool:
    """Whether two names stand in a remark that points at works: “(see the talk in A & B, 2003)”."""
    return "&" in names and _REMARK.search(text, max(0, at - 130), at) is not None


_SOURCES = regex(
    r"(?i)\W*(?:sources?|references?|citations?|authors?(?:,? (?:and|&) (?:years?|dates?))?"
    r"|where (?:it comes|from|it is) from|quellen?|literatur|fuentes?|autor(?:es)?)\W*"
)
"""The head of a column that says from whom something is."""


def in_cells(text: Text) -> Iterator[tuple[Block, Typed]]:
    """Names and a year that are all of a cell, below a head that says whose it is."""
    for block in below(text, _SOURCES):
        said = block.prose.strip()
        at = block.prose.find(said)
        for one in typed_in(f"({said})") if said and "(" not in said else ():
            if one.weight > 1 and one.end == len(said) + 2:
                works = tuple(replace(work, at=work.at + at - 1) for work in one.works)
                yield block, Typed(at, at + len(said), at, works, False, one.weight)


def _years(text: Plain, prose: str) -> Iterator[Typed]:
    """A year in brackets, with each name before it in its sentence, the nearest first."""
    begins = [begin for begin, _ in sentences(prose)]
    every = list(_CAPITAL.finditer(text.text))
    starts = [name.start() for name in every]
    for found in _YEAR_ALONE.finditer(text.text):
        bracket = text.offsets[found.start() + 1]
        begin = begins[max(0, bisect_right(begins, bracket) - 1)]
        last = bisect_left(starts, found.start())
        names = [
            name for name in every[max(0, last - 6) : last] if text.offsets[name.start()] >= begin
        ]
        for name in reversed(names):
            if CITED in text.text[name.end() : found.start()]:
                break
            said = _OWN.sub("", name[0])
            date = text.offsets[found.start("date")]
            work = Work(Label((said,)), found["date"], found["tail"] or "", "", date)
            start, end = text.span(name.start(), found.end())
            yield Typed(start, end, bracket, (work,), True, 0)
