"""Quotations: where in a work they stand, and how long they are (APA 8.25 to 8.27)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import takewhile

from plnfolio.check.announced import are_terms, is_in_a_row, is_introduced, is_said
from plnfolio.check.apart import argued, beside, in_rows, noted
from plnfolio.check.ascribed import is_ascribed, is_of_another, may_sign, refers_back
from plnfolio.check.asking import Asked
from plnfolio.check.cited import (
    Cited,
    all_cited,
    citations,
    is_alone,
    is_dictionary,
    signs,
    start_of,
    unquoted,
)
from plnfolio.check.columns import below
from plnfolio.check.framed import is_framed, tells_of_us
from plnfolio.check.headed import OF_ITEMS, is_told
from plnfolio.check.inline import CITED, NOTE
from plnfolio.check.known import is_of
from plnfolio.check.located import ends_with_page, is_located
from plnfolio.check.named import is_title, plain_titles
from plnfolio.check.quoted import Quoted, may_quote, may_quote_long, quoted_in
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.sentences import sentence_at, sentences
from plnfolio.check.spoken import goes_on, is_an_item, is_asked, is_own, is_spoken
from plnfolio.check.text import Block, Text
from plnfolio.cite.typed import YEAR
from plnfolio.patterns import regex
from plnfolio.render.blocks import Around

_FEWEST, _LONG, _NEXT_WORDS = 4, 40, 14
_LONGEST_ITEM = 25
"""Words of what a questionnaire asks, where only its heading says so."""
_SHARED = 6
"""So few words are how several works say it, and no quotation of one."""
_END = 80
"""So many signs at the end of a block may say where it stands."""
_BACK = 8
"""So many quotations before one are compared with it."""
_ADJACENT = regex(rf"[.,;:*_\x01]*[ \n]?(?:{CITED}|\()")
_PAGED = regex(r"[.,;]?[ \n]\((?:pp?|paras?|pgs?|S)\.? ?[\dxvi][^()]{0,20}\)")
"""The page of a quotation whose author is named before it."""
_YEAR_BEHIND = regex(rf"[.,]?[ \n]\((?P<date>{YEAR}[a-z]?)\)")
_NAME = regex(r"[^\W\d_a-z][\w’'-]+")
_NOTE = regex(r"\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_STOPPED = regex(r"[.!?…][\"”*_]*\s+[(—–-]?\Z")
"""Stands before a citation that is of a whole block."""
_GOES_ON = regex(r"[ \n][^\W\d_A-Z]")
_WONDERED = regex(r".[a-zß-ÿ]")
"""Begins a question within a sentence, which puts what somebody is after into words."""


def _without_locator(text: Text, asked: Asked) -> Iterable[Found]:
    """Quotations of a cited work that do not say where in it they stand."""
    if not text.citing:
        return
    if ">" in text.source or "quote" in text.source:
        yield from _in_blocks(text, asked)
    if may_quote(text.prose):
        yield from _in_prose(text, asked)
        yield from _beside(text, asked)
    kinds = {block.kind for block in text.citing}
    if "cell" in kinds or "caption" in kinds or NOTE in text.prose:
        yield from _apart(text, asked, kinds)


def _in_blocks(text: Text, asked: Asked) -> Iterator[Found]:
    """Those that are set as blocks."""
    citing = {id(block) for block in text.citing}
    around: tuple[Around, ...] = ()
    within = False
    for number, block in enumerate(text.body):
        if block.typed.around is not around:  # few blocks stand elsewhere than the one before
            around, within = block.typed.around, block.inside("quotation", "quote")
        if within and (number == 0 or _frame(text.body[number - 1]) is not _frame(block)):
            yield from _whole(text.body, number, citing, asked)


def _in_prose(text: Text, asked: Asked) -> Iterator[Found]:
    """Those between marks, in blocks that cite."""
    for block in text.citing:
        if not may_quote(block.prose) or _are_paged(block):
            continue
        if not block.inside("quotation", "quote") and not _is_listed(text, block):
            yield from _in_block(text, block, asked)


def _is_listed(text: Text, block: Block) -> bool:
    """Whether it is a cell among others of what people were asked."""
    return block.kind == "cell" and any(one is block for one in below(text, OF_ITEMS))


def _beside(text: Text, asked: Asked) -> Iterator[Found]:
    """Those in a block beside one that cites."""
    for block in text.citing:
        if block.kind == "paragraph" and (
            may_sign(block.prose) or block.prose.endswith((":", ":*"))
        ):
            for other, one in beside(text.body, block, asked):
                yield _said(other, one.start, other.raw[one.start : one.end])


def _apart(text: Text, asked: Asked, kinds: Collection[str]) -> Iterator[Found]:
    """The same where the citation is in another cell, in a note, or in a directive’s words."""
    apart: list[tuple[Block, Quoted | None]] = []
    if NOTE in text.prose:
        apart += noted(text, asked)
    if "cell" in kinds and may_quote(text.prose):
        apart += in_rows(text, asked)
    if "caption" in kinds:
        apart += argued(text, asked)
    for block, one in apart:
        begin, end = (one.start, one.end) if one is not None else (0, len(block.raw))
        yield _said(block, begin, block.raw[begin:end])


def _in_block(text: Text, block: Block, asked: Asked) -> Iterator[Found]:
    found = all_cited(block, asked)
    if "(" not in block.prose and all(made.located for made in found):
        return
    quotations = quoted_in(block.prose)
    if all(one.words < _FEWEST for one in quotations):
        return
    cited = unquoted(found, block.prose)
    titles = plain_titles(work["title"] for made in cited for work in made.works)
    notes = [found.span() for found in _NOTE.finditer(block.raw)] if "^[" in block.raw else ()
    told, named = _is_told(text, block), False
    for number, one in enumerate(quotations):
        in_a_row = number > 0 and is_in_a_row(block.prose, quotations[number - 1], one)
        named = is_introduced(block.prose, one) or (named and in_a_row)
        if named or one.words < _FEWEST:
            continue
        own = _in_note(one, cited, notes)
        near = _of(one, own, block.prose, told=told) if cited else _dated(one, block.prose, asked)
        near = [made for made in near if not made.works or not all(map(is_dictionary, made.works))]
        if not near or _is_located(one, near, block.prose) or _is_shared(one, near):
            continue
        if in_a_row and not _is_of_row(one, near, block.prose):
            continue
        again = _is_again(quotations, number, block.prose)
        again = again or are_terms(block.prose, quotations, number)
        if not again and not is_title(block.prose, one, titles):
            yield _said(block, one.start, block.raw[one.start : one.end])


def _are_paged(block: Block) -> bool:
    """Whether nothing is cited but by keys that name a page."""
    if "(" in block.prose or "[" in block.prose:
        return False
    for part in block.parts:
        if part.citation and not any(item.locator for item in part.citation.items):
            return False
    return True


def _is_told(text: Text, block: Block) -> bool:
    """Whether a block stands in a part of the text that says what people were asked."""
    heading = ""
    for one in text.body:
        if one is block:
            break
        if one.kind == "heading":
            heading = one.prose
    return is_told(heading)


def _is_again(quotations: Sequence[Quoted], number: int, prose: str) -> bool:
    """Whether words are part of a quotation a little before them."""
    one = quotations[number]
    said = one.said.strip(" .,")
    before = quotations[max(0, number - _BACK) : number]
    return any(said in prose[other.start : other.end] for other in before)


def _is_of_row(one: Quoted, near: Sequence[Cited], prose: str) -> bool:
    """Whether a citation is of what stands in a row: beside it, or in its sentence."""
    begin, end = sentence_at(one.start, one.end, prose)[0]
    return _is_next(near[0], one, prose) or any(begin <= made.start < end for made in near)


def _is_shared(one: Quoted, near: Sequence[Cited]) -> bool:
    """Whether a few words are those of several works at once: how all of them say it."""
    return one.words <= _SHARED and any(made.several for made in near)


def _dated(one: Quoted, prose: str, asked: Asked) -> list[Cited]:
    """A year behind a quotation, of a work by somebody whom its sentence names before it."""
    year = _YEAR_BEHIND.match(prose, one.end)
    if year is None:
        return []
    begin = sentence_at(one.start, one.end, prose)[0][0]
    names = _NAME.findall(prose, begin, one.start)
    works = [work for name in names for work in asked.works_of(name) if is_of(work, year["date"])]
    return [Cited(year.start(), year.end(), False, tuple(works))] if works else []


def _in_note(
    one: Quoted, cited: Sequence[Cited], notes: Sequence[tuple[int, int]]
) -> Sequence[Cited]:
    """The citations of the note that a quotation stands in; all of them where it is in none."""
    before = bisect_left(notes, (one.start, 0))
    if before == 0 or notes[before - 1][1] < one.start:
        return cited
    return _cited_in(notes[before - 1], cited)


def _of(one: Quoted, cited: Sequence[Cited], prose: str, *, told: bool = False) -> list[Cited]:
    """The citations that a quotation is of: in its sentence, or at the beginning of the next."""
    own, after = sentence_at(one.start, one.end, prose)
    told = told and one.words <= _LONGEST_ITEM
    told = told and not any(made.spoken for made in _cited_in(own, cited))
    followed = _ADJACENT.match(prose, one.end) is not None
    if is_an_item(prose, own, one.start, one.end, told=told and not followed):
        return []
    if followed:
        behind = cited[bisect_left(cited, one.end, key=start_of) :]
        if beside := list(takewhile(lambda made: _is_next(made, one, prose), behind)):
            return beside
    near = [made for made in _cited_in(own, cited) if not _ends_before(made, own[0], prose)]
    if tied := [made for made in near if is_ascribed(prose, own, one, made)]:
        return tied
    if near:
        near = [made for made in near if not is_of_another(prose, one, made)]
    elif after is not None:
        near = _of_next(one, own, after, cited)
    if _WONDERED.match(prose, one.start) and prose[one.end - 2] == "?":
        return []
    around = prose[own[0] : one.start] + prose[one.end : own[1]]
    return [] if is_spoken(around) or goes_on(prose, own[0], one.start) else near


def _of_next(
    one: Quoted, own: tuple[int, int], after: tuple[int, int], cited: Sequence[Cited]
) -> list[Cited]:
    """The citations of the sentence ``after`` its ``own`` that a quotation is of."""
    prose = one.prose
    near = _cited_in(after, cited)
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


def _cited_in(row: tuple[int, int], cited: Sequence[Cited]) -> list[Cited]:
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


def _is_next(made: Cited, one: Quoted, prose: str) -> bool:
    """Whether a citation stands right behind a quotation, and does not begin what is said next."""
    between = prose[one.end : made.start]
    if between.strip(" .,;:\n(*_\x01"):
        return False
    ended = prose[one.end - 2] in ".!?" or between[:1] == "."
    return not (made.spoken and ended and _GOES_ON.match(prose, made.end))


def _is_located(one: Quoted, near: Sequence[Cited], prose: str) -> bool:
    """Whether a page, a paragraph or a moment is named near a quotation."""
    if any(made.located for made in near):
        return True
    first = min(one.start, *(made.start for made in near))
    last = max(one.end, *(made.end for made in near))
    (begin, end), behind = sentence_at(first, last, prose)
    outside = prose[begin : one.start] + " \x01 " + prose[one.end : end]
    if behind is not None and prose[behind[0] : behind[0] + 1] == "(":
        outside += prose[behind[0] : behind[1]]
    return is_located(outside) or ends_with_page(prose[one.start : one.end])


def _whole(
    blocks: Sequence[Block], first: int, citing: Collection[int], asked: Asked
) -> Iterator[Found]:
    """A quotation as a block: its citation stands at its end, before it or behind it."""
    last = first
    whole = _frame(blocks[first])
    while last + 1 < len(blocks) and _frame(blocks[last + 1]) is whole:
        last += 1
    if blocks[first].kind == "caption" and id(blocks[first]) in citing:
        return  # see ``argued``
    if not any(id(block) in citing for block in blocks[max(0, first - 1) : last + 2]):
        return
    own = blocks[first : last + 1]
    words = sum(len(block.prose.split()) for block in own)
    if words < _FEWEST or is_framed([block.raw for block in own]):
        return
    cited = [made for block in own for made in citations(block, asked) if signs(made, block.prose)]
    lead = blocks[first - 1] if first else None
    leads = lead is not None and lead.prose.rstrip("* _\n").endswith((":", ","))
    if not (leads and lead and citations(lead, asked)) and _is_of_the_author(own, asked):
        return
    said = own[-1].prose[-_END:]
    if lead is not None and leads and is_own(lead.prose):
        return
    if not cited and lead is not None and leads:
        begin = sentences(lead.prose)[-1][0]
        cited = [made for made in citations(lead, asked) if made.start >= begin]
        around = lead.prose[begin:]
        if is_spoken(around) or is_asked(around, 0, len(around)):
            cited = []
        said += around
    if not cited and last + 1 < len(blocks):
        behind = blocks[last + 1]
        cited = [
            made
            for made in citations(behind, asked)
            if is_alone(made, behind.prose) or refers_back(behind.prose, 0, made)
        ]
        said += behind.prose[: sentences(behind.prose)[0][1]] if cited else ""
    if cited and not any(made.located for made in cited) and not is_located(said):
        yield _said(own[0], 0, own[0].raw)


def _frame(block: Block) -> Around | None:
    """The quotation that a block is of: an empty line parts two of them."""
    return block.quotation or block.around("quote")


def _is_of_the_author(own: Sequence[Block], asked: Asked) -> bool:
    """Whether a block is the author's own: it cites several works one after another, or tells at
    length what “we” have done.
    """
    cited = [made for block in own for made in citations(block, asked) if not made.spoken]
    signed = cited and _STOPPED.search(own[-1].prose, 0, cited[-1].start)
    if not signed and tells_of_us([block.prose for block in own]):
        return True
    works = {work.id for made in cited for work in made.works}
    return len(cited) > 1 and len(works) > 1


def _said(block: Block, at: int, typed: str) -> Found:
    words = " ".join(typed.split())
    words = words if len(words) < 60 else f"{words[:57].rstrip()}…"
    words = words.strip('"“”„«»')
    message = f"the quotation “{words}” does not say on which page it stands"
    remedy = "add the page, the paragraph or the time: [@key, p. 5], [@key, para. 3], [@key, 2:30]"
    return Found(block.place(at), message, remedy)


def _long(text: Text, asked: Asked) -> Iterable[Found]:
    """Forty words or more of one cited work between quotation marks."""
    for block in text.citing if may_quote_long(text.prose) else ():
        if block.kind != "paragraph" or not may_quote_long(block.prose):
            continue
        if block.raw.startswith("|"):
            continue  # a block of lines, as Pandoc has them
        long = [one for one in quoted_in(block.prose) if one.words >= _LONG]
        if not long or block.inside("quotation", "quote", "table"):
            continue
        cited = citations(block, asked)
        for one in long:
            if _PAGED.match(block.prose, one.end) or _of(one, cited, block.prose):
                yield _too_long(block, one.start, one.words)
    yield from _long_in_cells(text)


def _long_in_cells(text: Text) -> Iterator[Found]:
    """The same in a table, whose row cites the work."""
    if not may_quote_long(text.prose):
        return
    rows = {block.typed.first for block in text.citing if block.kind == "cell"}
    for block in text.body if rows else ():
        if block.kind == "cell" and block.typed.first in rows and may_quote_long(block.prose):
            yield from (
                _too_long(block, one.start, one.words)
                for one in quoted_in(block.prose)
                if one.words >= _LONG
            )


def _too_long(block: Block, start: int, words: int) -> Found:
    message = f"this quotation has {words} words, and stands between marks"
    remedy = "begin each of its lines with > and leave the marks out; that is for 40 or more"
    if block.kind == "cell":
        remedy = "take it out of the table, and begin each of its lines with >"
    return Found(block.place(start), message, remedy)


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("quotation-without-locator", "warning", _without_locator),
    TextRule("long-quotation", "warning", _long),
)
SITE_RULES: tuple[SiteRule, ...] = ()
