"""Paragraphs of plain prose, which no other block rule needs to look at."""

from __future__ import annotations

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from plnfolio.render.quick.token import QuickToken

# How a line may begin that is no other block's, nor ends a paragraph: emphasis is no list and no
# rule, code no fence, a number no item, a bracket no footnote.
_NEXT = (
    r"[^\s#>|:=~<+\-`*_0-9\[]|\*{1,2}[^*\s]|_{1,2}[^_\s]|`{1,2}[^`]|\[[^^]|[+-][^\s|:=+-]"
    r"|[0-9]++(?:[.)]\S|[^\s.)])"
)
_CONTINUES = re.compile(_NEXT)
_ITEM = re.compile(r"(?:[-*+]|[0-9]{1,9}[.)]) ")
# Under a heading, or under the header of a table.
_UNDERLINES = re.compile(r"[-=|:][-=|: \t]*\Z")
_DEFINES = re.compile(rf"[:~]|{_UNDERLINES.pattern}")
# At a beginning it could also be attributes, or a reference; that has a colon behind its label.
HARMLESS = rf"(?:(?![{{\[])(?:{_NEXT})|\[[^^\[\]\\\n][^\[\]\\\n]*\][^:])"
_BEGINS = re.compile(HARMLESS)


def prose(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: a paragraph that begins harmlessly, unless its second line makes it more."""
    src, begins, shifts, ends = state.src, state.bMarks, state.tShift, state.eMarks
    if _BEGINS.match(src, begins[start] + shifts[start]) is None or state.is_code_block(start):
        return False
    line, last = start + 1, state.lineMax
    while line < last:
        at = begins[line] + shifts[line]
        if at >= ends[line]:
            break
        if _CONTINUES.match(src, at) is None:
            more = _DEFINES if line == start + 1 else _UNDERLINES
            if more.match(src, at, ends[line]) is not None:
                return False
            if _is_ended(state, line):
                break
        line += 1
    if line == start + 1 and _may_define(state, line + 1, end):
        return False
    _push(state, start, line)
    state.line = line
    return True


def _is_ended(state: StateBlock, line: int) -> bool:
    """Whether another block begins in a line."""
    indent = state.sCount[line]
    if not 0 <= indent <= state.blkIndent + 3:
        # Too deep for one, or a quotation's own that has been asked before.
        return False
    if indent < state.blkIndent and indent < state.listIndent + 4:
        # Of an item of a list, whose next begins as most do.
        at = state.bMarks[line] + state.tShift[line]
        if _ITEM.match(state.src, at) is not None:
            return True
    outer, state.parentType = state.parentType, "paragraph"
    rules = state.md.block.ruler.getRules("paragraph")
    ended = any(rule(state, line, state.lineMax, True) for rule in rules)
    state.parentType = outer
    return ended


def _may_define(state: StateBlock, line: int, end: int) -> bool:
    """Whether a line behind an empty one may be a definition of what stands before that."""
    return line < end and state.src.startswith((":", "~"), state.bMarks[line] + state.tShift[line])


def _push(state: StateBlock, start: int, stop: int) -> None:
    level = state.level
    opening = QuickToken("paragraph_open", "p", 1, level, "", [start, stop], block=True)
    content = mdTrim(_content(state, start, stop))
    inline = QuickToken("inline", "", 0, level + 1, content, [start, stop], block=True)
    inline.children = []
    closing = QuickToken("paragraph_close", "p", -1, level, block=True)
    state.tokens += (opening, inline, closing)


def _content(state: StateBlock, start: int, stop: int) -> str:
    src, begins, ends = state.src, state.bMarks, state.eMarks
    if not state.level:
        return src[begins[start] : ends[stop - 1]]
    at = begins[start] + state.tShift[start]
    if "\t" in src[begins[start] : at]:
        # Tabs in front are measured in columns.
        return state.getLines(start, stop, state.blkIndent, False)
    first = src[at : ends[start]]
    if stop == start + 1:
        return first
    return f"{first}\n{state.getLines(start + 1, stop, state.blkIndent, False)}"
