"""Blocks that stand too deep in others: their words are shown as they are typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown_it.parser_block import ParserBlock

from plnfolio.render.parsing import Parsing
from plnfolio.render.places import place_of

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock


class BoundedBlock(ParserBlock):
    """The rules of another parser; where that would leave words out, they are kept."""

    def __init__(self, other: ParserBlock) -> None:
        super().__init__()
        self.ruler = other.ruler

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """The tokens from one line to before another."""
        if is_too_deep(state):
            as_typed(state, startLine, endLine)
        else:
            super().tokenize(state, startLine, endLine)


def is_too_deep(state: StateBlock) -> bool:
    """Whether nothing may stand inside of what stands here."""
    return state.level >= int(state.md.options["maxNesting"])


def as_typed(state: StateBlock, start: int, end: int) -> None:
    """Paragraphs of all lines that belong to what is open; said once in a text."""
    line, count = start, 0
    while line < end:
        if state.isEmpty(line):
            line += 1
            continue
        if state.sCount[line] < state.blkIndent:
            break
        first = line
        while line < end and not state.isEmpty(line) and state.sCount[line] >= state.blkIndent:
            line += 1
        _push(state, first, line)
        count += 1
    state.tight = count < 2
    state.line = line


def _push(state: StateBlock, first: int, stop: int) -> None:
    parsing = Parsing.of(state.env)
    if parsing.count("too-deep") == 1:
        parsing.warn(
            "too-deep",
            "this stands too deep in lists and quotations, so it is shown as it is typed",
            place_of(state, first),
            "take away some of the spaces and signs in front of it",
        )
    state.push("paragraph_open", "p", 1).map = [first, stop]
    inline = state.push("inline", "", 0)
    inline.content = state.getLines(first, stop, state.blkIndent, False).strip()
    inline.map, inline.children = [first, stop], []
    state.push("paragraph_close", "p", -1)
