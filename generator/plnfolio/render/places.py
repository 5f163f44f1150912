"""Where in the author's text something stands: from an offset in parsed content back to a place.

The block parser cuts quote marks, list indentation and cell borders off before the inline parser
sees a text, so an offset in that text says nothing by itself. What is left of each line is still
its end (or, in a table, one of its cells), and that is how the column is found again.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plnfolio.model.document import Place

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock

_BARE_PIPE = re.compile(r"(?<!\\)\|")
_BEFORE_FIRST_PIPE = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])[\s>]+)*\|")


@dataclass(frozen=True, slots=True)
class Locator:
    """Finds the places of one block's content.

    ``first`` is the index of the line in ``lines`` on which ``content`` begins; ``cell`` is the
    number of a table cell from 0, or -1 outside tables; ``shift`` is added to every offset.
    """

    lines: Sequence[str]
    first: int = 0
    content: str = ""
    cell: int = -1
    shift: int = 0

    def within(self, offset: int) -> Locator:
        """The same, for a part of the content that is parsed by itself and begins at an offset."""
        return Locator(self.lines, self.first, self.content, self.cell, self.shift + offset)

    def place(self, offset: int) -> Place:
        """The place of an offset; the whole line where the column cannot be told."""
        offset += self.shift
        row = self.content.count("\n", 0, offset)
        column = offset - (self.content.rfind("\n", 0, offset) + 1)
        index = min(self.first + row, len(self.lines) - 1)
        source = self.lines[index]
        if self.cell >= 0:
            return Place(index + 1, _in_cell(source, self.cell, self.content, column))
        start = _start(source, self.content.split("\n", row + 1)[row])
        return Place(index + 1, max(0, start + column + 1) if start is not None else 0)


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


def cell_starts(source: str) -> list[int]:
    """Where the cells of a table's row begin; the last is what stands behind the last pipe."""
    opening = _BEFORE_FIRST_PIPE.match(source)
    borders = [match.end() for match in _BARE_PIPE.finditer(source)]
    return borders if opening is not None else [0, *borders]


def _in_cell(source: str, cell: int, content: str, offset: int) -> int:
    """The column of an offset in a table cell, whose pipes the parser has unescaped; or 0."""
    starts = cell_starts(source)
    if cell >= len(starts):
        return 0
    raw = content.replace("|", "\\|")
    at = source.find(raw, starts[cell])
    if at >= 0:
        return at + 1 + offset + content.count("|", 0, offset)
    # The last cell of a row with too many holds pipes as they were written.
    at = source.find(content, starts[cell])
    return at + 1 + offset if at >= 0 else 0
