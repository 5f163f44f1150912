"""Puts marks and labels in columns above and below the author, a band for each group.

For the narrow screen and for the very many: this always has room, and never moves another group.
"""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.draw.cells import BELOW, BESIDE, Cell, Heading, Packed, Spot, rounded
from plnfolio.draw.geometry import Box
from plnfolio.frozen import dataclass

_BAND_GAP = 26.0
_HEADING_GAP = 6.0
_ROW_GAP = 10.0
_AUTHOR_GAP = 24.0
_SPLIT_PRICE = 0.12  # how lopsided a map may be, of its height, rather than have a group in two


@dataclass(frozen=True, slots=True)
class _Band:
    """A group, or a part of one: its number, its heading, and its cells in columns.

    Each place is (column, top) of a cell, from the top of the band.
    """

    group: int
    heading: Heading | None
    cells: tuple[Cell, ...]
    places: tuple[tuple[float, float], ...]
    height: float


def bands(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    middle: float,
    widest: float,
) -> Packed:
    """Everything in columns that are at most ``widest`` together, as high as it takes."""
    slot = max(cell.width for group in cells for cell in group) + 2 * BESIDE
    columns = max(1, int(widest / slot))
    whole = [
        _band(number, heading, members, columns)
        for number, (members, heading) in enumerate(zip(cells, headings, strict=True))
    ]
    above, below = _halves(whole, columns)
    spots: list[list[Spot]] = [[] for _ in cells]
    boxes: list[Box | None] = [None for _ in cells]
    levels: list[float] = []
    for half, top in (
        (above, -middle - _AUTHOR_GAP - sum(b.height for b in above) - _gaps(above)),
        (below, middle + _AUTHOR_GAP),
    ):
        y = top
        for number, band in enumerate(half):
            if number:
                levels.append(round(y - _BAND_GAP / 2, 2))
            if band.heading:
                boxes[band.group] = rounded(
                    Box(-band.heading.width / 2, y, band.heading.width, band.heading.height)
                )
            spots[band.group] += [
                _spot(cell, column * slot, y + down, up=half is above)
                for cell, (column, down) in zip(band.cells, band.places, strict=True)
            ]
            y += band.height + _BAND_GAP
    return Packed(tuple(map(tuple, spots)), tuple(boxes), levels=tuple(levels), upright=True)


def _gaps(half: Sequence[_Band]) -> float:
    return _BAND_GAP * max(0, len(half) - 1)


def _spot(cell: Cell, x: float, top: float, *, up: bool) -> Spot:
    """The mark is at the author's end of its cell, after the room for arrows."""
    inward = cell.half_y + cell.arrow
    y = top + cell.height + cell.arrow - inward if up else top + inward
    return Spot(round(x, 2), round(y, 2))


def _band(group: int, heading: Heading | None, cells: Sequence[Cell], columns: int) -> _Band:
    """Each cell goes to the column that ends highest, the leftmost of several."""
    top = heading.height + _HEADING_GAP if heading else 0.0
    used = min(columns, len(cells))
    ends = [top] * used
    places = []
    for cell in cells:
        column = min(range(used), key=lambda i: (ends[i], i))
        places.append((column - (used - 1) / 2, ends[column]))
        ends[column] += cell.height + cell.arrow + max(_ROW_GAP, BELOW)
    return _Band(group, heading, tuple(cells), tuple(places), max(ends, default=top) - _ROW_GAP)


def _halves(whole: Sequence[_Band], columns: int) -> tuple[list[_Band], list[_Band]]:
    """What stands above the author and what below; a group is parted if that is far from even."""
    total = sum(band.height for band in whole)
    choices: list[tuple[float, list[_Band], list[_Band]]] = []
    above = 0.0
    for number, band in enumerate(whole):
        choices.append((abs(total - 2 * above), [*whole[:number]], [*whole[number:]]))
        if above < total / 2 < above + band.height and len(band.cells) > columns:
            share = round(len(band.cells) * (total / 2 - above) / band.height)
            first = _band(band.group, band.heading, band.cells[:share], columns)
            rest = _band(band.group, None, band.cells[share:], columns)
            if 0 < share < len(band.cells):
                price = _SPLIT_PRICE * total
                choices.append((price, [*whole[:number], first], [rest, *whole[number + 1 :]]))
        above += band.height
    _, upper, lower = min(choices, key=lambda choice: choice[0])
    return upper, lower
