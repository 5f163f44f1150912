"""Puts nodes in rows under the names of their groups, with hours as bars.

For the narrow screen and for the very many: this always has room, and never moves another group.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil

from plnfolio.draw.cells import Cell, Heading, Spot
from plnfolio.draw.geometry import Box, rounded
from plnfolio.frozen import dataclass

COLUMN, GUTTER = 340.0, 30.0
BAR, BAR_HIGH = 84.0, 8.0
MARK = 22.0
"""From the edge of a column to the middle of its marks."""

LABEL = 48.0
"""From the edge of a column to where its labels begin."""

LABEL_WIDE = COLUMN - LABEL - BAR - 12.0
_ROW = 38.0
_BETWEEN = 5.0
_AFTER = 22.0  # below the last row of a group
_UNDER = 8.0  # below the name of a group


@dataclass(frozen=True, slots=True)
class Row:
    """A node in its row: its spot, and the room of its bar, as long as the longest."""

    spot: Spot
    bar: Box


@dataclass(frozen=True, slots=True)
class Banded:
    """For each group its rows and its headings, one in each column that it is in; the height."""

    rows: tuple[tuple[Row, ...], ...]
    headings: tuple[tuple[Box, ...], ...]
    width: float
    height: float


def bands(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    top: float,
    columns: int,
    *,
    rtl: bool,
) -> Banded:
    """All rows in columns of about the same height, from a top down."""
    heights = [
        (heading.height + _UNDER if heading else 0.0) + sum(map(_high, group)) + _AFTER
        for group, heading in zip(cells, headings, strict=True)
    ]
    columns = max(1, min(columns, sum(len(group) for group in cells) // 6 or 1))
    width = columns * COLUMN + (columns - 1) * GUTTER
    flow = _Flow(top, sum(heights) / columns * 1.02 + 40, columns)
    rows: list[tuple[Row, ...]] = []
    names: list[tuple[Box, ...]] = []
    for group, heading in zip(cells, headings, strict=True):
        found, boxes = flow.group(group, heading)
        rows.append(found)
        names.append(boxes)
    if rtl:
        rows = [tuple(_mirrored(row, width) for row in found) for found in rows]
        names = [tuple(replace(b, x=width - b.right) for b in boxes) for boxes in names]
    return Banded(tuple(rows), tuple(names), width, flow.lowest)


def _high(cell: Cell) -> float:
    return ceil(max(_ROW, cell.label.height + 4, 2 * cell.half)) + _BETWEEN


class _Flow:
    """Columns while they are filled, one after the other."""

    def __init__(self, top: float, most: float, columns: int) -> None:
        self._top, self._most, self._columns = top, most, columns
        self._column, self._y = 0, top
        self.lowest = top

    def group(
        self, cells: Sequence[Cell], heading: Heading | None
    ) -> tuple[tuple[Row, ...], tuple[Box, ...]]:
        rows: list[Row] = []
        boxes: list[Box] = []
        named = False
        for cell in cells:
            high = _high(cell)
            head = 0.0 if named or not heading else heading.height + _UNDER
            if self._y + head + high > self._top + self._most and self._more():
                named = False
            if heading and not named:
                left = self._column * (COLUMN + GUTTER)
                boxes.append(rounded(Box(left, round(self._y), heading.width, heading.height)))
                self._y += heading.height + _UNDER
            named = True
            rows.append(self._row(cell, high))
            self._y += high
        self._y += _AFTER
        self.lowest = max(self.lowest, self._y - _AFTER)
        return tuple(rows), tuple(boxes)

    def _more(self) -> bool:
        """Begin the next column, if there is one and something stands in this."""
        if self._column + 1 >= self._columns or self._y == self._top:
            return False
        self.lowest = max(self.lowest, self._y)
        self._column, self._y = self._column + 1, self._top
        return True

    def _row(self, cell: Cell, high: float) -> Row:
        left = self._column * (COLUMN + GUTTER)
        middle = round(self._y + (high - _BETWEEN) / 2)
        half, label = cell.half, cell.label
        mark = Box(left + MARK - half, middle - half, 2 * half, 2 * half)
        text = Box(left + LABEL, middle - label.height / 2, label.width, label.height)
        spot = Spot(
            left + MARK, middle, rounded(mark), rounded(text), "right", (0.0, 0.0, 0.0, 0.0)
        )
        bar = Box(left + COLUMN - BAR, middle - BAR_HIGH / 2, BAR, BAR_HIGH)
        return Row(spot, rounded(bar))


def _mirrored(row: Row, width: float) -> Row:
    def turned(box: Box) -> Box:
        return replace(box, x=round(width - box.right, 1))

    spot = row.spot
    spot = replace(
        spot, x=width - spot.x, mark=turned(spot.mark), label=turned(spot.label), side="left"
    )
    return Row(spot, turned(row.bar))
