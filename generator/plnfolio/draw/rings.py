"""Puts marks on rings about the author: how far says the status, which way says the group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import ceil, cos, tau

from plnfolio.draw.cells import SIDE, Cell, Heading, Packed, Spot, mark, spot
from plnfolio.draw.geometry import Box, on_ellipse, rounded
from plnfolio.draw.sector import Arc, Place, Sector
from plnfolio.draw.taken import Taken
from plnfolio.draw.way import Plan, Way, Words, need, plans

MOST = 72
"""With more nodes than this a map is no longer read as a picture, and has bands."""

_TRIES, _MORE = 3, 1.15
_SLACKS = (1.0, 0.6, 0.25, 0.0)


_Given = tuple[Plan, Way, float]
"""A plan, its way, and the radius of the author."""


def rings(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    words: Words,
    middle: float,
    widest: float,
    *,
    aside: bool,
) -> Packed | None:
    """Everything on the smallest rings that have room for it; None if none have."""
    row = [cell for group in cells for cell in group]
    if len(row) > MOST:
        return None
    every = list(plans(row, words, middle, widest, aside=aside))
    for plan in every[_first_that_does(cells, every, middle) :]:
        given = plan, Way(plan), middle
        needed = _needed(cells, given)
        if needed is None:
            continue
        even = _weights(cells, plan)
        found = _tried(cells, headings, given, even) or _tried(cells, headings, given, needed)
        for slack in _SLACKS:
            found = found or _in_turn(cells, headings, given, needed, slack)
        if found:
            return found
    return None


def _first_that_does(cells: Sequence[Sequence[Cell]], every: Sequence[Plan], middle: float) -> int:
    """Which of the plans, from small to large, may be the first that has room."""
    low, high = 0, len(every)
    while low < high:
        half = (low + high) // 2
        if _needed(cells, (every[half], Way(every[half]), middle)):
            high = half
        else:
            low = half + 1
    return low


def _tried(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    given: _Given,
    weights: Sequence[float],
) -> Packed | None:
    """A map with sectors about as wide as the weights, which labels keep to.

    Who finds no room gets more of the way, at the cost of the others.
    """
    shares = list(weights)
    for _ in range(_TRIES):
        total, done = sum(shares), 0.0
        making = _Making(given)
        for number, (group, share) in enumerate(zip(cells, shares, strict=True)):
            arc = Arc(done / total, (done + share) / total)
            if not making.group(group, arc, strict=len(cells) > 1):
                shares[number] *= _MORE
                break
            done += share
        else:
            return making.finished(headings)
    return None


def _in_turn(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    given: _Given,
    needed: Sequence[float],
    slack: float,
) -> Packed | None:
    """Each group where the one before it ends, with a part of what is left over.

    Labels may reach into the sectors of neighbours.
    """
    making = _Making(given)
    spare = slack * (1 - sum(needed))
    start = 0.0
    for number, group in enumerate(cells):
        end = making.end(group, start)
        if end is None:
            return None
        last = number == len(cells) - 1
        end = 1.0 if last else min(1.0, end + spare * needed[number] / sum(needed))
        if not making.group(group, Arc(start, end), strict=False):
            return None
        start = end
    return making.finished(headings)


def _needed(cells: Sequence[Sequence[Cell]], given: _Given) -> list[float] | None:
    """How much of the way each group needs at least; None if it is too short for all."""
    plan, way, middle = given
    taken = _begun(plan, middle)
    place = _placing(plan, way, middle)
    start, shares = 0.0, []
    for group in cells:
        sector = Sector(Arc(start, 1.0), place, taken, way, strict=False)
        found = sector.closely(group)
        if found is None:
            return None
        spots, end = found
        for cell, one in zip(group, spots, strict=True):
            taken.take(cell, one)
        shares.append(end - start)
        start = end
    return shares


def _begun(plan: Plan, middle: float) -> Taken:
    """A map with the words of its rings."""
    taken = Taken(plan.frame, middle)
    for ring in plan.rings:
        taken.add(ring.word)
    return taken


def _weights(cells: Sequence[Sequence[Cell]], plan: Plan) -> list[float]:
    """How much of the way a group gets, in steps, so that one node more seldom moves the others."""
    weights = []
    for group in cells:
        needed = max(1.0, sum(need(cell, plan) for cell in group))
        step = 1.0
        while needed > step * 4:
            step *= 2
        weights.append(ceil(needed / step) * step + 0.5)
    return weights


class _Making:
    """A map while group after group finds its place."""

    def __init__(self, given: _Given) -> None:
        self._plan, self._way, middle = given
        self._taken = _begun(self._plan, middle)
        self._place = _placing(self._plan, self._way, middle)
        self._spots: list[tuple[Spot, ...]] = []
        self._sectors: list[tuple[float, float]] = []

    def _sector(self, arc: Arc, *, strict: bool) -> Sector:
        return Sector(arc, self._place, self._taken, self._way, strict=strict)

    def end(self, group: Sequence[Cell], start: float) -> float | None:
        """Where a group ends that begins at a share of the way and stands closely."""
        found = self._sector(Arc(start, 1.0), strict=False).closely(group)
        return found[1] if found else None

    def group(self, group: Sequence[Cell], arc: Arc, *, strict: bool) -> bool:
        """Put a group on its part of the way; whether that has room for it."""
        found = self._sector(arc, strict=strict).fill(group)
        if found is None:
            return False
        for cell, one in zip(group, found, strict=True):
            self._taken.take(cell, one)
        self._spots.append(found)
        self._sectors.append((self._way.angle(arc.start), self._way.angle(arc.end)))
        return True

    def finished(self, headings: Sequence[Heading | None]) -> Packed | None:
        """The map with the names of its groups; None if one finds no place."""
        boxes: list[Box | None] = []
        for heading, sector in zip(headings, self._sectors, strict=True):
            box = _head(heading, sector, self._plan, self._taken) if heading else None
            if heading and box is None:
                return None
            boxes.append(box)
        return Packed(tuple(self._spots), tuple(boxes), tuple(self._sectors), self._plan.rings)


def _placing(plan: Plan, way: Way, middle: float) -> Place:
    """A function that puts a cell on its ring after a share of the way, its label on some side."""
    aside = plan.span < tau

    def place(cell: Cell, share: float) -> tuple[Box, Iterator[Spot]]:
        ring = plan.rings[cell.ring]
        angle = way.angle(share)
        x, y = on_ellipse(angle, ring.a, ring.b)
        beside = "right" if x > 0 or aside else "left"
        over = "below" if y > 0 else "above"
        sides = (beside,) if abs(cos(angle)) > SIDE else (over, beside)
        return mark(cell, x, y), (spot(cell, x, y, side, middle) for side in sides)

    return place


def _head(heading: Heading, sector: tuple[float, float], plan: Plan, taken: Taken) -> Box | None:
    """The group's name: outside the rings in the middle of the sector, or where it can go."""
    outer = plan.rings[-1]
    start, end = sector
    for far in (*_OUTSIDE, *_INSIDE):
        for part in _PARTS:
            angle = start + part * (end - start)
            x, y = on_ellipse(angle, outer.a, outer.b)
            x, y = x * far, y * far
            lean = max(-1.0, min(1.0, 2.2 * cos(angle)))
            left = x - heading.width / 2 + lean * heading.width / 2
            box = rounded(Box(left, y - heading.height / 2, heading.width, heading.height))
            if taken.free(box):
                taken.add(box)
                return box
    return None


_OUTSIDE = tuple(1.1 + 0.05 * i for i in range(17))
_INSIDE = tuple(0.95 - 0.05 * i for i in range(12))
_PARTS = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74, 0.18, 0.82, 0.1, 0.9, 0.03, 0.97)
