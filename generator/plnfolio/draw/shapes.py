"""One outline a kind of network, all of the same area, told apart without colour."""

from __future__ import annotations

from itertools import pairwise
from math import cos, pi, sin, sqrt

from plnfolio.frozen import dataclass

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """An outline with the area of the circle of radius 1: SVG path text with a ``scale``.

    ``commands`` are path letters with their points; ``extent`` is half the box around it, (x, y).
    """

    commands: tuple[tuple[str, tuple[float, ...]], ...]
    extent: Point

    def path(self, x: float, y: float, radius: float) -> str:
        """The outline about a point, as the ``d`` of a path."""
        written: list[str] = []
        for letter, numbers in self.commands:
            if letter == "A":
                rx, ry, rotation, large, sweep, px, py = numbers
                radii = f"{_short(rx * radius)} {_short(ry * radius)}"
                flags = f"{rotation:.0f} {large:.0f} {sweep:.0f}"
                end = f"{_short(x + px * radius)} {_short(y + py * radius)}"
                written.append(f"A{radii} {flags} {end}")
            elif numbers:
                px, py = numbers
                written.append(f"{letter}{_short(x + px * radius)} {_short(y + py * radius)}")
            else:
                written.append(letter)
        return "".join(written)


def _short(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _polygon(points: list[Point]) -> Shape:
    sides = pairwise([*points, points[0]])
    area = abs(sum(a * d - b * c for (a, b), (c, d) in sides)) / 2
    scale = sqrt(pi / area)
    scaled = [(x * scale, y * scale) for x, y in points]
    commands = tuple(("L" if i else "M", point) for i, point in enumerate(scaled))
    extent = (max(abs(x) for x, _ in scaled), max(abs(y) for _, y in scaled))
    return Shape((*commands, ("Z", ())), extent)


def _regular(corners: int, turn: float = -90.0) -> list[Point]:
    angles = [(turn + 360 * i / corners) * pi / 180 for i in range(corners)]
    return [(cos(angle), sin(angle)) for angle in angles]


def _star() -> Shape:
    points = [
        (cos(angle) * radius, sin(angle) * radius)
        for i in range(10)
        for angle, radius in [((-90 + 36 * i) * pi / 180, 0.5 if i % 2 else 1.0)]
    ]
    return _polygon(points)


def _cross() -> Shape:
    arm, half = 1.0, 0.36
    corner = [(half, -arm), (half, -half), (arm, -half)]
    quarter = [*corner]
    points: list[Point] = []
    for _ in range(4):
        points += quarter
        quarter = [(-y, x) for x, y in quarter]
    return _polygon(points)


def _circle() -> Shape:
    half = (1.0, 1.0, 0.0, 1.0, 1.0)
    return Shape(
        (("M", (-1.0, 0.0)), ("A", (*half, 1.0, 0.0)), ("A", (*half, -1.0, 0.0)), ("Z", ())),
        (1.0, 1.0),
    )


def _pill() -> Shape:
    tall, wide = 0.72, 1.27  # area 4·tall·(wide − tall) + π·tall² = π
    straight = wide - tall
    cap = (tall, tall, 0.0, 0.0, 1.0)
    return Shape(
        (
            ("M", (-straight, -tall)),
            ("L", (straight, -tall)),
            ("A", (*cap, straight, tall)),
            ("L", (-straight, tall)),
            ("A", (*cap, -straight, -tall)),
            ("Z", ()),
        ),
        (wide, tall),
    )


def _clover() -> Shape:
    """Four half circles about a square: a company of people."""
    side = sqrt(pi / (4 + 2 * pi))  # half a side: area 4·side² + 4 half discs of radius side
    arc = (side, side, 0.0, 0.0, 1.0)
    corners = [(-side, -side), (side, -side), (side, side), (-side, side)]
    ends = [*corners[1:], corners[0]]
    arcs = tuple(("A", (*arc, *end)) for end in ends)
    return Shape((("M", corners[0]), *arcs, ("Z", ())), (2 * side, 2 * side))


SHAPES = {
    "person": _circle(),
    "organisation": _polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)]),
    "association": _polygon(_regular(6, 0)),
    "community": _clover(),
    "platform": _pill(),
    "podcast": _polygon(_regular(3)),
    "publication": _polygon([(0, -1.15), (0.9, 0), (0, 1.15), (-0.9, 0)]),
    "event": _star(),
    "course": _polygon(_regular(5)),
    "hashtag": _cross(),
}


def shape(kind: str) -> Shape:
    """The outline of a kind; a circle for one that has none."""
    return SHAPES.get(kind, SHAPES["person"])
