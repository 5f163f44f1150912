"""Quotations of a cited work that are set as blocks, and do not say where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from plnfolio.check.ascribed import refers_back
from plnfolio.check.asking import Asked
from plnfolio.check.cited import citations, is_alone, signs
from plnfolio.check.framed import is_framed, tells_of_us
from plnfolio.check.inline import CITED
from plnfolio.check.located import is_located
from plnfolio.check.quoted import FEWEST, quoted_in
from plnfolio.check.sentences import sentences
from plnfolio.check.spoken import is_asked, is_own, is_spoken
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex
from plnfolio.render.blocks import Around

_END = 80
"""So many signs at the end of a block may say where it stands."""
_KEY = regex(rf"[.,]?[ \n]\(?{CITED}")
_STOPPED = regex(r"[.!?…][\"”*_]*\s+[(—–-]?\Z")
"""Stands before a citation that is of a whole block."""


def is_remark(block: Block) -> bool:
    """Whether a block that is set like a quotation is the author's own: with words of its own
    before a quotation that a key stands right behind.
    """
    prose = block.prose
    return CITED in prose and any(
        _KEY.match(prose, one.end) and len(prose[: one.start].split()) >= FEWEST
        for one in quoted_in(prose)
    )


def in_blocks(text: Text, asked: Asked) -> Iterator[Block]:
    """Their first blocks."""
    citing = {id(block) for block in text.citing}
    around: tuple[Around, ...] = ()
    within = False
    for number, block in enumerate(text.body):
        if block.typed.around is not around:  # few blocks stand elsewhere than the one before
            around, within = block.typed.around, block.inside("quotation", "quote")
        if within and (number == 0 or _frame(text.body[number - 1]) is not _frame(block)):
            yield from _whole(text.body, number, citing, asked)


def _whole(
    blocks: Sequence[Block], first: int, citing: Collection[int], asked: Asked
) -> Iterator[Block]:
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
    if words < FEWEST or is_framed([block.raw for block in own]):
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
        yield own[0]


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
