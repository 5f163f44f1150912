"""Lines between two sources: bent as little as it takes to pass no mark, label or word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot

from plnfolio.draw.geometry import Box
from plnfolio.draw.route import route
from plnfolio.frozen import dataclass

CLEAR = 2.0
"""The least space between a bridge and what it passes."""

_PIECES = 28
_BENDS = (0.16, -0.16, 0.3, -0.3, 0.08, -0.08, 0.45, -0.45, 0.62, -0.62, 0.8, -0.8, 1.1, -1.1)
_LEANS = (0.5, 0.32, 0.68)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class End:
    """A mark that a bridge begins or ends at: its middle and its radius."""

    x: float
    y: float
    room: float


@dataclass(frozen=True, slots=True)
class Bridge:
    """The line between two nodes: its points, and the control of a curve if it is one."""

    first: str
    last: str
    points: tuple[Point, ...]
    control: Point | None = None


def bridge(
    names: tuple[str, str], ends: tuple[End, End], boxes: Sequence[Box], frame: Box
) -> Bridge | None:
    """A curve, or else a way around everything; None where there is none.

    ``boxes`` are all that it must pass, without the marks of its two ends.
    """
    around = [box.grown(CLEAR, CLEAR) for box in boxes]
    for start, control, end in _curves(*ends):
        points = list(_curve(start, control, end))
        inside = all(frame.x < x < frame.right and frame.y < y < frame.bottom for x, y in points)
        if inside and not _hits(points, around):
            return Bridge(*names, (_short(start), _short(end)), _short(control))
    found = route((ends[0].x, ends[0].y), (ends[1].x, ends[1].y), around, frame)
    if not found:
        return None
    cut = _from(ends[0], found[1:]), _from(ends[1], found[-2::-1])
    return Bridge(*names, (_short(cut[0]), *map(_short, found[1:-1]), _short(cut[1])))


def points_of(one: Bridge) -> list[Point]:
    """The points of a bridge, closely."""
    if one.control is None:
        return list(one.points)
    return list(_curve(one.points[0], one.control, one.points[-1]))


def _curves(first: End, last: End) -> Iterator[tuple[Point, Point, Point]]:
    """Curves from rim to rim, the straightest first."""
    dx, dy = last.x - first.x, last.y - first.y
    for bend in _BENDS:
        for lean in _LEANS:
            x = first.x + lean * dx - bend * dy
            y = first.y + lean * dy + bend * dx
            yield _rim(first, x, y), (x, y), _rim(last, x, y)


def _rim(end: End, x: float, y: float) -> Point:
    """The point of a mark's rim that looks to another point, with a little space."""
    dx, dy = x - end.x, y - end.y
    far = (end.room + 3) / (hypot(dx, dy) or 1.0)
    return end.x + dx * far, end.y + dy * far


def _from(end: End, way: Sequence[Point]) -> Point:
    return _rim(end, *way[0])


def _curve(start: Point, control: Point, end: Point) -> Iterator[Point]:
    for number in range(_PIECES + 1):
        t = number / _PIECES
        p, q, r = (1 - t) ** 2, 2 * t * (1 - t), t * t
        yield (
            p * start[0] + q * control[0] + r * end[0],
            p * start[1] + q * control[1] + r * end[1],
        )


def _hits(points: Sequence[Point], boxes: Sequence[Box]) -> bool:
    lines = [(*a, *b) for a, b in pairwise(points)]
    return any(box.crossed(line) for box in boxes for line in lines)


def _short(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)
