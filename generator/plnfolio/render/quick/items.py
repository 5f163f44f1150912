"""Lists whose items are a line of plain prose each, as most lists are."""

from __future__ import annotations

import re

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock

from plnfolio.render.parsing import Parsing
from plnfolio.render.quick.prose import HARMLESS
from plnfolio.render.quick.token import QuickToken

_MARKER = r"(?:(?P<number>[0-9]{1,9})[.)]|[-*+])"
_ITEM = re.compile(rf"(?P<marker>{_MARKER}) {{1,4}}(?={HARMLESS})")
# What stands behind the empty lines under a list, and may be part of it.
_MORE = re.compile(rf"{_MARKER}(?:[ \t]|$)|[:~]", re.MULTILINE)


def items(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: lines that begin with one kind of marker, up to an empty line."""
    if silent or state.level or state.tShift[start]:
        return False
    found: list[re.Match[str]] = []
    line = start
    while line < end and not state.isEmpty(line):
        item = _ITEM.match(state.src, state.bMarks[line])
        if item is None or item["marker"][-1] != (found or (item,))[0]["marker"][-1]:
            return False
        found.append(item)
        line += 1
    while line < end and state.isEmpty(line):
        line += 1
    if line < end and (state.tShift[line] or _MORE.match(state.src, state.bMarks[line])):
        return False
    _push(state, start, line, found)
    state.line = line
    return True


def _push(state: StateBlock, start: int, stop: int, found: list[re.Match[str]]) -> None:
    """``stop`` is the line behind the list, and so behind its last item."""
    tokens, raw = state.tokens, Parsing.of(state.env).raw
    number, sign = found[0]["number"], found[0]["marker"][-1]
    kind, tag = ("ordered", "ol") if number else ("bullet", "ul")
    opening = state.push(f"{kind}_list_open", tag, 1)
    opening.map, opening.markup = [start, stop], sign
    if number and int(number) != 1:
        opening.attrs = {"start": int(number)}
    last = start + len(found) - 1
    for line, item in enumerate(found, start):
        content = mdTrim(state.src[item.end() : state.eMarks[line]])
        inline = QuickToken("inline", "", 0, 3, content, [line, line + 1], block=True)
        inline.children = []
        if raw:
            tokens.append(inline)
            continue
        within = [line, stop if line == last else line + 1]
        begin = QuickToken("list_item_open", "li", 1, 1, "", within, block=True)
        begin.markup, begin.info = sign, item["number"] or ""
        before = QuickToken("paragraph_open", "p", 1, 2, "", [line, line + 1], block=True)
        behind = QuickToken("paragraph_close", "p", -1, 2, block=True)
        before.hidden = behind.hidden = True
        close = QuickToken("list_item_close", "li", -1, 1, block=True)
        close.markup = sign
        tokens += (begin, before, inline, behind, close)
    state.push(f"{kind}_list_close", tag, -1).markup = sign
