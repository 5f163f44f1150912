"""Where everything on a map goes: sectors, rings, labels and the frame around them."""

from __future__ import annotations

from dataclasses import replace
from math import cos, hypot, inf, sin, sqrt

from plnfolio.draw.bands import bands
from plnfolio.draw.cells import ARROW, Cell, Heading, Packed, Spot
from plnfolio.draw.geometry import Box, around
from plnfolio.draw.legend import LEGEND_GAP, LegendItem, legend
from plnfolio.draw.measure import width, wrap
from plnfolio.draw.rings import rings
from plnfolio.draw.shapes import shape
from plnfolio.draw.spec import MapNode, MapSpec
from plnfolio.frozen import dataclass

FONT = 14.0
"""Size of a label, in units of the drawing; the other sizes follow from it."""
LINE = 17.0
HEADING_FONT = 15.0
HEADING_LINE = 19.0
MARGIN = 10.0

_LABEL = {"wide": 128.0, "narrow": 100.0}
_WIDEST = {"wide": 1000.0, "narrow": 360.0}
_LEAST = {"wide": 420.0, "narrow": 340.0}
_HEADING = {"wide": 150.0, "narrow": 112.0}
_SMALLEST, _LARGEST = 7.0, 27.0
_GROWTH = 5.5  # radius of a node of one hour, before the limits
_PAD = 5.0  # outline, highlight and focus stay in here
_LABEL_GAP = 3.0
_AUTHOR_TEXT = 84.0
_AUTHOR_LEAST = 34.0
_ARROW = ARROW + 4.0  # with the space before it


Line = tuple[float, float, float, float]
"""From (x1, y1) to (x2, y2)."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One node in its place.

    ``cell`` is its mark and label together, ``mark`` the outline alone with its margin, ``label``
    the label. ``spoke`` ends at the mark; it comes from the author's rim, or is the length of an
    arrow where marks stand in bands. ``room`` is the radius that the place was made for.
    """

    id: str
    group: str
    x: float
    y: float
    room: float
    lines: tuple[str, ...]
    mark: Box
    label: Box
    cell: Box
    spoke: Line


@dataclass(frozen=True, slots=True)
class Sector:
    """A group's part of the map: its name in lines and where that stands."""

    group: str
    lines: tuple[str, ...]
    heading: Box | None


@dataclass(frozen=True, slots=True)
class Layout:
    """A map laid out about the author, who is at (0, 0); the nodes are in reading order."""

    frame: Box
    radius: float
    author: tuple[str, ...]
    nodes: tuple[Placed, ...]
    sectors: tuple[Sector, ...]
    dividers: tuple[Line, ...]
    legend: tuple[LegendItem, ...]
    upright: bool = False

    def place(self, node: str) -> Placed:
        """The place of a node by its id; KeyError without one."""
        for placed in self.nodes:
            if placed.id == node:
                return placed
        raise KeyError(node)


def radius(hours: float) -> float:
    """The radius of a mark: its area grows with the hours, between a smallest and a largest.

    The scale is the same on every map, so that two of them can be compared.
    """
    return round(min(_LARGEST, max(_SMALLEST, _GROWTH * sqrt(max(hours, 0.0)))), 2)


def layout(spec: MapSpec, *, dates: bool = False) -> Layout:
    """Lay out a map; the same specification has the same layout, to the digit.

    No label or mark overlaps another one, and all lies in the frame. For two maps of different
    dates, lay out the nodes of both and draw each with that layout; ``dates`` then has the legend
    explain the empty places.
    """
    groups = spec.grouped()
    limit = _LABEL[spec.size] / FONT
    cells = [[_cell(node, limit) for node in nodes] for _, nodes in groups]
    headings = [_heading(group, _HEADING[spec.size]) for group, _ in groups]
    author, middle = _author(spec.author)
    room = _WIDEST[spec.size] - 2 * MARGIN
    packed = rings(cells, headings, middle, room) or bands(cells, headings, middle, room)
    placed = tuple(
        _placed(cell, spot, group, middle, packed.upright)
        for (group, _), row, spots in zip(groups, cells, packed.spots, strict=True)
        for cell, spot in zip(row, spots, strict=True)
    )
    names = [group for group, _ in groups]
    return _framed(spec, (author, middle), placed, _Groups(names, headings, packed, dates))


def _cell(node: MapNode, limit: float) -> Cell:
    outline, size = shape(node.kind), radius(node.hours)
    lines = wrap(node.label, limit)
    label = max(width(line) for line in lines) * FONT
    return Cell(
        id=node.id,
        room=size,
        lines=lines,
        half_x=round(max(outline.extent[0] * size + _PAD, 12.0), 1),
        half_y=round(max(outline.extent[1] * size + _PAD, 12.0), 1),
        label_w=float(-(-label // 1)) + 2,
        label_h=len(lines) * LINE + 2,
        gap=_LABEL_GAP,
        arrow=_ARROW if node.gives or node.receives else 0.0,
    )


def _heading(group: str, limit: float) -> Heading | None:
    if not group.strip():
        return None
    lines = wrap(group, limit / HEADING_FONT)
    wide = max(width(line) for line in lines) * HEADING_FONT
    return Heading(lines, float(-(-wide // 1)) + 2, len(lines) * HEADING_LINE + 2)


def _author(name: str) -> tuple[tuple[str, ...], float]:
    lines = wrap(name, _AUTHOR_TEXT / FONT)
    wide = max(width(line) for line in lines) * FONT
    reach = max(
        hypot(width(line) * FONT / 2, abs(number - (len(lines) - 1) / 2) * LINE + LINE / 2)
        for number, line in enumerate(lines)
    )
    return lines, round(max(_AUTHOR_LEAST, min(reach, wide) + 7, reach + 5), 1)


def _placed(cell: Cell, spot: Spot, group: str, middle: float, upright: bool) -> Placed:
    mark, label, whole = cell.boxes(spot)
    x1, y1, x2, y2 = cell.spoke(spot, upright=upright)
    if not upright:
        length = hypot(spot.x, spot.y)
        x1, y1 = spot.x / length * middle, spot.y / length * middle
    spoke = (round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2))
    return Placed(cell.id, group, spot.x, spot.y, cell.room, cell.lines, mark, label, whole, spoke)


@dataclass(frozen=True, slots=True)
class _Groups:
    names: list[str]
    headings: list[Heading | None]
    packed: Packed
    dates: bool


def _framed(
    spec: MapSpec,
    author: tuple[tuple[str, ...], float],
    placed: tuple[Placed, ...],
    groups: _Groups,
) -> Layout:
    """The layout with its frame drawn close, the author in the middle of its width."""
    lines, middle = author
    disk = Box(-middle, -middle, 2 * middle, 2 * middle)
    names = [box for box in groups.packed.headings if box]
    content = around([disk, *(node.cell for node in placed), *names]).grown(MARGIN, MARGIN)
    half = max(-content.x, content.right, _LEAST[spec.size] / 2)
    half = float(-(-half // 1))
    content = Box(
        -half,
        float(content.y // 1),
        2 * half,
        0.0 - float(content.y // 1) - float(-content.bottom // 1),
    )
    items, height = legend(spec, content.w - 2 * MARGIN, absent=groups.dates)
    top = content.bottom + LEGEND_GAP
    items = tuple(replace(item, box=item.box.moved(content.x + MARGIN, top)) for item in items)
    frame = replace(content, h=content.h + (LEGEND_GAP + height + MARGIN if items else 0.0))
    sectors = tuple(
        Sector(name, heading.lines if heading else (), box)
        for name, heading, box in zip(
            groups.names, groups.headings, groups.packed.headings, strict=True
        )
    )
    rays = [_ray(angle, middle + 12, content) for angle in groups.packed.angles]
    across = [(content.x + 8, y, content.right - 8, y) for y in groups.packed.levels]
    return Layout(
        frame, middle, lines, placed, sectors, (*rays, *across), items, groups.packed.upright
    )


def _ray(angle: float, inner: float, frame: Box) -> Line:
    """The line between two sectors, up to the edge of the map."""
    dx, dy = cos(angle), sin(angle)
    reach_x = (frame.right if dx > 0 else frame.x) / dx if abs(dx) > 1e-9 else inf
    reach_y = (frame.bottom if dy > 0 else frame.y) / dy if abs(dy) > 1e-9 else inf
    reach = max(inner, min(reach_x, reach_y) - 4)
    x1, y1, x2, y2 = dx * inner, dy * inner, dx * reach, dy * reach
    return round(x1, 2), round(y1, 2), round(x2, 2), round(y2, 2)
