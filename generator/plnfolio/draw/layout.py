"""Where everything on a map goes: rings or rows, labels, bridges and the frame around them."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

from plnfolio.draw.bands import LABEL_WIDE, bands
from plnfolio.draw.bridges import Bridge, End, bridge
from plnfolio.draw.cells import Label, Packed, Ring, Spot
from plnfolio.draw.geometry import Box, around, rounded, whole
from plnfolio.draw.labels import (
    DATE_FONT,
    DATE_LINE,
    FONT,
    LINE,
    cell_of,
    heading_of,
    label,
    ring_label,
    row_note,
    words_of_rings,
)
from plnfolio.draw.legend import LEGEND_GAP, LegendItem, legend
from plnfolio.draw.measure import longest, width, wrap
from plnfolio.draw.rings import rings
from plnfolio.draw.spec import MapSpec
from plnfolio.frozen import dataclass

MARGIN = 10.0
WIDEST = {"wide": 1100.0, "narrow": 372.0}
_AUTHOR_TEXT = 88.0
_AUTHOR_MOST = 140.0  # a long name has a larger disk rather than broken words
_AUTHOR_LEAST = 40.0
_ROW_MOST = 10.0  # radius of a mark in a row, where a bar says the hours
_COLUMNS = 3  # of a wide map in rows


@dataclass(frozen=True, slots=True)
class Placed:
    """One node in its place; ``bar`` is the room for its hours where it stands in a row."""

    id: str
    group: str
    room: float
    spot: Spot
    label: Label
    spoke: float
    bar: Box | None = None


@dataclass(frozen=True, slots=True)
class Sector:
    """A group's part of the map: its name in lines, where that stands, and its angles on rings."""

    group: str
    lines: tuple[str, ...]
    headings: tuple[Box, ...]
    angles: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """A map laid out about the author; the nodes are in reading order.

    On rings the author is at (0, 0) with a ``radius``; above rows ``author_box`` has the name.
    """

    frame: Box
    radius: float
    author: tuple[str, ...]
    author_box: Box
    nodes: tuple[Placed, ...]
    sectors: tuple[Sector, ...]
    rings: tuple[Ring, ...]
    bridges: tuple[Bridge, ...]
    legend: tuple[LegendItem, ...]
    date: Box | None = None

    @property
    def rows(self) -> bool:
        """Whether nodes stand in rows and not on rings."""
        return not self.rings

    def place(self, node: str) -> Placed:
        """The place of a node by its id; KeyError without one."""
        for placed in self.nodes:
            if placed.id == node:
                return placed
        raise KeyError(node)


def layout(spec: MapSpec) -> Layout:
    """Lay out a map; the same specification has the same layout, to the digit.

    No label, mark, spoke, bridge or word lies on another one's place, and all lies in the frame.
    """
    return (_on_rings(spec) if spec.size == "wide" else None) or _in_rows(spec)


def _on_rings(spec: MapSpec) -> Layout | None:
    groups = spec.grouped()
    used = sorted({node.ring for node in spec.nodes}) or [0]
    cells = [
        [cell_of(node, used.index(node.ring), ring_label(node)) for node in nodes]
        for _, nodes in groups
    ]
    headings = [heading_of(group) for group, _ in groups]
    author, middle = _author(spec.author)
    room = WIDEST["wide"] - 2 * MARGIN
    words = words_of_rings(spec, used)
    packed = rings(cells, headings, words, middle, room, aside=spec.seat == "aside")
    if packed is None:
        return None
    packed = packed.mirrored() if spec.rtl else packed
    placed = tuple(
        Placed(cell.id, group, cell.room, spot, cell.label, cell.spoke)
        for (group, _), row, spots in zip(groups, cells, packed.spots, strict=True)
        for cell, spot in zip(row, spots, strict=True)
    )
    sectors = tuple(
        Sector(group, heading.lines if heading else (), (box,) if box else (), angles)
        for (group, _), heading, box, angles in zip(
            groups, headings, packed.headings, packed.sectors, strict=True
        )
    )
    return _framed(spec, (author, middle), placed, sectors, packed)


def _author(name: str) -> tuple[tuple[str, ...], float]:
    room = max(_AUTHOR_TEXT, min(longest(name) * FONT + 1, _AUTHOR_MOST))
    lines = wrap(name, room / FONT)
    reach = max(
        hypot(width(line) * FONT / 2, abs(number - (len(lines) - 1) / 2) * LINE + LINE / 2)
        for number, line in enumerate(lines)
    )
    return lines, round(max(_AUTHOR_LEAST, reach + 6), 1)


def _framed(
    spec: MapSpec,
    author: tuple[tuple[str, ...], float],
    placed: tuple[Placed, ...],
    sectors: tuple[Sector, ...],
    packed: Packed,
) -> Layout:
    """The layout with its bridges, its frame drawn close, its date and its key."""
    lines, middle = author
    disk = Box(-middle, -middle, 2 * middle, 2 * middle)
    outer = packed.rings[-1]
    left = -middle if spec.seat == "aside" else -outer.a
    ellipse = Box(left, -outer.b, outer.a - left, 2 * outer.b)
    ellipse = ellipse.mirrored() if spec.rtl else ellipse
    words = [ring.word for ring in packed.rings]
    names = [box for sector in sectors for box in sector.headings]
    cells = [node.spot.cell for node in placed]
    content = around([disk, ellipse, *cells, *names, *words]).grown(MARGIN, MARGIN)
    if spec.seat == "middle":
        half = max(-content.x, content.right)
        content = Box(-half, content.y, 2 * half, content.h)
    content = whole(content)
    date = _corner(spec, content, [*cells, *names, *words])
    content = whole(around([content, date])) if date else content
    boxes = {node.id: (node.spot.mark, node.spot.label) for node in placed}
    apart = [disk, *names, *words, *([date] if date else [])]
    bridges = tuple(
        filter(None, (_bridge(pair, placed, boxes, apart, content) for pair in spec.bridges))
    )
    return _with_legend(
        spec,
        Layout(content, middle, lines, disk, placed, sectors, packed.rings, bridges, (), date),
    )


def _bridge(
    pair: tuple[str, str],
    placed: tuple[Placed, ...],
    boxes: dict[str, tuple[Box, Box]],
    apart: list[Box],
    frame: Box,
) -> Bridge | None:
    ends = {node.id: End(node.spot.x, node.spot.y, node.room) for node in placed if node.id in pair}
    if len(ends) < 2:
        return None
    others = [
        box
        for name, (mark, label) in boxes.items()
        for box in ((label,) if name in pair else (mark, label))
    ]
    return bridge(pair, (ends[pair[0]], ends[pair[1]]), [*others, *apart], frame)


def _corner(spec: MapSpec, content: Box, boxes: list[Box]) -> Box | None:
    """A corner for the date: the one below where reading ends, or under everything."""
    if not spec.date:
        return None
    wide, high = round(width(spec.date) * DATE_FONT + 4, 1), DATE_LINE
    left, right = content.x + MARGIN, content.right - MARGIN - wide
    bottom = content.bottom - MARGIN - high
    near, far = (right, left) if spec.rtl else (left, right)
    for x, y in ((far, bottom), (near, bottom), (far, content.y + MARGIN)):
        box = rounded(Box(x, y, wide, high))
        if not any(box.grown(6, 4).overlaps(other) for other in boxes):
            return box
    return rounded(Box(far, content.bottom, wide, high + MARGIN))


def _with_legend(spec: MapSpec, plan: Layout) -> Layout:
    frame = plan.frame
    drawn = bool(plan.bridges)
    items, height = legend(spec, frame.w - 2 * MARGIN, rows=plan.rows, bridges=drawn)
    if not items:
        return plan
    top = frame.bottom + LEGEND_GAP
    items = tuple(replace(item, box=item.box.moved(frame.x + MARGIN, top)) for item in items)
    higher = replace(frame, h=frame.h + LEGEND_GAP + height + MARGIN)
    return replace(plan, frame=higher, legend=items)


def _in_rows(spec: MapSpec) -> Layout:
    """Nodes in rows, the author above them."""
    groups = spec.grouped()
    cells = [
        [
            cell_of(node, 0, label(node, LABEL_WIDE, row_note(node, spec)), _ROW_MOST)
            for node in nodes
        ]
        for _, nodes in groups
    ]
    headings = [heading_of(group, 330.0) for group, _ in groups]
    lines = wrap(spec.author, 300.0 / FONT)
    wide = max(width(line) for line in lines) * FONT + 32
    box = rounded(Box(0, 0, wide, len(lines) * LINE + 18))
    columns = _COLUMNS if spec.size == "wide" else 1
    made = bands(cells, headings, box.bottom + 24, columns, rtl=spec.rtl)
    if spec.rtl:
        box = replace(box, x=made.width - box.w)
    placed = tuple(
        Placed(cell.id, group, cell.room, row.spot, cell.label, cell.spoke, row.bar)
        for (group, _), members, rows in zip(groups, cells, made.rows, strict=True)
        for cell, row in zip(members, rows, strict=True)
    )
    sectors = tuple(
        Sector(group, heading.lines if heading else (), boxes)
        for (group, _), heading, boxes in zip(groups, headings, made.headings, strict=True)
    )
    frame = whole(Box(0, 0, max(made.width, box.w), made.height).grown(MARGIN, MARGIN))
    date = _row_date(spec, frame, box)
    if date:
        frame = whole(around([frame, date]))
    plan = Layout(frame, 0.0, lines, box, placed, sectors, (), (), (), date)
    return _with_legend(spec, plan)


def _row_date(spec: MapSpec, frame: Box, author: Box) -> Box | None:
    """The date's corner: in the author's line, or under everything."""
    if not spec.date:
        return None
    wide = round(width(spec.date) * DATE_FONT + 4, 1)
    x = frame.x + MARGIN if spec.rtl else frame.right - MARGIN - wide
    box = rounded(Box(x, author.y + (author.h - DATE_LINE) / 2, wide, DATE_LINE))
    if box.grown(10, 0).overlaps(author):
        box = rounded(Box(x, frame.bottom, wide, DATE_LINE + MARGIN))
    return box
