"""Puts the nodes of one group on the part of the way about the author that is theirs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import atan2, ceil, tau

from plnfolio.draw.cells import Cell, Spot
from plnfolio.draw.geometry import Box
from plnfolio.draw.taken import Taken
from plnfolio.draw.way import Way
from plnfolio.frozen import dataclass

Place = Callable[[Cell, float], tuple[Box, Iterator[Spot]]]
"""Puts a cell on its ring after a share of the way: its mark, and spots with its label."""

_FINE = 9  # how finely the room of a label is searched
_SPREADS = (
    *((1.0, shift) for shift in (0.0, -0.2, 0.2, -0.4, 0.4)),
    *((blend, 0.0) for blend in (0.75, 0.5, 0.25, 0.0)),
)  # evenly first, then aside, then closer together


@dataclass(frozen=True, slots=True)
class Arc:
    """A part of the way, as shares of all of it."""

    start: float
    end: float


class Sector:
    """The part of one group while it is filled; marks keep to it, and labels where it is strict."""

    def __init__(self, arc: Arc, place: Place, taken: Taken, way: Way, *, strict: bool) -> None:
        self._arc, self._taken, self._place, self._way = arc, taken, place, way
        self._strict = strict
        self._angles = way.angle(arc.start), way.angle(arc.end)
        self._steps = max(6, ceil((arc.end - arc.start) * way.room * _FINE))

    def fill(self, cells: Sequence[Cell]) -> tuple[Spot, ...] | None:
        """Spots for all cells, evenly spread; None if there is no room."""
        left = self._in_order(cells, range(1, self._steps)) or self._crowd(cells)
        if left is None:
            return None
        order = [number for number, _ in left]
        row = [cells[number] for number in order]
        places = [at for _, at in left]
        right = self._in_order(row[::-1], range(self._steps - 1, 0, -1))
        found = self._evenly(row, places, [at for _, at in right][::-1]) if right else None
        found = found or self._exactly(row, places)
        by_number = dict(zip(order, found, strict=True))
        return tuple(by_number[number] for number in range(len(cells)))

    def closely(self, cells: Sequence[Cell]) -> tuple[tuple[Spot, ...], float] | None:
        """Spots as near to the beginning as can be, and the share of the way where they end."""
        left = self._crowd(cells)
        if left is None:
            return None
        spots = self._exactly([cells[number] for number, _ in left], [at for _, at in left])
        by_number = {number: spot for (number, _), spot in zip(left, spots, strict=True)}
        ordered = tuple(by_number[number] for number in range(len(cells)))
        end = left[-1][1] + 1
        while end < self._steps and not _holds(self._until(end), spots[-1].mark):
            end += 1
        return ordered, self._share(end)

    def _until(self, at: float) -> tuple[float, float]:
        return self._angles[0], self._way.angle(self._share(at))

    def _share(self, at: float) -> float:
        return self._arc.start + at / self._steps * (self._arc.end - self._arc.start)

    def _at(self, cell: Cell, at: float, taken: Taken) -> Spot | None:
        """The cell at a place, with its label on the first side where it fits."""
        mark, spots = self._place(cell, self._share(at))
        # Most places are refused for their marks, whatever is beside them.
        if not taken.free(mark) or not (self._strict or _holds(self._angles, mark)):
            return None
        for spot in spots:
            inside = not self._strict or _holds(self._angles, spot.cell)
            if inside and taken.fits(cell, spot):
                return spot
        return None

    def _in_order(self, cells: Sequence[Cell], steps: range) -> list[tuple[int, float]] | None:
        """The first places along the way that the cells fit in, one after the other."""
        taken = self._taken.copy()
        found: list[tuple[int, float]] = []
        way = iter(steps)
        for number, cell in enumerate(cells):
            for at in way:
                spot = self._at(cell, at, taken)
                if spot:
                    taken.take(cell, spot)
                    found.append((number, at))
                    break
            else:
                return None
        return found

    def _crowd(self, cells: Sequence[Cell]) -> list[tuple[int, float]] | None:
        """The same, but whichever of the cells fits first."""
        taken = self._taken.copy()
        found: list[tuple[int, float]] = []
        waiting = dict(enumerate(cells))
        for at in range(1, self._steps):
            for number, cell in waiting.items():
                spot = self._at(cell, at, taken)
                if spot:
                    taken.take(cell, spot)
                    found.append((number, at))
                    del waiting[number]
                    break
            if not waiting:
                return found
        return None

    def _evenly(
        self, cells: Sequence[Cell], left: Sequence[float], right: Sequence[float]
    ) -> tuple[Spot, ...] | None:
        for blend, shift in _SPREADS:
            found = self._spread(cells, (left, right), blend, shift)
            if found:
                return found
        return None

    def _spread(
        self,
        cells: Sequence[Cell],
        ends: tuple[Sequence[float], Sequence[float]],
        blend: float,
        shift: float,
    ) -> tuple[Spot, ...] | None:
        """Spots between the outermost ones: even along the way, or (blend 0) half-way."""
        left, right = ends
        reach = right[-1] - left[0]
        taken = self._taken.copy()
        found = []
        for i, (cell, low, high) in enumerate(zip(cells, left, right, strict=True)):
            even = left[0] + (i + 0.5 + shift) / len(left) * reach
            aim = min(max(even, low), high) if low <= high else low
            spot = self._at(cell, blend * aim + (1 - blend) * (low + high) / 2, taken)
            if spot is None:
                return None
            taken.take(cell, spot)
            found.append(spot)
        return tuple(found)

    def _exactly(self, cells: Sequence[Cell], places: Sequence[float]) -> tuple[Spot, ...]:
        """The spots of places that are known to do."""
        taken = self._taken.copy()
        found = []
        for cell, at in zip(cells, places, strict=True):
            spot = self._at(cell, at, taken)
            if spot is None:  # it was free when the cells before it stood there
                raise AssertionError(cell.id)
            taken.take(cell, spot)
            found.append(spot)
        return tuple(found)


def _holds(sector: tuple[float, float], box: Box) -> bool:
    """Whether a box is in a sector, by its corners."""
    start, end = sector
    if end - start > tau - 1e-6:
        return True
    corners = ((box.x, box.y), (box.right, box.y), (box.x, box.bottom), (box.right, box.bottom))
    return all((atan2(y, x) - start) % tau <= end - start for x, y in corners)
