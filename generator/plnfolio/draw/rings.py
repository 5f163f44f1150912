"""Puts marks and labels on rings about the author, sector by sector, until everything fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import atan2, ceil, cos, hypot, log, pi, sin, sqrt, tau

from plnfolio.draw.cells import BELOW, BESIDE, Cell, Heading, Packed, Spot, rounded
from plnfolio.draw.geometry import Box, Grid, Wedge, wedges
from plnfolio.frozen import dataclass

_STRIDE = 12.0  # how finely a ring is searched
_HEADING_STRIDE = 14.0
_ASPECTS = (0.8, 1.15, 1.6, 2.1, 2.6, 3.1, 3.6)
_UNIT = 21000.0  # area of a usual cell: weights of sectors are counted in it
_ROOMY = 1 / 13  # a sector with this share of the map keeps its labels to itself
_SPREADS = (
    *((1.0, shift) for shift in (0.0, -0.2, 0.2, -0.4, 0.4)),
    *((blend, 0.0) for blend in (0.7, 0.4, 0.0)),
)  # evenly first, then aside, then closer together
_DENSE = 0.5  # rings lie closer than cells are high, so that gaps are filled
_LOOSE = 1.8  # how much more room rings need than their cells
_GROWTH = 1.12
_ROOMY_HIGH = 1 / 7  # the same in a high frame
_SMALL = 560.0  # width of the smallest map with more than one ring
_HIGHEST = 4.0  # higher than this times its width, rings are no help
_HIGHEST_NARROW = 1.4  # there, bands read better than a long ring


@dataclass(frozen=True, slots=True)
class Trial:
    """A frame to try: its size, its first ring, the way from ring to ring, how many rings."""

    width: float
    height: float
    ring: tuple[float, float]
    step: tuple[float, float]
    rings: int


def rings(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    middle: float,
    widest: float,
) -> Packed | None:
    """Everything in the first frame that has room for it; None if that would be very high."""
    if not cells:
        return Packed((), ())
    groups = list(zip(cells, headings, strict=True))
    weights = [_weight(*group) for group in groups]
    order = list(range(len(groups)))
    for trial in trials(cells, headings, middle, widest):
        frame = _Frame(weights, middle, trial)
        found: dict[int, tuple[tuple[Spot, ...], Box | None]] = {}
        for number in order:
            filled = frame.fill(number, *groups[number])
            if filled is None:
                # It gets its place before the others in the next frame, or fails without them.
                order.remove(number)
                order.insert(0, number)
                break
            found[number] = filled
        else:
            spots, boxes = zip(*(found[number] for number in range(len(groups))), strict=True)
            return Packed(spots, boxes, angles=frame.angles)
    return None


def trials(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    middle: float,
    widest: float,
) -> Iterator[Trial]:
    """Frames from small to large: one ring while it is not too wide, then rings about rings.

    Sizes come in steps, so that one node more seldom asks for another frame.
    """
    row = [cell for group in cells for cell in group]
    wide, high = _usual([c.width for c in row]), _usual([c.height for c in row])
    most_w = max([c.width for c in row] + [h.width for h in headings if h])
    head = max((h.height for h in headings if h), default=0.0)
    tall = max(c.height for c in row)
    reach = widest / 2 - most_w / 2 - 2
    first = max(middle + 14 + most_w / 2, 112.0)
    narrow = reach < first * 1.4
    ring_x = min(reach, first)
    ring_y = max(middle + 46.0, 0.74 * ring_x)
    for scale in (1.0, 1.2, 1.45, 1.75, 2.05):
        a = min(reach, ring_x * scale)
        b = ring_y * scale * (scale if narrow else 1.0)
        frame = (min(widest, 2 * a + most_w + 40), 2 * (b + tall + head + 30))
        if not narrow or frame[1] <= _HIGHEST_NARROW * widest:
            yield Trial(*frame, (a, b), (wide + 16, high + 12), 1)
    needed = sum((c.width + 10) * (c.height + 8) for c in row) * _LOOSE + (2 * middle + 40) ** 2
    step = ((wide + 12) * _DENSE, (high + 10) * _DENSE)
    width = widest if narrow else min(_SMALL, widest)
    height = 0.75 * width
    while height <= (_HIGHEST_NARROW if narrow else _HIGHEST) * widest:
        if width * height >= needed:
            yield Trial(width, height, (ring_x, ring_y), step, 1000)
        if width < widest:
            width = min(widest, ceil(width * _GROWTH))
            height = 0.75 * width
        else:
            height = ceil(height * _GROWTH)


def _usual(sizes: list[float]) -> float:
    """A size that most do not exceed, in steps of 8."""
    return 8.0 * ceil(sorted(sizes)[int(len(sizes) * 0.7)] / 8)


class _Frame:
    """One frame with its sectors, while they are filled one after the other."""

    def __init__(self, weights: Sequence[float], middle: float, trial: Trial) -> None:
        self._trial = trial
        self._sectors = wedges(list(weights), *_aspect(trial))
        roomy = _ROOMY if trial.height <= 1.3 * trial.width else _ROOMY_HIGH
        self._roomy = [weight >= roomy * sum(weights) for weight in weights]
        self._box = Box(-trial.width / 2, -trial.height / 2, trial.width, trial.height)
        self._grid = Grid()
        self._grid.add(Box(-middle, -middle, 2 * middle, 2 * middle).grown(8, 8))

    @property
    def angles(self) -> tuple[float, ...]:
        """Of the rays between the sectors; none if there is only one."""
        if self._sectors[0].whole:
            return ()
        return tuple(wedge.start for wedge in self._sectors)

    def fill(
        self, number: int, cells: Sequence[Cell], heading: Heading | None
    ) -> tuple[tuple[Spot, ...], Box | None] | None:
        """The spots and the heading's box of a group, or None if there is no room."""
        wedge, roomy = self._sectors[number], self._roomy[number]
        sector = _Sector(wedge, roomy, self._box, self._grid, self._trial)
        spots = sector.fill(cells)
        if spots is None:
            return None
        box = sector.head(heading) if heading else None
        return None if heading and box is None else (spots, box)


def _aspect(trial: Trial) -> tuple[float, float]:
    """Width and height that sectors are measured by: in steps, so that they seldom turn."""
    ratio = trial.height / trial.width
    return 1.0, min(_ASPECTS, key=lambda aspect: abs(log(ratio / aspect)))


def _weight(cells: Sequence[Cell], heading: Heading | None) -> float:
    """How much of the map a group gets, in steps, so that one node more seldom moves the others."""
    area = sum(c.width * c.height for c in cells)
    area += heading.width * heading.height if heading else 0.0
    units = max(1.0, area / _UNIT)
    step = 1.0
    while units > step * 4:
        step *= 2
    return ceil(units / step) * step


class _Sector:
    """One sector while it is filled, ring by ring from the inside."""

    def __init__(self, wedge: Wedge, roomy: bool, frame: Box, grid: Grid, trial: Trial) -> None:
        self._wedge, self._roomy, self.frame, self._grid = wedge, roomy, frame, grid
        self._trial = trial
        self._outer = 0
        self._marks: list[tuple[float, float, float]] = []

    def fill(self, cells: Sequence[Cell]) -> tuple[Spot, ...] | None:
        spots: list[Spot] = []
        number = 0
        while len(spots) < len(cells):
            if number >= self._trial.rings or self._beyond(number):
                return None
            found = _Arc(self, number).place(cells[len(spots) :])
            for cell, spot in zip(cells[len(spots) :], found, strict=False):
                self._take(cell, spot)
            spots += found
            self._outer = number if found else self._outer
            number += 1
        return tuple(spots)

    def _take(self, cell: Cell, spot: Spot) -> None:
        for box in _room(cell, spot):
            self._grid.add(box)
        self._marks.append((spot.x, spot.y, max(cell.half_x, cell.half_y)))

    def crossed(self, spots: Sequence[Spot]) -> int:
        """How many marks of the sector lie on the spokes of new ones."""
        count = 0
        for spot in spots:
            length = hypot(spot.x, spot.y)
            dx, dy = spot.x / length, spot.y / length
            for x, y, half in self._marks:
                if abs(x * dy - y * dx) < half and 0 < x * dx + y * dy < length:
                    count += 1
        return count

    def axes(self, number: float) -> tuple[float, float]:
        (a, b), (da, db) = self._trial.ring, self._trial.step
        return a + number * da, b + number * db

    def _beyond(self, number: float) -> bool:
        a, b = self.axes(number)
        return (self.frame.w / 2 / a) ** 2 + (self.frame.h / 2 / b) ** 2 < 1

    def arc(self, number: float) -> tuple[float, float]:
        """Where the sector's part of a ring begins, and its span, as parameters of the ellipse."""
        a, b = self.axes(number)
        if self._wedge.whole:
            return -pi / 2, tau
        start, end = (
            atan2(sin(angle) / b, cos(angle) / a)
            for angle in (self._wedge.start, self._wedge.start + self._wedge.span)
        )
        span = (end - start) % tau
        return start, span

    def fits(self, cell: Cell, spot: Spot, taken: Sequence[Box]) -> bool:
        """Whether a cell can be there, beside all before it and what is ``taken`` meanwhile."""
        frame, half = self.frame, cell.width / 2
        left, right = spot.x - half, spot.x + half
        top, bottom = cell.reach(spot.y)
        if left < frame.x or right > -frame.x or top < frame.y or bottom > -frame.y:
            return False
        if not self._grid.free_between(left, top, right, bottom):
            return False
        box = cell.box(spot.x, spot.y)
        if any(map(box.overlaps, taken)):
            return False
        if self._roomy and not self._wedge.holds_box(box):
            return False
        if not cell.arrow:
            return True
        tail = cell.tail(spot.x, spot.y)
        return self._grid.free(tail) and not any(map(tail.overlaps, taken))

    def head(self, heading: Heading) -> Box | None:
        """The group's name: outside its nodes in the middle of the sector, or where it can go."""
        step = _HEADING_STRIDE / self._trial.step[1]
        number = self._outer + step
        while not self._beyond(number):
            if box := self._head_on(number, heading):
                return box
            number += step
        number = self._outer
        while min(self.axes(number)) > 0:
            if box := self._head_on(number, heading):
                return box
            number -= step
        return None

    def _head_on(self, number: float, heading: Heading) -> Box | None:
        a, b = self.axes(number)
        start, span = self.arc(number)
        half = max(2, ceil(span * max(a, b) / _HEADING_STRIDE / 4))
        for i in range(2 * half + 1):
            t = start + span * (half + (-1) ** i * ((i + 1) // 2)) / (2 * half)
            x, y = round(a * cos(t), 2), round(b * sin(t), 2)
            box = Box(x - heading.width / 2, y - heading.height / 2, heading.width, heading.height)
            if (
                self.frame.holds(box)
                and (self._wedge.holds_box(box) if self._roomy else self._wedge.holds(x, y))
                and self._grid.free(box)
            ):
                self._grid.add(box.grown(BESIDE, BELOW))
                return rounded(box)
        return None


class _Arc:
    """The part of a ring in a sector, and what goes on it."""

    def __init__(self, sector: _Sector, number: int) -> None:
        self._sector = sector
        self._a, self._b = sector.axes(number)
        self._start, self._span = sector.arc(number)
        length = self._span * sqrt((self._a**2 + self._b**2) / 2)
        self._steps = max(4, ceil(length / _STRIDE))

    def place(self, cells: Sequence[Cell]) -> list[Spot]:
        """Spots for as many of the cells as have room, in their order, evenly spread."""
        way = self._way(min(cell.width for cell in cells) / 2)
        left = self._crowd(cells, way)
        if not left:
            return []
        row = cells[: len(left)]
        right = self._crowd(row[::-1], way[::-1])[::-1]
        if len(right) < len(left):
            return [self._spot(at) for at in left]
        best: tuple[int, list[Spot]] | None = None
        for blend, shift in _SPREADS:
            spots = self._spread(left, right, blend, shift)
            if not self._all_fit(row, spots):
                continue
            crossed = self._sector.crossed(spots)
            if best is None or crossed < best[0]:
                best = crossed, spots
            if not crossed:
                break
        return best[1] if best else [self._spot(at) for at in left]

    def _way(self, half: float) -> list[tuple[int, Spot]]:
        """The places of the ring that something of half a width may have in the frame."""
        frame, a, b = self._sector.frame, self._a, self._b
        room, high = frame.right - half, frame.bottom
        start, turn = self._start, self._span / self._steps
        found = []
        for at in range(self._steps + 1):
            x, y = a * cos(start + turn * at), b * sin(start + turn * at)
            if -room <= x <= room and -high < y < high:
                found.append((at, Spot(round(x, 2), round(y, 2))))
        return found

    def _spread(
        self, left: Sequence[float], right: Sequence[float], blend: float, shift: float
    ) -> list[Spot]:
        """Places between the outermost ones: even along the ring, or (blend 0) half-way."""
        reach = right[-1] - left[0]
        spots = []
        for i, (low, high) in enumerate(zip(left, right, strict=True)):
            even = left[0] + (i + 0.5 + shift) / len(left) * reach
            aim = min(max(even, low), high)
            spots.append(self._spot(blend * aim + (1 - blend) * (low + high) / 2))
        return spots

    def _spot(self, at: float) -> Spot:
        t = self._start + self._span * at / self._steps
        return Spot(round(self._a * cos(t), 2), round(self._b * sin(t), 2))

    def _crowd(self, cells: Sequence[Cell], way: Iterable[tuple[int, Spot]]) -> list[float]:
        """The first places along the way that the cells fit in, one after the other."""
        found: list[float] = []
        taken: list[Box] = []
        steps = iter(way)
        for cell in cells:
            for at, spot in steps:
                if self._sector.fits(cell, spot, taken):
                    found.append(at)
                    taken += _room(cell, spot)
                    break
            else:
                break
        return found

    def _all_fit(self, cells: Sequence[Cell], spots: Sequence[Spot]) -> bool:
        taken: list[Box] = []
        for cell, spot in zip(cells, spots, strict=True):
            if not self._sector.fits(cell, spot, taken):
                return False
            taken += _room(cell, spot)
        return True


def _room(cell: Cell, spot: Spot) -> list[Box]:
    """What a cell takes: itself with the space about it, and its arrow."""
    boxes = [cell.box(spot.x, spot.y).grown(BESIDE, BELOW)]
    if cell.arrow:
        boxes.append(cell.tail(spot.x, spot.y))
    return boxes
