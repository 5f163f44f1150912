"""Quotations: where in a work they stand, and how long they are (APA 8.25 to 8.27)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence

from plnfolio.check.announced import are_terms, is_in_a_row, is_introduced
from plnfolio.check.apart import argued, beside, in_rows, noted
from plnfolio.check.ascribed import may_sign
from plnfolio.check.asking import Asked
from plnfolio.check.cited import (
    Cited,
    all_cited,
    is_dictionary,
    unquoted,
)
from plnfolio.check.columns import below
from plnfolio.check.credited import cited_in, credited, is_next
from plnfolio.check.headed import OF_ITEMS, is_told
from plnfolio.check.inline import NOTE
from plnfolio.check.known import is_of
from plnfolio.check.lengthy import too_long
from plnfolio.check.located import ends_with_page, is_located
from plnfolio.check.named import is_title, plain_titles
from plnfolio.check.quoted import FEWEST, Quoted, may_quote, quoted_in
from plnfolio.check.rule import Found, SiteRule, TextRule
from plnfolio.check.sentences import sentence_at
from plnfolio.check.setoff import in_blocks, is_remark
from plnfolio.check.text import Block, Text
from plnfolio.cite.typed import YEAR
from plnfolio.patterns import regex

_SHARED = 6
"""So few words are how several works say it, and no quotation of one."""
_BACK = 8
"""So many quotations before one are compared with it."""
_YEAR_BEHIND = regex(rf"[.,]?[ \n]\((?P<date>{YEAR}[a-z]?)\)")
_NAME = regex(r"[^\W\d_a-z][\w’'-]+")
_NOTE = regex(r"\^\[(?:[^\[\]]|\[[^\[\]]*\])*\]")


def _without_locator(text: Text, asked: Asked) -> Iterable[Found]:
    """Quotations of a cited work that do not say where in it they stand."""
    if not text.citing:
        return
    blocks: list[Block] = []
    if ">" in text.source or "quote" in text.source:
        blocks += in_blocks(text, asked)
        for block in blocks:
            yield _said(block, 0, block.raw)
    if may_quote(text.prose):
        yield from _in_prose(text, blocks, asked)
        yield from _beside(text, asked)
    kinds = {block.kind for block in text.citing}
    if "cell" in kinds or "caption" in kinds or NOTE in text.prose:
        yield from _apart(text, asked, kinds)


def _in_prose(text: Text, said: Sequence[Block], asked: Asked) -> Iterator[Found]:
    """Those between marks, in blocks that cite, but for those that are ``said`` to be one."""
    for block in text.citing:
        if not may_quote(block.prose) or _are_paged(block):
            continue
        if block.inside("quotation", "quote"):
            own = is_remark(block) and not any(one is block for one in said)
        else:
            own = not _is_listed(text, block)
        if own:
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
    if all(one.words < FEWEST for one in quotations):
        return
    cited = unquoted(found, block.prose)
    titles = plain_titles(work["title"] for made in cited for work in made.works)
    notes = [found.span() for found in _NOTE.finditer(block.raw)] if "^[" in block.raw else ()
    told, named = _is_told(text, block), False
    for number, one in enumerate(quotations):
        in_a_row = number > 0 and is_in_a_row(block.prose, quotations[number - 1], one)
        named = is_introduced(block.prose, one) or (named and in_a_row)
        if named or one.words < FEWEST:
            continue
        own = _in_note(one, cited, notes)
        near = credited(one, own, told=told) if cited else _dated(one, block.prose, asked)
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
    return is_next(near[0], one, prose) or any(begin <= made.start < end for made in near)


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
    return cited_in(notes[before - 1], cited)


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


def _said(block: Block, at: int, typed: str) -> Found:
    words = " ".join(typed.split())
    words = words if len(words) < 60 else f"{words[:57].rstrip()}…"
    words = words.strip('"“”„«»')
    message = f"the quotation “{words}” does not say on which page it stands"
    remedy = "add the page, the paragraph or the time: [@key, p. 5], [@key, para. 3], [@key, 2:30]"
    return Found(block.place(at), message, remedy)


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("quotation-without-locator", "warning", _without_locator),
    TextRule("long-quotation", "warning", too_long),
)
SITE_RULES: tuple[SiteRule, ...] = ()
