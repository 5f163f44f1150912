"""What has its place on a map already, and whether something else can be beside it."""

from __future__ import annotations

from math import atan2, tau

from plnfolio.draw.cells import BELOW, BESIDE, Cell, Spot
from plnfolio.draw.geometry import Box, Line, crosses

_CLEAR = 3.0  # the least space between a line and what it passes


_Edges = tuple[float, float, float, float]


class Taken:
    """Boxes, each with the space about it, and spokes, each with its thickness."""

    def __init__(self, frame: Box, middle: float) -> None:
        self._frame, self._middle = frame, middle
        self._bounds = _edges(frame)
        # Edges and not boxes: packing spends its time on comparing them.
        self._edges: list[_Edges] = []
        self.spokes: list[tuple[Line, float]] = []
        self._angles: list[tuple[float, float]] = []
        author = Box(-middle, -middle, 2 * middle, 2 * middle).grown(4, 4)
        self._edges.append(_edges(author))

    def copy(self) -> Taken:
        """The same, for a try."""
        other = Taken(self._frame, self._middle)
        other._edges, other.spokes = [*self._edges], [*self.spokes]
        other._angles = [*self._angles]
        return other

    def add(self, box: Box) -> None:
        """Take a box."""
        self._edges.append(_edges(box.grown(BESIDE, BELOW)))

    def take(self, cell: Cell, spot: Spot) -> None:
        """Take the place of a mark, its label and its spoke."""
        self.add(spot.mark)
        self.add(spot.label)
        if cell.spoke:
            self.spokes.append((spot.spoke, cell.spoke / 2 + _CLEAR))
            self._angles.append((atan2(spot.y, spot.x), cell.spoke))

    def free(self, box: Box) -> bool:
        """Whether a box can be there."""
        edges = left, top, right, bottom = _edges(box)
        x1, y1, x2, y2 = self._bounds
        if not (x1 <= left and right <= x2 and y1 <= top and bottom <= y2):
            return False
        for x1, y1, x2, y2 in self._edges:
            if left < x2 and x1 < right and top < y2 and y1 < bottom:
                return False
        for line, half in self.spokes:  # noqa: SIM110 - a generator costs as much as the question
            if crosses(line, half, edges):
                return False
        return True

    def fits(self, cell: Cell, spot: Spot) -> bool:
        """Whether the label and the spoke of a mark that is free can be there."""
        return self.free(spot.label) and (not cell.spoke or self._passes(cell, spot))

    def _passes(self, cell: Cell, spot: Spot) -> bool:
        """Whether the spoke touches nothing, and no other one where they leave the author."""
        half = cell.spoke / 2
        angle = atan2(spot.y, spot.x)
        for other, thick in self._angles:
            between = abs((angle - other + tau / 2) % tau - tau / 2)
            if between * self._middle < half + thick / 2 + 1:
                return False
        # The first box is the author's own, where every spoke begins.
        return not any(crosses(spot.spoke, half, edges) for edges in self._edges[1:])


def _edges(box: Box) -> _Edges:
    return box.x, box.y, box.x + box.w, box.y + box.h
