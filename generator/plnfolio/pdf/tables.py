"""Tables: which cell is where, how wide columns are, and whether a page has to lie on its side."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import count
from math import sqrt
from typing import Any
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.pdf.lines import seen, text_of
from plnfolio.pdf.nodes import Node, node

_MOST = 60
"""Columns and rows that a cell may reach over; no page has room for more."""
_SHORT = 24
"""Letters of a cell that can stand in one line."""
_UPRIGHT = 150.0
"""Letters, at most, that have room beside each other on an upright page."""
_LEAST, _ENOUGH = 7.0, 30.0
"""Letters that a column wants at least, and those from which it may have more lines."""
_LINE = 80
"""Letters of a line, all columns together."""
_TOGETHER = 16
"""Lines of a table that the end of a page does not part."""
_SPLIT = 700
"""Letters of a cell from which its row may be parted by the end of a page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell in its place; ``head`` says that it names a row or a column."""

    x: int
    y: int
    wide: int
    high: int
    head: bool
    element: Element
    letters: int
    longest: int


@dataclass(frozen=True, slots=True)
class Grid:
    """All cells of a table, how many columns they have, and how many rows its head and its body."""

    cells: tuple[Cell, ...]
    columns: int
    head: int
    rows: int


def grid(table: Element) -> Grid:
    """The cells of a table as browsers place them (HTML §4.9.12)."""
    head, rows = _rows(table)
    taken: set[tuple[int, int]] = set()
    cells: list[Cell] = []
    ends = [head if y < head else len(rows) for y in range(len(rows))]
    for y, row in enumerate(rows):
        for element in row:
            if element.tag not in ("td", "th"):
                continue
            x = next(x for x in count() if (x, y) not in taken)
            wide = min(_span(element, "colspan"), _free(taken, x, y))
            high = min(_span(element, "rowspan") or _MOST, ends[y] - y)
            taken |= {(x + i, y + j) for i in range(wide) for j in range(high)}
            said = text_of(element)
            longest = max((len(word) for word in re.split(r"[\s/-]+", said)), default=0)
            is_head = element.tag == "th"
            cells.append(Cell(x, y, wide, high, is_head, element, len(said), longest))
    columns = max((x for x, _ in taken), default=-1) + 1
    return Grid(tuple(cells), columns, head, len(rows))


def _free(taken: set[tuple[int, int]], x: int, y: int) -> int:
    return next(wide for wide in count(1) if wide > _MOST or (x + wide, y) in taken)


def _span(cell: Element, name: str) -> int:
    text = cell.get(name, "").strip()
    return min(int(text), _MOST) if re.fullmatch("[0-9]+", text) and int(text) else 1


def _rows(table: Element) -> tuple[int, list[Element]]:
    """How many rows are the head, and all rows in the order in which they are seen."""
    parts: dict[str, list[Element]] = {"thead": [], "tbody": [], "tfoot": []}
    for child in table:
        if not seen(child):
            continue
        if child.tag == "tr":
            parts["tbody"].append(child)
        elif child.tag in parts:
            parts[child.tag] += (row for row in child if row.tag == "tr" and seen(row))
    head, body = parts["thead"], parts["tbody"]
    if not head and len(body) > 1 and _all_heads(body[0]):
        head, body = body[:1], body[1:]
    # A table of nothing but a head is no head.
    if not body and not parts["tfoot"]:
        return 0, head
    return len(head), [*head, *body, *parts["tfoot"]]


def _all_heads(row: Element) -> bool:
    cells = [cell.tag for cell in row if cell.tag in ("td", "th")]
    return bool(cells) and set(cells) == {"th"}


def table_node(found: Grid, blocks: Callable[[Element], list[Node]]) -> Node:
    """A table as the template wants it: its rows by sections, its columns with their widths."""
    wants = [_wanted(found, x) for x in range(found.columns)]
    rows: list[list[dict[str, Any]]] = [[] for _ in range(found.rows)]
    whole = [True] * found.rows
    for cell in found.cells:
        rows[cell.y].append(_cell(cell, blocks))
        whole[cell.y] = whole[cell.y] and cell.letters < _SPLIT
    return node(
        "table",
        columns=list(_widths(wants)),
        head=rows[: found.head],
        body=rows[found.head :],
        whole=whole[found.head :],
        together=found.rows + sum(cell.letters for cell in found.cells) / _LINE < _TOGETHER or None,
        wide=sum(min(most, max(least, _ENOUGH)) + 3 for most, least in wants) > _UPRIGHT,
    )


def _wanted(found: Grid, x: int) -> tuple[float, float]:
    """How many letters the longest cell of a column has, and its longest word."""
    own = [cell for cell in found.cells if cell.x == x and cell.wide == 1]
    most = max((cell.letters for cell in own), default=0)
    return max(_LEAST, most), max(_LEAST, max((cell.longest for cell in own), default=0))


def _widths(wants: list[tuple[float, float]]) -> Iterator[float]:
    """0 for a column as wide as its cells; else its share of what those leave."""
    short = sum(most for most, _ in wants if most <= _SHORT)
    crowded = short > _UPRIGHT * 0.6
    for most, least in wants:
        if most <= _SHORT and not crowded:
            yield 0.0
        else:
            yield round(max(sqrt(most * 4), least), 1)


def _cell(cell: Cell, blocks: Callable[[Element], list[Node]]) -> dict[str, Any]:
    classes = cell.element.get("class", "").split()
    align = next((one[6:] for one in classes if one.startswith("align-")), "")
    return {
        "x": cell.x,
        "y": cell.y,
        "wide": cell.wide,
        "high": cell.high,
        "head": cell.head,
        "align": align if align in ("left", "center", "right") else "",
        "of": blocks(cell.element),
    }
