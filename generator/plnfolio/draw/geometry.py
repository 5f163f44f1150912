"""Boxes, and a grid that knows quickly whether a box is free."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, pi, tau

from plnfolio.frozen import dataclass

_CELL = 128.0  # a little more than a node with its label


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: its upper left corner and its size; y grows downwards."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of its right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of its lower edge."""
        return self.y + self.h

    def overlaps(self, other: Box) -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies in this one."""
        return (
            self.x <= other.x
            and other.right <= self.right
            and self.y <= other.y
            and other.bottom <= self.bottom
        )

    def grown(self, x: float, y: float) -> Box:
        """The box with margins around it."""
        return Box(self.x - x, self.y - y, self.w + 2 * x, self.h + 2 * y)

    def moved(self, x: float, y: float) -> Box:
        """The box somewhere else."""
        return Box(self.x + x, self.y + y, self.w, self.h)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    all_boxes = list(boxes)
    left, top = min(box.x for box in all_boxes), min(box.y for box in all_boxes)
    right = max(box.right for box in all_boxes)
    bottom = max(box.bottom for box in all_boxes)
    return Box(left, top, right - left, bottom - top)


class Grid:
    """What is taken already; finds what lies in the way of a box without looking at all of it."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = {}

    def add(self, box: Box) -> None:
        """Take the place of a box."""
        edges = (box.x, box.y, box.right, box.bottom)
        for x in range(int(box.x // _CELL), int(box.right // _CELL) + 1):
            for y in range(int(box.y // _CELL), int(box.bottom // _CELL) + 1):
                self._cells.setdefault((x, y), []).append(edges)

    def free(self, box: Box) -> bool:
        """Whether nothing taken overlaps the box."""
        return self.free_between(box.x, box.y, box.x + box.w, box.y + box.h)

    def free_between(self, left: float, top: float, right: float, bottom: float) -> bool:
        """As ``free``, for the edges of a box; this is what packing spends its time on."""
        cells = self._cells
        for x in range(int(left // _CELL), int(right // _CELL) + 1):
            for y in range(int(top // _CELL), int(bottom // _CELL) + 1):
                for x1, y1, x2, y2 in cells.get((x, y), ()):
                    if left < x2 and x1 < right and top < y2 and y1 < bottom:
                        return False
        return True


@dataclass(frozen=True, slots=True)
class Wedge:
    """A sector about the middle: from an angle (radians, clockwise from the right) over a span."""

    start: float
    span: float

    @property
    def whole(self) -> bool:
        """Whether it is all of the circle."""
        return self.span >= tau - 1e-9

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.whole or (atan2(y, x) - self.start) % tau <= self.span

    def holds_box(self, box: Box) -> bool:
        """Whether a box lies in it, by its corners."""
        return self.whole or (
            self.holds(box.x, box.y)
            and self.holds(box.right, box.y)
            and self.holds(box.x, box.bottom)
            and self.holds(box.right, box.bottom)
        )


def wedges(weights: list[float], width: float, height: float) -> list[Wedge]:
    """Sectors of a rectangle about its middle, by area, clockwise from the top."""
    total, done = sum(weights), 0.0
    bounds = []
    for weight in weights:
        bounds.append(_angle(done / total, width, height))
        done += weight
    if len(bounds) == 1:
        return [Wedge(-pi / 2, tau)]
    ends = [*bounds[1:], bounds[0] + tau]
    return [Wedge(start, end - start) for start, end in zip(bounds, ends, strict=True)]


def _angle(share: float, width: float, height: float) -> float:
    """The angle up to which a share of a rectangle's area is swept from the top.

    The four triangles between the middle and the edges are a quarter of the area each.
    """
    a, b = width / 2, height / 2
    quarter, part = divmod(share * 4 + 0.5, 1.0)
    along = 2 * part - 1
    x, y = [(along * a, -b), (a, along * b), (-along * a, b), (-a, -along * b)][int(quarter) % 4]
    angle = atan2(y, x)
    return angle if angle >= -pi / 2 - 1e-12 else angle + tau
