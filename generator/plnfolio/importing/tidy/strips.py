"""Tables that are none: rows of boxes, or boxes in columns, whose first ones are heads.

Page editors have no tables, or none that people like: Wix, Google Sites and grids of style sheets
set a table as boxes. It is one where the first row says what stands below it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, put_for, words
from plnfolio.importing.nets.heads import head_of
from plnfolio.importing.nets.judge import is_head, looks_like_time

_BOXES = frozenset(("div", "section", "article", "li"))
_LINES = frozenset(("p", "span", "h2", "h3", "h4", "h5", "strong", "b"))
_MOST_COLUMNS = 7
_LEAST_ROWS = 2
_COLUMNS = re.compile(r"grid-template-columns\s*:\s*([^;]+)")
_REPEATED = re.compile(r"repeat\(\s*(\d+)\s*,")

Row = list[Element]


def strips(body: Element) -> None:
    """Make tables of them, in place."""
    inside: set[Element] = set()
    for parent in list(body.iter()):
        if parent in inside or parent.tag == "table":
            inside.update(parent)
            continue
        for boxes in _side_by_side(parent):
            rest = boxes
            while len(rest) > _LEAST_ROWS and (found := _rows(rest) or _flat(parent, rest)):
                made = _table(found[0])
                put_for(parent, found[1], made)
                inside.update(made.iter())
                rest = rest[rest.index(found[1][-1]) + 1 :]


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
    if all(one.tag in _BOXES for one in inside):
        return inside
    # Three lines side by side may be cells as well; two are a paragraph below another.
    return inside if len(inside) > 2 and all(one.tag in _LINES for one in inside) else []


def _rows(boxes: Sequence[Element]) -> tuple[list[Row], Sequence[Element]] | None:
    """Rows that stand below one another, from the first that says what the others hold."""
    for start, box in enumerate(boxes):
        head = _cells(box)
        if not 1 < len(head) <= _MOST_COLUMNS:
            continue
        rows = [head]
        for one in boxes[start + 1 :]:
            row = _cells(one)
            if len(row) != len(head):
                row = _cells(one, empty=True)
            if len(row) != len(head):
                break
            rows.append(row)
        if len(rows) > _LEAST_ROWS and (is_head(_said(head)) or _has_times(rows)):
            return rows, boxes[start : start + len(rows)]
    return None


def _flat(parent: Element, boxes: Sequence[Element]) -> tuple[list[Row], Sequence[Element]] | None:
    """Cells one after the other, as many in a row as there are heads at their beginning."""
    wide = _columns_of(parent)
    for start in range(len(boxes) - 3):
        if _cells(boxes[start]):
            continue
        for count in [wide] if wide else range(_MOST_COLUMNS, 1, -1):
            cells = boxes[start:]
            said = _said(cells[:count])
            if len(cells) < (1 + _LEAST_ROWS) * count or not is_head(said):
                continue
            rows = [list(cells[at : at + count]) for at in range(0, len(cells), count)]
            rows = [row for row in rows if len(row) == count]
            rows = rows[: 1 + _timed(rows)]
            if len(rows) > _LEAST_ROWS:
                return rows, cells[: count * len(rows)]
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


def _has_times(rows: Sequence[Row]) -> bool:
    """Whether rows without heads have a column of times, as only a table has."""
    if len(rows[0]) < 3 or len(rows) < 3 or rows[0][0].tag not in _BOXES:
        return False
    return any(all(looks_like_time(words(row[at])) for row in rows) for at in range(len(rows[0])))


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
