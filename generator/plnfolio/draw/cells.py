"""What has to be placed on a map, and what came of it."""

from __future__ import annotations

from dataclasses import field
from math import hypot

from plnfolio.draw.geometry import Box
from plnfolio.frozen import dataclass

ARROW = 18.0
"""The length of an arrow beside a mark."""

BESIDE, BELOW = 5.0, 4.0
"""The least space between two cells, across and down, in units of the drawing."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place for a mark's middle; ``above`` tells that its label goes over it."""

    x: float
    y: float

    @property
    def above(self) -> bool:
        """The label goes away from the author, so that the spoke does not cross it."""
        return self.y < 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A mark and its label before they have a place; sizes in units of the drawing.

    ``width`` and ``height`` are those of mark and label together. ``arrow`` is the room that its
    arrows need towards the author, 0 without any.
    """

    id: str
    room: float
    lines: tuple[str, ...]
    half_x: float
    half_y: float
    label_w: float
    label_h: float
    gap: float
    arrow: float
    width: float = field(init=False)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max(self.label_w, 2 * self.half_x))
        object.__setattr__(self, "height", 2 * self.half_y + self.gap + self.label_h)

    def box(self, x: float, y: float) -> Box:
        """Mark and label about a place."""
        top, _ = self.reach(y)
        return Box(x - self.width / 2, top, self.width, self.height)

    def reach(self, y: float) -> tuple[float, float]:
        """The upper and the lower edge of mark and label, the mark's middle being at ``y``."""
        if y < 0:
            return y + self.half_y - self.height, y + self.half_y
        return y - self.half_y, y - self.half_y + self.height

    def boxes(self, spot: Spot) -> tuple[Box, Box, Box]:
        """The mark, the label, and both together, rounded for writing."""
        x, y = spot.x, spot.y
        mark = Box(x - self.half_x, y - self.half_y, 2 * self.half_x, 2 * self.half_y)
        top = mark.y - self.gap - self.label_h if spot.above else mark.bottom + self.gap
        label = Box(x - self.label_w / 2, top, self.label_w, self.label_h)
        return rounded(mark), rounded(label), rounded(self.box(x, y))

    def spoke(self, spot: Spot, *, upright: bool) -> tuple[float, float, float, float]:
        """The last part of the way from the author to the mark: (x1, y1, x2, y2)."""
        x, y = spot.x, spot.y
        length = abs(y) if upright else hypot(x, y)
        dx, dy = (0.0, y / length) if upright else (x / length, y / length)
        near = self.half_y if upright else max(self.half_x, self.half_y)
        far = near + ARROW
        return x - dx * far, y - dy * far, x - dx * near, y - dy * near

    def tail(self, x: float, y: float) -> Box:
        """The room of the arrowheads on the way from the author."""
        x1, y1, x2, y2 = self.spoke(Spot(x, y), upright=False)
        return Box(min(x1, x2) - 4, min(y1, y2) - 4, abs(x1 - x2) + 8, abs(y1 - y2) + 8)


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's name in lines and the box it takes."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Packed:
    """Where everything went: for each group its spots and its heading's box.

    What divides the groups is either ``angles`` of rays from the middle (radians, clockwise from
    the right) or ``levels``, the y of lines across. ``upright`` tells that arrows point straight
    up or down instead of at the author.
    """

    spots: tuple[tuple[Spot, ...], ...]
    headings: tuple[Box | None, ...]
    angles: tuple[float, ...] = ()
    levels: tuple[float, ...] = ()
    upright: bool = False


def rounded(box: Box) -> Box:
    """The box to two decimals, as it is written."""
    return Box(round(box.x, 2), round(box.y, 2), round(box.w, 2), round(box.h, 2))
