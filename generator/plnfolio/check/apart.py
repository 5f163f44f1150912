"""Quotations whose citation stands apart: in a note, in a cell beside them, over their list, in the
paragraph behind them, or as who is quoted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from plnfolio.check.announced import is_introduced
from plnfolio.check.ascribed import refers_back
from plnfolio.check.asking import Asked
from plnfolio.check.cited import Cited, citations, is_alone
from plnfolio.check.columns import below
from plnfolio.check.headed import OF_ITEMS
from plnfolio.check.inline import NOTE
from plnfolio.check.located import is_located
from plnfolio.check.named import has_capitals
from plnfolio.check.quoted import FEWEST, Quoted, quoted_in
from plnfolio.check.sentences import sentence_at
from plnfolio.check.spoken import is_asked, is_spoken
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex

_MARKS = " .,;:*_\n\x01\x06"
_NOTED = regex(rf"[.,;]?[*_\x01]*(?={NOTE})")
_LABEL = regex(r"[ >\t]*\[\^(?P<label>[^\]\s]+)\]:")
_OWN = regex(
    r"(?i)\b(?:adapted|after|answers?|based on|following|inspired|interview\w*|learners?"
    r"|objectives?|our|outcomes?|participants?|pupils?|questions?|respondents?|rules?|students?|titles?)\b"
    r"|\b(?:I|my) (?:\w+ )?(?:ask|code|distinguish|goal|promise|rule|told|use|want|write|wrote)"
)
"""Says of a list that its words are the author's own, or what others were asked."""
_SPOKEN_HEAD = regex(
    r"(?i)\W*(?:\w+ )*(?:answers?|comments?|feedback|he|interview\w*|learners?|participants?"
    r"|(?<!its )own|pupils?|said|she|students?|they|we)(?: \w+)*\W*"
)
"""Heads a column of what people said who are no works."""
_SOURCES = regex(
    r"(?i)\W*(?:(?:said|words|written) by|authors?|books?|by|cited|from|citations?|references?"
    r"|sources?"
    r"|taken from|texts?|whose|works?|who(?: \w+){0,2}|where(?: \w+){0,2})\W*"
)
"""Heads a column of works that the cells beside them are from."""
_PAGES = regex(r"(?i)\W*(?:loc(?:ation|ator)?s?|pages?|pp?|pgs?|paras?|seiten?|where)\W*")
"""Heads a column of where in works something stands."""


def beside(body: Sequence[Block], block: Block, asked: Asked) -> Iterator[tuple[Block, Quoted]]:
    """Quotations of the work that a paragraph of the ``body`` cites: in the list behind it, or as
    all of the paragraph before it.
    """
    number = next(number for number, one in enumerate(body) if one is block)
    if block.prose.rstrip(" *_\n")[-1:] == ":":
        yield from _listed(body, number, asked)
    elif number and not block.typed.around:
        for one, made in signed(body[number - 1], block, asked):
            if not _is_located(made, block.prose):
                yield body[number - 1], one


def signed(before: Block, block: Block, asked: Asked) -> Iterator[tuple[Quoted, Cited]]:
    """The quotation that is all of a paragraph, where the one behind it says whose it is."""
    one = _only(before) if before.kind == "paragraph" and not before.typed.around else None
    made = citations(block, asked) if one is not None else ()
    if one is not None and made and _signs(made[0], block.prose):
        yield one, made[0]


def _signs(made: Cited, prose: str) -> bool:
    """Whether a paragraph says whose all of the one before it is."""
    return is_alone(made, prose) or refers_back(prose, 0, made)


def _is_located(made: Cited, prose: str) -> bool:
    """Whether it says on which page, too."""
    return made.located or is_located(prose[: sentence_at(0, 1, prose)[0][1]])


def _only(block: Block) -> Quoted | None:
    """The quotation that a block consists of, unless it has the capitals of a title."""
    quoted = quoted_in(block.prose)
    if len(quoted) != 1 or quoted[0].words < FEWEST or has_capitals(quoted[0].said):
        return None
    one = quoted[0]
    return None if f"{block.prose[: one.start]}{block.prose[one.end :]}".strip(_MARKS) else one


def _listed(body: Sequence[Block], number: int, asked: Asked) -> Iterator[tuple[Block, Quoted]]:
    lead = body[number]
    begin, end = sentence_at(len(lead.prose) - 1, len(lead.prose), lead.prose)[0]
    made, said = citations(lead, asked), lead.prose[begin:end]
    if len(made) != 1 or made[0].start < begin or made[0].located or is_located(said):
        return
    if _OWN.search(said) or is_spoken(said) or is_asked(said, 0, len(said)):
        return
    for block in body[number + 1 :]:
        if not block.inside("list") or lead.inside("list"):
            return
        if (one := _only(block)) is not None and not one.said.endswith("?"):
            yield block, one


def in_rows(text: Text, asked: Asked) -> Iterator[tuple[Block, Quoted]]:
    """Cells that are a quotation of the one work that another cites, behind it or under a head
    that says so.
    """
    spoken = cells_of_speech(text)
    sources = {id(cell) for cell in below(text, _SOURCES)}
    pages = {id(cell) for cell in below(text, _PAGES) if cell.prose.strip(" –—-")}
    rows: dict[int, list[Block]] = defaultdict(list)
    for block in text.body:
        if block.kind == "cell" and not block.inside("head"):
            rows[block.typed.first].append(block)
    for row in rows.values():
        if any(id(cell) in pages or is_located(cell.prose) for cell in row):
            continue
        cited = [(at, citations(cell, asked)) for at, cell in enumerate(row)]
        cited = [(at, made) for at, made in cited if made]
        if len(cited) != 1 or len(cited[0][1]) != 1 or cited[0][1][0].located:
            continue
        at = cited[0][0]
        for cell in row if id(row[at]) in sources else row[at + 1 :]:
            one = _only(cell) if id(cell) not in spoken else None
            if one is not None and not one.said.endswith("?"):
                yield cell, one


def cells_of_speech(text: Text) -> frozenset[int]:
    """The cells of what people said or were asked, by their ids."""
    heads = (OF_ITEMS, _SPOKEN_HEAD)
    return frozenset(id(cell) for head in heads for cell in below(text, head))


def noted(text: Text, asked: Asked) -> Iterator[tuple[Block, Quoted]]:
    """Quotations before the mark of a note that is nothing but a citation."""
    notes = set(_citing_notes(text, asked))
    for block in text.body if notes else ():
        marks = {part.start: part.target for part in block.parts if part.kind == "note"}
        for one in quoted_in(block.prose) if marks else ():
            found = _NOTED.match(block.prose, one.end)
            if found is None or marks.get(found.end()) not in notes or one.words < FEWEST:
                continue
            begin, end = sentence_at(one.start, one.end, block.prose)[0]
            said = block.prose[begin : one.start] + block.prose[one.end : end]
            if is_introduced(block.prose, one) or has_capitals(one.said) or is_spoken(said):
                continue
            if not is_located(said):
                yield block, one


def _citing_notes(text: Text, asked: Asked) -> Iterator[str]:
    """The labels of notes that cite one work and no place in it."""
    for block in text.citing:
        if block.inside("footnote") and len(made := citations(block, asked)) == 1:
            line = text.lines[block.place(0).line - 1]
            label = _LABEL.match(line)
            signs = _signs(made[0], block.prose) and not _is_located(made[0], block.prose)
            if label and signs:
                yield label["label"]


def argued(text: Text, asked: Asked) -> Iterator[tuple[Block, Quoted | None]]:
    """What the directive ``quote`` has of a work that it cites as who is quoted."""
    for block in text.citing:
        if block.kind != "caption" or (own := block.around("quote")) is None:
            continue
        made = citations(block, asked)
        if not made or any(one.located for one in made) or is_located(block.prose):
            continue
        words = [one for one in text.body if one.around("quote") == own and one is not block]
        long = sum(len(one.prose.split()) for one in words) >= FEWEST
        if long and not any(citations(one, asked) or is_located(one.prose) for one in words):
            yield words[0], None
