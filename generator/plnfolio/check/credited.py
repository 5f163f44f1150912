"""Which citations of a block a quotation is of."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import takewhile

from plnfolio.check.announced import is_said
from plnfolio.check.ascribed import is_ascribed, is_of_another, is_said_further, refers_back
from plnfolio.check.cited import Cited, start_of
from plnfolio.check.inline import CITED
from plnfolio.check.quoted import Quoted
from plnfolio.check.sentences import sentence_at
from plnfolio.check.spoken import goes_on, is_an_item, is_spoken
from plnfolio.patterns import regex

_NEXT_WORDS = 14
"""Words of the next sentence, where nothing in it says that it is about the quotation."""
_LONGEST_ITEM = 25
"""Words of what a questionnaire asks, where only its heading says so."""
_ADJACENT = regex(rf"[.,;:*_\x01]*[ \n]?(?:{CITED}|\()")
_GOES_ON = regex(r"[ \n][^\W\d_A-Z]")
_CLAUSE = regex(r"[,;:—–(][ \n]?(?:although|and|because|but|like|so|though|when|which|while)\b")
"""Begins what a sentence tells besides."""
_WONDERED = regex(r".[a-zß-ÿ]")
"""Begins a question within a sentence, which puts what somebody is after into words."""


def credited(one: Quoted, cited: Sequence[Cited], *, told: bool = False) -> list[Cited]:
    """The citations that a quotation is of: in its sentence, at the beginning of the next, or in
    the one before, where it goes on with that; ``told`` is whether its part of the text says what
    people were asked.
    """
    prose = one.prose
    own, after = sentence_at(one.start, one.end, prose)
    told = told and one.words <= _LONGEST_ITEM
    told = told and not any(made.spoken for made in cited_in(own, cited))
    followed = _ADJACENT.match(prose, one.end) is not None
    if is_an_item(prose, own, one.start, one.end, told=told and not followed):
        return []
    if followed:
        behind = cited[bisect_left(cited, one.end, key=start_of) :]
        if beside := list(takewhile(lambda made: is_next(made, one, prose), behind)):
            return beside
    near = [made for made in cited_in(own, cited) if not _ends_before(made, own[0], prose)]
    near = [made for made in near if not made.aside]
    if tied := [made for made in near if is_ascribed(prose, own, one, made)]:
        return tied
    if near:
        near = [made for made in near if not is_of_another(prose, one, made)]
    elif after is not None:
        near = _of_next(one, own, after, cited)
    near = near or _of_last(one, own[0], cited)
    if not near or (_WONDERED.match(prose, one.start) and prose[one.end - 2] == "?"):
        return []
    clause = _CLAUSE.search(prose, one.end, own[1])
    around = prose[own[0] : one.start] + prose[one.end : clause.start() if clause else own[1]]
    return [] if is_spoken(around) or goes_on(prose, own[0], one.start) else near


def _of_next(
    one: Quoted, own: tuple[int, int], after: tuple[int, int], cited: Sequence[Cited]
) -> list[Cited]:
    """The citations of the sentence ``after`` its ``own`` that a quotation is of."""
    prose = one.prose
    near = [made for made in cited_in(after, cited) if not made.aside]
    if told := [made for made in near if refers_back(prose, after[0], made)]:
        return told
    if prose[one.end : own[1]].strip(" .\n*_\x01"):
        return [made for made in near if _is_all(made, after, prose)]
    if len(prose[after[0] : after[1]].split()) > _NEXT_WORDS:
        return []
    said = is_said(one.before)
    return [
        made for made in near if not made.spoken or (said and not is_of_another(prose, one, made))
    ]


def _of_last(one: Quoted, begin: int, cited: Sequence[Cited]) -> list[Cited]:
    """The one citation of the sentence before, if this one goes on with what that says."""
    if not begin or not cited or cited[0].start >= begin:
        return []
    last = sentence_at(begin - 1, begin, one.prose)[0]
    near = cited_in(last, cited)
    if len(near) == 1 and is_said_further(one.prose, last[0], begin, one, near[0]):
        return near
    return []


def cited_in(row: tuple[int, int], cited: Sequence[Cited]) -> list[Cited]:
    """The citations that begin in a part of the prose."""
    first, last = (bisect_left(cited, at, key=start_of) for at in row)
    return list(cited[first:last])


def _is_all(made: Cited, row: tuple[int, int], prose: str) -> bool:
    """Whether a citation in brackets is all that stands where a sentence could."""
    before, behind = prose[row[0] : made.start], prose[made.end : row[1]]
    return row[0] <= made.start < row[1] and not f"{before}{behind}".strip(" .()[]\n*_\x01")


def _ends_before(made: Cited, begin: int, prose: str) -> bool:
    """Whether a citation in brackets begins a sentence without being its subject, and so is of the
    one before it.
    """
    bracketed = prose[made.start] in "([" or (prose[made.start] == CITED and not made.spoken)
    alone = bracketed and not prose[begin : made.start].strip()
    return alone and _GOES_ON.match(prose, made.end) is None


def is_next(made: Cited, one: Quoted, prose: str) -> bool:
    """Whether a citation stands right behind a quotation, and does not begin what is said next."""
    between = prose[one.end : made.start]
    if between.strip(" .,;:\n(*_\x01"):
        return False
    ended = prose[one.end - 2] in ".!?" or between[:1] == "."
    return not (made.spoken and ended and _GOES_ON.match(prose, made.end))
