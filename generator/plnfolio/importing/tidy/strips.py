"""Tables that are none: rows of boxes, or boxes in columns, whose first ones are heads.

Page editors have no tables, or none that people like: Wix, Google Sites and grids of style sheets
set a table as boxes, Weebly each of its rows as a table. It is one where the first row says what
stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, put_for, words
from plnfolio.importing.nets.heads import head_of
from plnfolio.importing.nets.judge import is_head, looks_like_time

_BOXES = frozenset(("div", "section", "article", "li", "table"))
_CELLS = _BOXES | {"td", "th"}
_LINES = frozenset(("p", "span", "h2", "h3", "h4", "h5", "strong", "b"))
_MOST_COLUMNS = 7
_LEAST_ROWS = 2
_COLUMNS = re.compile(r"grid-template-columns\s*:\s*([^;]+)")
_REPEATED = re.compile(r"repeat\(\s*(\d+)\s*,")

Row = list[Element]


class Box:
    """One of several boxes side by side, looked into once."""

    def __init__(self, element: Element) -> None:
        self.element = element

    @cached_property
    def cells(self) -> Row:
        """Its cells, if it is a row."""
        return _cells(self.element)

    @cached_property
    def words(self) -> str:
        """What stands in it."""
        return words(self.element)

    def row(self, wide: int) -> Row:
        """Its cells as a row so wide, where some of them may be empty."""
        return self.cells if len(self.cells) == wide else self._with_empty

    @cached_property
    def _with_empty(self) -> Row:
        return _cells(self.element, empty=True)


def strips(body: Element) -> None:
    """Make tables of them, in place."""
    inside: set[Element] = set()
    for parent in list(body.iter()):
        # A table that holds others is the frame of a page.
        if parent in inside or (parent.tag == "table" and parent.find(".//table") is None):
            inside.update(parent)
            continue
        for boxes in _side_by_side(parent):
            rest = [Box(one) for one in boxes]
            while len(rest) > _LEAST_ROWS and (found := _rows(rest) or _flat(parent, rest)):
                rows, start, end = found
                made = _table(rows)
                put_for(parent, [one.element for one in rest[start:end]], made)
                inside.update(made.iter())
                rest = rest[end:]


def _side_by_side(parent: Element) -> list[Row]:
    """Boxes with nothing but boxes between them."""
    runs: list[Row] = [[]]
    for one in parent:
        if one.tag in _BOXES and _is_filled(one):
            runs[-1].append(one)
        elif _is_filled(one) or (one.tail or "").strip():
            runs.append([])
    return [one for one in runs if len(one) > _LEAST_ROWS]


def _is_filled(element: Element) -> bool:
    return bool(words(element)) or next(element.iter("img"), None) is not None


def _cells(row: Element, *, empty: bool = False) -> Row:
    """The boxes side by side in a row, however deep they are wrapped."""
    at = row
    while True:
        if (at.text or "").strip() or any((one.tail or "").strip() for one in at):
            return []
        inside = [one for one in at if empty or _is_filled(one)]
        filled = [one for one in at if _is_filled(one)]
        if len(filled) != 1 or (empty and len(inside) > 1):
            break
        at = filled[0]
        if at.tag == "p" or at.tag in IN_A_LINE:
            return []
    if all(one.tag in _CELLS for one in inside):
        return inside
    # Three lines side by side may be cells as well; two are a paragraph below another.
    return inside if len(inside) > 2 and all(one.tag in _LINES for one in inside) else []


Found = tuple[list[Row], int, int]
"""Rows, and which boxes they were: from one to before another."""


def _rows(boxes: Sequence[Box]) -> Found | None:
    """Rows that stand below one another, from the first that says what the others hold."""
    ends: dict[int, tuple[int, int]] = {}
    for start, box in enumerate(boxes):
        wide = len(box.cells)
        if not 1 < wide <= _MOST_COLUMNS:
            continue
        end, timed = ends.get(wide, (0, 0))
        if start >= end:
            end = _end_of(boxes, start, wide)
            timed = _timed_from([one.row(wide) for one in boxes[start:end]], start)
            ends[wide] = end, timed
        if end - start > _LEAST_ROWS and (is_head(_said(box.cells)) or start >= timed):
            return [box.cells, *(one.row(wide) for one in boxes[start + 1 : end])], start, end
    return None


def _end_of(boxes: Sequence[Box], start: int, wide: int) -> int:
    """Where rows end that are as wide as the first."""
    others = (at for at in range(start, len(boxes)) if len(boxes[at].row(wide)) != wide)
    return next(others, len(boxes))


def _timed_from(rows: Sequence[Row], start: int) -> int:
    """From which row on one column has nothing but times, as only a table without heads has.

    Rows count from ``start``; where it is one of the last, it is none.
    """
    never = start + len(rows)
    if len(rows[0]) < 3 or rows[0][0].tag not in _BOXES:
        return never
    found = []
    for at in range(len(rows[0])):
        others = (n for n in reversed(range(len(rows))) if not looks_like_time(words(rows[n][at])))
        found.append(start + next(others, -1) + 1)
    return min(found)


def _flat(parent: Element, boxes: Sequence[Box]) -> Found | None:
    """Cells one after the other, as many in a row as there are heads at their beginning."""
    wide = _columns_of(parent)
    for start in range(len(boxes) - 3):
        if boxes[start].cells:
            continue
        for count in [wide] if wide else range(_MOST_COLUMNS, 1, -1):
            there = (len(boxes) - start) // count
            said = [one.words for one in boxes[start : start + count]]
            if there <= _LEAST_ROWS or not is_head(said):
                continue
            cells = [one.element for one in boxes[start : start + there * count]]
            rows = [cells[at : at + count] for at in range(0, len(cells), count)]
            rows = rows[: 1 + _timed(rows)]
            if len(rows) > _LEAST_ROWS:
                return rows, start, start + count * len(rows)
    return None


def _columns_of(parent: Element) -> int:
    """How many columns a grid says that it has; 0 where it says nothing."""
    found = _COLUMNS.search(parent.get("style", ""))
    if found is None:
        return 0
    if repeated := _REPEATED.search(found[1]):
        return int(repeated[1])
    return len(found[1].split())


def _timed(rows: Sequence[Row]) -> int:
    """How many rows below the heads have a time where the head says so; all, if none says it."""
    at = next((n for n, said in enumerate(_said(rows[0])) if head_of(said).field == "time"), -1)
    if at < 0:
        return len(rows) - 1 if len({one.get("class") for row in rows for one in row}) == 1 else 0
    count = 0
    for row in rows[1:]:
        if not looks_like_time(words(row[at])) and len(words(row[at]).split()) > 6:
            break
        count += 1
    return count


def _said(row: Sequence[Element]) -> list[str]:
    return [words(one) for one in row]


def _table(rows: Sequence[Row]) -> Element:
    made = Element("table")
    headed = is_head(_said(rows[0]))
    for number, row in enumerate(rows):
        line = Element("tr")
        for box in row:
            box.tail = None
            cell = Element("th" if headed and number == 0 else "td")
            cell.append(box)
            line.append(cell)
        made.append(line)
    return made
