"""Boxes, lines across them, and points of an ellipse."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, sin, sqrt

from plnfolio.frozen import dataclass

Line = tuple[float, float, float, float]
"""From (x1, y1) to (x2, y2)."""


def crosses(line: Line, half: float, edges: Line) -> bool:
    """Whether a line, ``half`` of whose thickness is given, comes into the box with these edges."""
    x1, y1, x2, y2 = line
    left, top, right, bottom = edges
    left, top, right, bottom = left - half, top - half, right + half, bottom + half
    if (x1 <= left and x2 <= left) or (x1 >= right and x2 >= right):
        return False
    if (y1 <= top and y2 <= top) or (y1 >= bottom and y2 >= bottom):
        return False
    # Where all corners are on one side of it, the line passes by.
    dx, dy = x2 - x1, y2 - y1
    shift = dx * y1 - dy * x1
    a, b = dx * top - dy * left - shift, dx * top - dy * right - shift
    c, d = dx * bottom - dy * left - shift, dx * bottom - dy * right - shift
    return min(a, b, c, d) < 0 < max(a, b, c, d)


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
            self.x < other.x + other.w
            and other.x < self.x + self.w
            and self.y < other.y + other.h
            and other.y < self.y + self.h
        )

    def holds(self, other: Box) -> bool:
        """Whether the other lies in this one."""
        return (
            self.x <= other.x
            and other.right <= self.right
            and self.y <= other.y
            and other.bottom <= self.bottom
        )

    def crossed(self, line: Line, half: float = 0.0) -> bool:
        """Whether a line, ``half`` of whose thickness is given, comes into the box."""
        return crosses(line, half, (self.x, self.y, self.x + self.w, self.y + self.h))

    def grown(self, x: float, y: float) -> Box:
        """The box with margins around it."""
        return Box(self.x - x, self.y - y, self.w + 2 * x, self.h + 2 * y)

    def mirrored(self) -> Box:
        """The box on the other side of the middle."""
        return Box(0.0 - self.x - self.w, self.y, self.w, self.h)

    def moved(self, x: float, y: float) -> Box:
        """The box somewhere else."""
        return Box(self.x + x, self.y + y, self.w, self.h)


def rounded(box: Box) -> Box:
    """A box as it is written."""
    return Box(round(box.x, 1), round(box.y, 1), round(box.w, 1), round(box.h, 1))


def whole(box: Box) -> Box:
    """The smallest box in whole units that holds a box."""
    x, y = float(box.x // 1), float(box.y // 1)
    return Box(x, y, float(-(-(box.right - x) // 1)), float(-(-(box.bottom - y) // 1)))


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all of them."""
    all_boxes = list(boxes)
    left, top = min(box.x for box in all_boxes), min(box.y for box in all_boxes)
    right = max(box.right for box in all_boxes)
    bottom = max(box.bottom for box in all_boxes)
    return Box(left, top, right - left, bottom - top)


def reach(angle: float, a: float, b: float) -> float:
    """How far an ellipse is from its middle in a direction."""
    return 1 / sqrt((cos(angle) / a) ** 2 + (sin(angle) / b) ** 2)


def on_ellipse(angle: float, a: float, b: float) -> tuple[float, float]:
    """The point of an ellipse that lies in a direction."""
    far = reach(angle, a, b)
    return far * cos(angle), far * sin(angle)
