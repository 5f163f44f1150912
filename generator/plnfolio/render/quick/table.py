"""Tables (GitHub Flavored Markdown, 4.10); a cell is a single token, which knows its column."""

from __future__ import annotations

import re
from collections.abc import Callable

from markdown_it.common.utils import MD_TRIM_CHARS, mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit

from plnfolio.render.parsing import Parsing
from plnfolio.render.quick.token import QuickToken

_UNDERLINE = re.compile(r"[|:][-|:\t ][-|:\t ]*|-[-|:][-|:\t ]*")
_DASHES = re.compile(r":?-+:?")
_PushRow = Callable[[StateBlock, int, str, list[str], list[str]], None]
_ALIGNMENTS = {(False, False): "", (True, False): "left", (False, True): "right"}


def table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule.

    Where markdown-it puts down an opening, an inline and a closing token for a cell, this puts
    down the inline token alone: its ``tag`` is the cell's, its ``info`` the alignment and its
    ``meta["cell"]`` the column from 0. Whoever makes no HTML (``Parsing.read``) gets a single
    token for a row, whose ``meta["row"]`` are the texts of its cells.
    """
    if start + 2 > end:
        return False
    second = start + 1
    begin, stop = state.bMarks[second] + state.tShift[second], state.eMarks[second]
    if (
        state.src[begin : begin + 1] not in ("|", "-", ":")
        or begin >= stop
        or state.sCount[second] < state.blkIndent
        or state.is_code_block(second)
        or state.is_code_block(start)
        or _UNDERLINE.fullmatch(state.src, begin, stop) is None
    ):
        return False
    alignments = _alignments(state.src[begin:stop])
    header = _line(state, start)
    if alignments is None or "|" not in header:
        return False
    cells = _cells(header)
    if not cells or len(cells) != len(alignments):
        return False
    if not silent:
        _push(state, (start, end), cells, alignments)
    return True


def _push(
    state: StateBlock, lines: tuple[int, int], header: list[str], alignments: list[str]
) -> None:
    start, end = lines
    outer, state.parentType = state.parentType, "table"
    opening = state.push("table_open", "table", 1)
    head = state.push("thead_open", "thead", 1)
    head.map = [start, start + 1]
    push_row = _push_raw if Parsing.of(state.env).raw else _push_row
    push_row(state, start, "th", header, alignments)
    state.push("thead_close", "thead", -1)
    first = start + 2
    stop = _push_body(state, first, end, alignments, push_row)
    opening.map = [start, stop]
    state.push("table_close", "table", -1)
    state.parentType = outer
    state.line = stop


def _push_body(
    state: StateBlock, first: int, end: int, alignments: list[str], push_row: _PushRow
) -> int:
    """The rows under the header, and the line behind them."""
    # What ends a quotation is most like what ends a table; none of it begins with a stroke.
    ends = state.md.block.ruler.getRules("blockquote")
    added = 0
    line = first
    body = None
    while line < end and state.sCount[line] >= state.blkIndent:
        text = _line(state, line)
        if text[:1] != "|" and any(rule(state, line, end, True) for rule in ends):
            break
        if not text or state.is_code_block(line):
            break
        cells = _cells(text)
        added += len(alignments) - len(cells)
        if added > MAX_AUTOCOMPLETED_CELLS:
            break
        if body is None:
            body = state.push("tbody_open", "tbody", 1)
        push_row(state, line, "td", cells, alignments)
        line += 1
    if body is not None:
        body.map = [first, line]
        state.push("tbody_close", "tbody", -1)
    return line


def _push_raw(
    state: StateBlock, line: int, tag: str, cells: list[str], alignments: list[str]
) -> None:
    """A row for whoever makes no HTML."""
    token = QuickToken("row", tag, 0, state.level, "", [line, line + 1], block=True)
    token.meta["row"] = _row(cells, alignments)
    state.tokens.append(token)


def _push_row(
    state: StateBlock, line: int, tag: str, cells: list[str], alignments: list[str]
) -> None:
    tokens, level, lines = state.tokens, state.level, [line, line + 1]
    row = _row(cells, alignments)
    tokens.append(QuickToken("tr_open", "tr", 1, level, "", lines, block=True))
    for number, (cell, alignment) in enumerate(zip(row, alignments, strict=True)):
        token = QuickToken("inline", tag, 0, level + 2, cell, lines, block=True)
        token.info = alignment
        token.children = []
        token.meta["cell"] = number
        tokens.append(token)
    tokens.append(QuickToken("tr_close", "tr", -1, level, block=True))


def _row(cells: list[str], alignments: list[str]) -> list[str]:
    """The texts of the cells, as many as the table has columns."""
    row = [cell.strip(MD_TRIM_CHARS) for cell in cells[: len(alignments)]]
    return row + [""] * (len(alignments) - len(row))


def _line(state: StateBlock, line: int) -> str:
    return mdTrim(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])


def _cells(line: str) -> list[str]:
    cells = escapedSplit(line) if "\\" in line else line.split("|")
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return cells


def _alignments(line: str) -> list[str] | None:
    """The alignment of each column; None where the line is no underline of a header."""
    found = []
    parts = [mdTrim(part) for part in line.split("|")]
    for i, part in enumerate(parts):
        if not part:
            if 0 < i < len(parts) - 1:
                return None
            continue
        if _DASHES.fullmatch(part) is None:
            return None
        found.append(_ALIGNMENTS.get((part[0] == ":", part[-1] == ":"), "center"))
    return found
