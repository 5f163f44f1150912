"""Puts marks and labels on rings about the author, sector by sector, until everything fits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tau

from plnfolio.draw.geometry import Box, Grid, Wedge, wedges

_BESIDE, _BELOW = 5.0, 4.0  # least space between two cells, across and down
_STRIDE = 7.0  # how finely a ring is searched
_UNIT = 7000.0  # area of a usual cell: weights of sectors are counted in it
_ROOMY = 1 / 7  # a sector with this share of the map keeps its labels to itself
_BLENDS = (1.0, 0.7, 0.4, 0.0)
_GROWTH = 1.12
_TRIES = 120


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
    """A mark and its label before they have a place; sizes in units of the drawing."""

    id: str
    room: float
    lines: tuple[str, ...]
    half_x: float
    half_y: float
    label_w: float
    label_h: float
    gap: float
    arrow: float

    @property
    def width(self) -> float:
        """Of mark and label."""
        return max(self.label_w, 2 * self.half_x)

    @property
    def height(self) -> float:
        """Of mark and label."""
        return 2 * self.half_y + self.gap + self.label_h

    def box(self, x: float, y: float) -> Box:
        """Mark and label about a place."""
        width = self.width
        top = y + self.half_y - self.height if y < 0 else y - self.half_y
        return Box(x - width / 2, top, width, self.height)

    def boxes(self, spot: Spot) -> tuple[Box, Box, Box]:
        """The mark, the label, and both together, rounded for writing."""
        x, y = spot.x, spot.y
        mark = Box(x - self.half_x, y - self.half_y, 2 * self.half_x, 2 * self.half_y)
        top = mark.y - self.gap - self.label_h if spot.above else mark.bottom + self.gap
        label = Box(x - self.label_w / 2, top, self.label_w, self.label_h)
        return _rounded(mark), _rounded(label), _rounded(self.box(x, y))

    def arrow_box(self, spot: Spot) -> Box:
        """The end of the spoke that carries arrowheads."""
        return _rounded(self.tail(spot.x, spot.y)) if self.arrow else Box(spot.x, spot.y, 0, 0)

    def tail(self, x: float, y: float) -> Box:
        """As ``arrow_box``, not rounded."""
        length = hypot(x, y)
        near = max(self.half_x, self.half_y)
        x1, x2 = (x * (1 - reach / length) for reach in (near, near + self.arrow))
        y1, y2 = (y * (1 - reach / length) for reach in (near, near + self.arrow))
        return Box(min(x1, x2) - 4, min(y1, y2) - 4, abs(x1 - x2) + 8, abs(y1 - y2) + 8)


@dataclass(frozen=True, slots=True)
class Heading:
    """A group's name in lines and the box it takes."""

    lines: tuple[str, ...]
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Trial:
    """A frame to try: its size, its first ring, the way from ring to ring, how many rings."""

    width: float
    height: float
    ring: tuple[float, float]
    step: tuple[float, float]
    rings: int


@dataclass(frozen=True, slots=True)
class Packed:
    """Where everything went: for each group its wedge, its spots and its heading's box."""

    wedges: tuple[Wedge, ...]
    spots: tuple[tuple[Spot, ...], ...]
    headings: tuple[Box | None, ...]


def _rounded(box: Box) -> Box:
    return Box(round(box.x, 2), round(box.y, 2), round(box.w, 2), round(box.h, 2))


def pack_all(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    middle: float,
    widest: float,
) -> Packed:
    """Everything in the first frame that has room for it.

    Frames are at most ``widest`` wide and grow in height without end, so that one fits.
    """
    for trial in trials(cells, headings, middle, widest):
        packed = pack(cells, headings, middle, trial)
        if packed is not None:
            return packed
    raise AssertionError("no frame was high enough")


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
        yield Trial(*frame, (a, b), (wide + 16, high + 12), 1)
    needed = sum((c.width + 10) * (c.height + 8) for c in row) * 1.15 + (2 * middle + 40) ** 2
    height = 0.66 * widest if not narrow else 1.1 * widest
    width = widest
    while not narrow and width > 640 and 0.72 * (width - 160) ** 2 > needed * 1.3:
        width -= 160
    height = max(300.0, 0.7 * width)
    for _ in range(_TRIES):
        if width * height >= needed:
            yield Trial(width, height, (ring_x, ring_y), (wide + 12, high + 10), 1000)
        height = ceil(height * _GROWTH)


def _usual(sizes: list[float]) -> float:
    """A size that most do not exceed, in steps of 8."""
    return 8.0 * ceil(sorted(sizes)[int(len(sizes) * 0.7)] / 8)


def pack(
    cells: Sequence[Sequence[Cell]],
    headings: Sequence[Heading | None],
    middle: float,
    trial: Trial,
) -> Packed | None:
    """Everything in one frame, or None if it has no room."""
    weights = [_weight(group, heading) for group, heading in zip(cells, headings, strict=True)]
    sectors = wedges(weights, trial.width, trial.height)
    grid = Grid()
    grid.add(Box(-middle, -middle, 2 * middle, 2 * middle).grown(8, 8))
    frame = Box(-trial.width / 2, -trial.height / 2, trial.width, trial.height)
    spots: list[tuple[Spot, ...]] = []
    boxes: list[Box | None] = []
    for group, heading, wedge, weight in zip(cells, headings, sectors, weights, strict=True):
        roomy = weight >= _ROOMY * sum(weights)
        sector = _Sector(wedge, roomy, frame, grid, trial)
        found = sector.fill(group)
        if found is None:
            return None
        box = sector.head(heading) if heading else None
        if heading and box is None:
            return None
        spots.append(found)
        boxes.append(box)
    return Packed(tuple(sectors), tuple(spots), tuple(boxes))


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
        self._wedge, self._roomy, self._frame, self._grid = wedge, roomy, frame, grid
        self._trial = trial
        self._outer = 0

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
        self._grid.add(cell.box(spot.x, spot.y).grown(_BESIDE, _BELOW))
        if cell.arrow:
            self._grid.add(cell.tail(spot.x, spot.y))

    def axes(self, number: float) -> tuple[float, float]:
        (a, b), (da, db) = self._trial.ring, self._trial.step
        return a + number * da, b + number * db

    def _beyond(self, number: int) -> bool:
        a, b = self.axes(number)
        return (self._frame.w / 2 / a) ** 2 + (self._frame.h / 2 / b) ** 2 < 1

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

    def fits(self, cell: Cell, x: float, y: float) -> bool:
        box = cell.box(x, y)
        if not self._frame.holds(box):
            return False
        if self._roomy and not self._wedge.holds_box(box):
            return False
        if not self._grid.free(box):
            return False
        return not cell.arrow or self._grid.free(cell.tail(x, y))

    def head(self, heading: Heading) -> Box | None:
        """The group's name: outside its nodes in the middle of the sector, or where it can go."""
        step = 14.0 / self._trial.step[1]
        outward = [self._outer + step * i for i in range(1, 400)]
        inward = [self._outer - step * i for i in range(int(self._outer / step) + 4)]
        for number in (*outward, *inward):
            a, b = self.axes(number)
            if a <= 0 or b <= 0:
                continue
            if number > self._outer and self._beyond(int(number)):
                continue
            start, span = self.arc(number)
            for share in (0.0,) if self._wedge.whole else (0.5, 0.35, 0.65, 0.2, 0.8):
                t = start + span * share
                x, y = round(a * cos(t), 2), round(b * sin(t), 2)
                box = Box(
                    x - heading.width / 2, y - heading.height / 2, heading.width, heading.height
                )
                if self._roomy and not self._wedge.holds_box(box):
                    continue
                if self._frame.holds(box) and self._grid.free(box):
                    self._grid.add(box.grown(_BESIDE, _BELOW))
                    return _rounded(box)
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
        left = self._crowd(cells, range(self._steps + 1))
        if not left:
            return []
        row = cells[: len(left)]
        right = self._crowd(row[::-1], range(self._steps, -1, -1))[::-1]
        if len(right) < len(left):
            return [self._spot(at) for at in left]
        for blend in _BLENDS:
            places = []
            for i, (low, high) in enumerate(zip(left, right, strict=True)):
                even = (i + 0.5) / len(row) * self._steps
                aim = min(max(even, low), high)
                places.append(blend * aim + (1 - blend) * (low + high) / 2)
            spots = [self._spot(at) for at in places]
            if self._all_fit(row, spots):
                return spots
        return [self._spot(at) for at in left]

    def _spot(self, at: float) -> Spot:
        t = self._start + self._span * at / self._steps
        return Spot(round(self._a * cos(t), 2), round(self._b * sin(t), 2))

    def _crowd(self, cells: Sequence[Cell], way: range) -> list[float]:
        """The first places along the way that the cells fit in, one after the other."""
        found: list[float] = []
        boxes: list[Box] = []
        steps = iter(way)
        for cell in cells:
            for at in steps:
                spot = self._spot(at)
                box = cell.box(spot.x, spot.y)
                if any(map(box.overlaps, boxes)) or not self._sector.fits(cell, spot.x, spot.y):
                    continue
                found.append(at)
                boxes.append(box.grown(_BESIDE, _BELOW))
                break
            else:
                break
        return found

    def _all_fit(self, cells: Sequence[Cell], spots: Sequence[Spot]) -> bool:
        boxes = [cell.box(spot.x, spot.y) for cell, spot in zip(cells, spots, strict=True)]
        taken = [box.grown(_BESIDE, _BELOW) for box in boxes]
        if any(a.overlaps(b) for i, a in enumerate(taken) for b in boxes[:i]):
            return False
        return all(
            self._sector.fits(cell, spot.x, spot.y) for cell, spot in zip(cells, spots, strict=True)
        )
