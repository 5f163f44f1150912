"""Maps to try: rings from small to large, and the way about the author measured by labels."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate
from math import cos, pi, sin, sqrt, tau

from plnfolio.draw.cells import Cell, Ring
from plnfolio.draw.geometry import Box, rounded
from plnfolio.frozen import dataclass

_USUAL_W, _USUAL_H = 118.0, 46.0  # what a label needs about the outermost ring
_FIRST, _MOST_FIRST = 0.44, 0.68  # the innermost of several rings, of the outermost
_GROWTH = 1.1
_CALM = 0.86  # how wide a map of few nodes may be, of the widest
_HIGHEST = 0.56  # half of the height of the outermost ring, of the widest map
_SAMPLES = 720
_BEYOND = 110.0  # room for labels and names above and below the outermost ring


@dataclass(frozen=True, slots=True)
class Plan:
    """A map to try: the frame, the rings, and from where to where it goes about the author."""

    frame: Box
    rings: tuple[Ring, ...]
    start: float
    span: float


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the rings that occur, by ring from the inside, and their sizes."""

    statuses: tuple[tuple[str, ...], ...]
    sizes: tuple[tuple[float, float], ...]


def plans(
    row: Sequence[Cell], words: Words, middle: float, widest: float, *, aside: bool
) -> Iterator[Plan]:
    """Rings from small to large: as wide as there is room for, then higher, then wider."""
    count = len(words.statuses)
    shares = _shares(row, count)
    start, span = (-pi / 2, pi) if aside else (-pi, tau)
    high = middle + 74 + (count - 1) * 58
    for wide, most in ((_CALM * widest, 0.36), (widest, 0.42), (widest, _HIGHEST)):
        half = wide - middle - 30 if aside else wide / 2
        most_a = min([(half - _reach(c) - 4) / shares[c.ring] for c in row] or [half])
        left = -middle - 30 if aside else -wide / 2
        while high <= most * widest:
            a = max(middle + 60.0 * count, min(most_a, high * (1.9 if aside else 1.35)))
            frame = Box(left, -high - _BEYOND, wide, 2 * (high + _BEYOND))
            yield Plan(
                frame, tuple(_rings(words, middle, (a, high), shares, aside=aside)), start, span
            )
            high *= _GROWTH


def _reach(cell: Cell) -> float:
    """How far a cell goes outwards beside the author."""
    return cell.half + 2 + cell.label.width


def _shares(row: Sequence[Cell], count: int) -> tuple[float, ...]:
    """Where each ring is on the way to the outermost, which is 1.

    The innermost is the further out the more of all nodes stand on it, in steps: near the author
    there is little room, and what stands there hides much.
    """
    if count == 1:
        return (1.0,)
    inner = sum(1 for cell in row if cell.ring == 0) / max(1, len(row))
    first = round(min(_MOST_FIRST, _FIRST + 0.05 * (inner // 0.1)), 2)
    return tuple(first + ring / (count - 1) * (1 - first) for ring in range(count))


def _rings(
    words: Words,
    middle: float,
    outer: tuple[float, float],
    shares: Sequence[float],
    *,
    aside: bool,
) -> Iterator[Ring]:
    """From a first one, which leaves the author room, to the outermost."""
    clear = middle + 6
    for number, (lines, size) in enumerate(zip(words.statuses, words.sizes, strict=True)):
        part = shares[number]
        a = round(max(part * outer[0], middle + 60 * (number + 1), clear + size[0] / 2), 1)
        clear = a + size[0] / 2 + 12
        b = round(max(part * outer[1], middle + 58 * (number + 1)), 1)
        # The words stand where the way begins: in a row, they hide little of what is behind.
        x, y = (0.0, -b) if aside else (-a, 0.0)
        yield Ring(lines, a, b, rounded(Box(x - size[0] / 2, y - size[1] / 2, *size)))


def need(cell: Cell, plan: Plan) -> float:
    """How much of the way a node needs: more where it is near, as it hides more behind it."""
    ring, outer = plan.rings[cell.ring], plan.rings[-1]
    return outer.b / ring.b * max(cell.label.height / _USUAL_H, 0.6)


class Way:
    """The way about the author, measured by what labels need: much above and below, little beside.

    A share of it is as many labels everywhere, so that they stand evenly.
    """

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        outer = plan.rings[-1]
        a, b = outer.a, outer.b
        turn = plan.span / _SAMPLES
        # Each is what a label needs, by how far the ring is from its middle there.
        steps = (
            turn / (room / (1 / sqrt((x / a) ** 2 + (y / b) ** 2)))
            for x, y, room in _directions(plan.start, plan.span)
        )
        self._sums = list(accumulate(steps, initial=0.0))
        self.room = self._sums[-1]

    def angle(self, share: float) -> float:
        """The direction after a share of the way, from 0 to 1."""
        wanted = min(max(share, 0.0), 1.0) * self.room
        after = min(max(1, bisect_left(self._sums, wanted)), _SAMPLES)
        low, high = self._sums[after - 1], self._sums[after]
        part = (wanted - low) / (high - low)
        return self._plan.start + (after - 1 + part) * self._plan.span / _SAMPLES


@cache
def _directions(start: float, span: float) -> tuple[tuple[float, float, float], ...]:
    """Of each sample of the way its direction, as cosine and sine, and the room of a label there.

    They are the same for all rings, and a map tries many.
    """
    angles = [start + (number + 0.5) * (span / _SAMPLES) for number in range(_SAMPLES)]
    return tuple(
        (cos(at), sin(at), abs(sin(at)) * _USUAL_W + abs(cos(at)) * _USUAL_H) for at in angles
    )
