"""Quotations that are too long to stand between marks (APA 8.27)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from plnfolio.check.apart import cells_of_speech, signed
from plnfolio.check.ascribed import SAYS
from plnfolio.check.asking import Asked
from plnfolio.check.cited import all_cited, unquoted
from plnfolio.check.credited import credited
from plnfolio.check.located import BRACKETED
from plnfolio.check.quoted import Quoted, may_quote_long, quoted_in
from plnfolio.check.rule import Found
from plnfolio.check.setoff import is_remark
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex

_LONG = 40
_INTERRUPTED = regex(rf",[”\"’»][ \n](?=[^,\n]*?\b{SAYS}\b)[^,;.!?\n]{{3,60}},[ \n]")
"""Parts two halves of what somebody says: “…,” writes @adams2019, “…”."""
_ENDED = regex(r"\n\0(?:(?<=[\"”“»«’']\n\0)|(?<=[\"”“»«’'][*_.]\n\0))")
"""Parts two blocks of which the first ends with a mark."""
_PAGED = regex(rf"[.,;]?[ \n]{BRACKETED}")
"""The page of a quotation whose author is named before it."""


def too_long(text: Text, asked: Asked) -> Iterable[Found]:
    """Forty words or more of one cited work between quotation marks."""
    if not text.citing or not may_quote_long(text.prose):
        return
    for block in text.citing:
        if block.kind != "paragraph" or not (long := _long_in(block)):
            continue
        if block.raw.startswith("|") or block.inside("table"):
            continue  # a block of lines begins with a bar, as Pandoc has them
        if block.inside("quotation", "quote") and not is_remark(block):
            continue
        cited = unquoted(all_cited(block, asked), block.prose)
        for one, words in long:
            if _PAGED.match(block.prose, one.end) or credited(one, cited):
                yield _too_long(block, one, words)
    yield from _signed(text, asked)
    yield from _in_cells(text)


def _signed(text: Text, asked: Asked) -> Iterator[Found]:
    """The same as a paragraph that the next one says the work of."""
    if _ENDED.search(text.prose) is None:
        return
    for before, block in pairwise(text.flow):
        for _, words in _long_in(before):
            for one, _ in signed(before, block, asked):
                yield _too_long(before, one, words)


def _in_cells(text: Text) -> Iterator[Found]:
    """The same in a table, whose row cites the work; what people say has its own columns."""
    rows = {block.typed.first for block in text.citing if block.kind == "cell"}
    spoken = cells_of_speech(text) if rows else ()
    for block in text.body if rows else ():
        if block.kind == "cell" and block.typed.first in rows and id(block) not in spoken:
            for one, words in _long_in(block):
                yield _too_long(block, one, words)


def _long_in(block: Block) -> list[tuple[Quoted, int]]:
    """Its long quotations, each with how many words it has, wherever it is interrupted."""
    if not may_quote_long(block.prose):
        return []
    found: list[tuple[Quoted, int]] = []
    for one in quoted_in(block.prose):
        if found and _INTERRUPTED.fullmatch(block.prose, found[-1][0].end - 2, one.start):
            before, words = found.pop()
            found.append((Quoted(before.start, one.end, block.prose), words + one.words))
        else:
            found.append((one, one.words))
    return [(one, words) for one, words in found if words >= _LONG]


def _too_long(block: Block, one: Quoted, words: int) -> Found:
    message = f"this quotation has {words} words, and stands between marks"
    remedy = "begin each of its lines with > and leave the marks out; that is for 40 or more"
    if block.kind == "cell":
        remedy = "take it out of the table, and begin each of its lines with >"
    return Found(block.place(one.start), message, remedy)
