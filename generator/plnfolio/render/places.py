"""Where in the author's text something stands: from an offset in parsed content back to a place.

The block parser cuts quote marks, list indentation and cell borders off before the inline parser
sees a text, so an offset in that text says nothing by itself. What is left of each line is still
its end (or, in a table, one of its cells), and that is how the column is found again.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plnfolio.model.document import Place

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_LINE_END = re.compile("\n")
_PIPE = re.compile(r"\|")
_BARE_PIPE = re.compile(r"(?<!\\)\|")
_BEFORE_FIRST_PIPE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[\s>]+)*\|")


@dataclass(slots=True)
class _Known:
    """Where the lines of a block end, where they start in their source, and a cell’s pipes."""

    ends: Sequence[int] | None = None
    starts: dict[int, int | None] = field(default_factory=dict)
    pipes: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds the places of one block's content.

    ``first`` is the index of the line in ``lines`` on which ``content`` begins; ``cell`` is the
    number of a table cell from 0, or -1 outside tables; ``shift`` is added to every offset.
    ``known`` is what was found out before, so that many places in one block take no longer each.
    """

    lines: Sequence[str]
    first: int = 0
    content: str = ""
    cell: int = -1
    shift: int = 0
    known: _Known = field(default_factory=_Known, compare=False, repr=False)

    def within(self, offset: int) -> Locator:
        """The same, for a part of the content that is parsed by itself and begins at an offset."""
        return Locator(
            self.lines, self.first, self.content, self.cell, self.shift + offset, self.known
        )

    def place(self, offset: int) -> Place:
        """The place of an offset; the whole line where the column cannot be told."""
        offset += self.shift
        known = self.known
        if known.ends is None:
            known.ends = [match.start() for match in _LINE_END.finditer(self.content)]
        row = bisect_left(known.ends, offset)
        begin = known.ends[row - 1] + 1 if row else 0
        index = min(self.first + row, len(self.lines) - 1)
        if row not in known.starts:
            known.starts[row] = self._start(self.lines[index], row, begin)
        start = known.starts[row]
        if start is None:
            return Place(index + 1, 0)
        escaped = bisect_left(known.pipes, offset) if known.pipes else 0
        return Place(index + 1, max(0, start + offset - begin + escaped + 1))

    def _start(self, source: str, row: int, begin: int) -> int | None:
        """Where a line of the content begins in its line of the source."""
        if self.cell < 0:
            ends = self.known.ends or ()
            return _start(source, self.content[begin : ends[row] if row < len(ends) else None])
        start, self.known.pipes = _in_cell(source, self.cell, self.content)
        return start


def line_of(state: StateBlock, line: int) -> str:
    """A line as a block sees it, without what its surroundings put before it."""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def place_of(state: StateBlock, line: int) -> Place:
    """Where that line begins."""
    at = state.bMarks[line] + state.tShift[line]
    return Place(line + 1, at - state.src.rfind("\n", 0, at))


def _start(source: str, part: str) -> int | None:
    """Where a line of content begins in its line of the source."""
    text = part.strip(" \t")
    cut = len(part) - len(part.lstrip(" \t"))
    line = source.rstrip(" \t")
    at = len(line) - len(text) if line.endswith(text) else line.find(text)
    return at - cut if at >= 0 else None


@functools.lru_cache(maxsize=4)
def cell_starts(source: str) -> Sequence[int]:
    """Where the cells of a table's row begin; the last is what stands behind the last pipe.

    Each of the cells asks for those of its row.
    """
    opening = _BEFORE_FIRST_PIPE.match(source)
    borders = [match.end() for match in _BARE_PIPE.finditer(source)]
    return borders if opening is not None else [0, *borders]


def _in_cell(source: str, cell: int, content: str) -> tuple[int | None, Sequence[int]]:
    """Where the text of a table's cell begins, and its pipes, which the parser has unescaped."""
    starts = cell_starts(source)
    if cell >= len(starts):
        return None, ()
    raw = content.replace("|", "\\|")
    at = source.find(raw, starts[cell])
    if at >= 0:
        return at, [match.start() for match in _PIPE.finditer(content)]
    # The last cell of a row with too many holds pipes as they were written.
    at = source.find(content, starts[cell])
    return (at if at >= 0 else None), ()
