"""What has to be placed on a map, and what came of it."""

from __future__ import annotations

from math import hypot, pi

from plnfolio.draw.geometry import Box
from plnfolio.frozen import dataclass

BESIDE, BELOW = 5.0, 3.0
"""The least space between two things on a map, across and down, in units of the drawing."""

SIDE = 0.36
"""How far from straight up or down a mark is, as a cosine, whose label stands only beside it."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name in lines, the words below it in lines, and the box that they take."""

    lines: tuple[str, ...]
    notes: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark and its label before they have a place; sizes in units of the drawing.

    ``half`` is half of the mark's box, with its outline and halo. ``spoke`` is how thick the line
    to it is, 0 for none.
    """

    id: str
    ring: int
    room: float
    half: float
    label: Label
    spoke: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a mark's middle, with the boxes of mark and label, rounded for writing.

    ``side`` is where the label stands from the mark: right, left, above or below.
    """

    x: float
    y: float
    mark: Box
    label: Box
    side: str
    spoke: tuple[float, float, float, float]

    @property
    def cell(self) -> Box:
        """Mark and label together."""
        left, top = min(self.mark.x, self.label.x), min(self.mark.y, self.label.y)
        right = max(self.mark.right, self.label.right)
        bottom = max(self.mark.bottom, self.label.bottom)
        return Box(left, top, right - left, bottom - top)

    def mirrored(self) -> Spot:
        """The same on the other side of the middle."""
        x1, y1, x2, y2 = self.spoke
        side = {"right": "left", "left": "right"}.get(self.side, self.side)
        spoke = (0.0 - x1, y1, 0.0 - x2, y2)
        return Spot(0.0 - self.x, self.y, self.mark.mirrored(), self.label.mirrored(), side, spoke)


def mark(cell: Cell, x: float, y: float) -> Box:
    """The box of a cell's mark at a point."""
    x, y, half = round(x, 1), round(y, 1), cell.half
    wide = round(2 * half, 1)
    return Box(round(x - half, 1), round(y - half, 1), wide, wide)


def spot(cell: Cell, x: float, y: float, side: str, middle: float) -> Spot:
    """A cell at a point, with its label at a side, and its spoke from the author's rim."""
    box = mark(cell, x, y)
    x, y = round(x, 1), round(y, 1)
    half, wide, high = cell.half, cell.label.width, cell.label.height
    if side == "right":
        left, top = x + half + 2, y - high / 2
    elif side == "left":
        left, top = x - half - 2 - wide, y - high / 2
    elif side == "above":
        left, top = x - wide / 2, y - half - high - 0.5
    else:
        left, top = x - wide / 2, y + half + 0.5
    length = hypot(x, y) or 1.0
    near, far = middle / length, max(middle, length - cell.room) / length
    spoke = (round(x * near, 1), round(y * near, 1), round(x * far, 1), round(y * far, 1))
    words = Box(round(left, 1), round(top, 1), round(wide, 1), round(high, 1))
    return Spot(x, y, box, words, side, spoke)


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's name in lines and the box it takes."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Ring:
    """A ring about the author: half of its width and height, its words and where they stand."""

    lines: tuple[str, ...]
    a: float
    b: float
    word: Box


@dataclass(frozen=True, slots=True)
class Packed:
    """Where everything went: for each group its spots, its heading's box and its sector.

    ``sectors`` are the angles (radians, clockwise from the right) that each group has from and to.
    """

    spots: tuple[tuple[Spot, ...], ...]
    headings: tuple[Box | None, ...]
    sectors: tuple[tuple[float, float], ...]
    rings: tuple[Ring, ...]

    def mirrored(self) -> Packed:
        """The same for who reads from right to left."""
        return Packed(
            tuple(tuple(one.mirrored() for one in group) for group in self.spots),
            tuple(box and box.mirrored() for box in self.headings),
            tuple((pi - end, pi - start) for start, end in self.sectors),
            tuple(Ring(r.lines, r.a, r.b, r.word.mirrored()) for r in self.rings),
        )
