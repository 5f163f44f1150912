"""Tables: which cell is where, how wide columns are, and whether a page has to lie on its side."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import count, product
from typing import Any
from unicodedata import east_asian_width
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.pdf.lines import seen, text_of
from plnfolio.pdf.nodes import Node, node

_MOST = 60
"""Columns and rows that a cell may reach over; no page has room for more."""
_LETTER = {10.5: 4.9, 9.0: 4.2}
"""Points of a letter, by the size of the words."""
_GAP = 10.0
"""Points between two columns."""
_UPRIGHT, _LYING = 468.0, 648.0
"""Points of a line on a page that stands, and on one that lies on its side."""
_ITEM = 8
"""Letters that an item of a list has no room for in its last line."""
_NO_ROOM = 200.0
_WORD = 14
"""Letters of a word from which it is parted rather than have a column made for it."""
_SHORT = 9
"""Letters of a column all of whose cells have one line."""
_HIGH = 14
"""Lines of a row from which smaller words are better, or a page that lies on its side..."""
_BETTER = 0.8
"""... where they have fewer lines by as much."""
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
            letters = _letters(said) + _ITEM * sum(1 for _ in element.iter("li"))
            longest = max(map(_letters, re.split(r"[\s/]+", said)))
            is_head = element.tag == "th"
            cells.append(Cell(x, y, wide, high, is_head, element, letters, longest))
    columns = max((x for x, _ in taken), default=-1) + 1
    return Grid(tuple(cells), columns, head, len(rows))


def _letters(text: str) -> int:
    """The width of a text; a sign of Chinese or Japanese is as wide as two letters (UAX #11)."""
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


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
    rows: list[list[dict[str, Any]]] = [[] for _ in range(found.rows)]
    whole = [True] * found.rows
    for cell in found.cells:
        rows[cell.y].append(_cell(cell, blocks))
        whole[cell.y] = whole[cell.y] and cell.letters < _SPLIT
    together = found.rows + sum(cell.letters for cell in found.cells) / _LINE < _TOGETHER
    return node(
        "table",
        **_shape([_wanted(found, x) for x in range(found.columns)]),
        head=rows[: found.head],
        body=rows[found.head :],
        whole=whole[found.head :],
        together=together or None,
    )


def _wanted(found: Grid, x: int) -> tuple[int, int]:
    """How many letters the longest cell of a column has, and how many it cannot do without."""
    own = [cell for cell in found.cells if cell.x == x and cell.wide == 1]
    words = max((min(cell.longest, _WORD) for cell in own), default=1)
    heads = max((cell.letters for cell in own if cell.y < found.head), default=0)
    most = max((cell.letters for cell in own), default=1)
    return most, max(most if most <= _SHORT else 3, words + 1, min(heads // 2, _WORD))


def _shape(wants: list[tuple[int, int]]) -> dict[str, Any]:
    """The widths of columns, 0 for as wide as its cells; the size of words; whether it lies."""
    lines, size, lies = _NO_ROOM, 0.0, False
    for page, smaller in product((_UPRIGHT, _LYING), _LETTER):
        room = (page - len(wants) * _GAP) / _LETTER[smaller]
        if page == _UPRIGHT and sum(most for most, _ in wants) <= room:
            return {"columns": [0] * len(wants), "size": smaller}
        fewer = _lines(wants, room)
        if not size or (lines > _HIGH and fewer < _BETTER * lines):
            lines, size, lies = fewer, smaller, page == _LYING
    gap = _GAP / _LETTER[size]
    columns = [round(max(least, most / lines) + gap, 1) for most, least in wants]
    return {"columns": columns, "size": size, "wide": lies}


def _lines(wants: list[tuple[int, int]], room: float) -> float:
    """How many lines the highest cell has when all columns share what room there is."""
    few, many = 1.0, _NO_ROOM
    for _ in range(30):
        lines = (few + many) / 2
        if sum(max(least, most / lines) for most, least in wants) <= room:
            many = lines
        else:
            few = lines
    return many


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
