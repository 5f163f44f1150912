"""Paths of a map: sectors, bridges, and where boxes and names are written."""

from __future__ import annotations

from math import atan2, hypot, pi, tau

from plnfolio.draw.bridges import Bridge
from plnfolio.draw.cells import Ring
from plnfolio.draw.geometry import Box, on_ellipse
from plnfolio.draw.labels import HEADING_LINE
from plnfolio.draw.markup import attributes, number, point

_BLUNT = 8.0  # how far before a corner a bridge begins to turn


def box_attributes(box: Box) -> str:
    """A box as the attributes of a ``rect``."""
    return attributes(x=box.x, y=box.y, width=box.w, height=box.h)


def anchored(box: Box, rtl: bool | None) -> tuple[float, float]:
    """Where the first line of a heading is anchored: in its middle, or where reading begins."""
    y = box.y + 1 + HEADING_LINE / 2
    if rtl is None:
        return box.x + box.w / 2, y
    return (box.right if rtl else box.x), y


def fan(angles: tuple[float, float], ring: Ring) -> str:
    """A sector of an ellipse, as the ``d`` of a path."""
    start, end = angles
    if end - start > tau - 1e-6:
        left, across = number(-ring.a), number(2 * ring.a)
        arc = f"a{number(ring.a)} {number(ring.b)} 0 1 1"
        return f"M{left} 0{arc} {across} 0{arc} -{across} 0z"
    x1, y1 = on_ellipse(start, ring.a, ring.b)
    x2, y2 = on_ellipse(end, ring.a, ring.b)
    t, u = atan2(y1 / ring.b, x1 / ring.a), atan2(y2 / ring.b, x2 / ring.a)
    large = int((u - t) % tau > pi)
    return f"M0 0L{point(x1, y1)}A{number(ring.a)} {number(ring.b)} 0 {large} 1 {point(x2, y2)}z"


def bridge_path(one: Bridge) -> str:
    """A bridge as the ``d`` of a path; the corners of a way around are blunt."""
    if one.control:
        return f"M{point(*one.points[0])}Q{point(*one.control)} {point(*one.points[-1])}"
    d = f"M{point(*one.points[0])}"
    for before, corner, after in zip(one.points, one.points[1:], one.points[2:], strict=False):
        first, last = _towards(corner, before), _towards(corner, after)
        d += f"L{point(*first)}Q{point(*corner)} {point(*last)}"
    return d + f"L{point(*one.points[-1])}"


def _towards(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """A little way from a corner to the next one."""
    dx, dy = other[0] - corner[0], other[1] - corner[1]
    far = min(_BLUNT / (hypot(dx, dy) or 1.0), 0.5)
    return corner[0] + dx * far, corner[1] + dy * far
