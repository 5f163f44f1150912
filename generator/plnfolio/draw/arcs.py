"""Rings as arcs of an ellipse, with a gap wherever a word or a mark stands on them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, pi, sin, tau

from plnfolio.draw.geometry import Box

Arc = tuple[float, float]
"""From one parameter of the ellipse to another, clockwise, by half a turn at most."""

_STEPS = 480


def arcs(a: float, b: float, sector: tuple[float, float], boxes: Sequence[Box]) -> Iterator[Arc]:
    """What can be seen of the part of a ring between two angles (as parameters)."""
    start, end = sector
    edges = [(box.x, box.right, box.y, box.bottom) for box in boxes]
    begun: float | None = None
    turn = tau / _STEPS
    number = 0
    t = start
    while t < end + turn / 2:
        x, y = a * cos(t), b * sin(t)
        hidden = False
        for left, right, top, bottom in edges:
            if left <= x <= right and top <= y <= bottom:
                hidden = True
                break
        if begun is not None and (hidden or t - begun >= pi - turn):
            if t - turn > begun:
                yield begun, t - turn
            begun = None if hidden else t - turn
        elif begun is None and not hidden:
            begun = t
        number += 1
        t = start + number * turn
    if begun is not None and end > begun:
        yield begun, min(t - turn, end)
