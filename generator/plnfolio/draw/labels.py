"""Names and the words under them: in how many lines, how wide, on which ring or in which row."""

from __future__ import annotations

from math import sqrt

from plnfolio.draw.cells import Cell, Heading, Label
from plnfolio.draw.measure import longest, width, wrap
from plnfolio.draw.shapes import extent
from plnfolio.draw.spec import RINGS, MapNode, MapSpec
from plnfolio.draw.way import Words

FONT, LINE = 15.0, 18.0
"""Size of a label, in units of the drawing, and the way from line to line."""
NOTE_FONT, NOTE_LINE = 12.5, 15.0
DOT = " · "
"""Between two things that are said under a name."""
HEADING_FONT, HEADING_LINE = 19.0, 23.0
RING_FONT, RING_LINE = 12.0, 14.0
DATE_FONT, DATE_LINE = 13.0, 17.0
HALO = 6.5
"""How far the halo of an hour that nobody has stated goes beyond its mark."""
ECHO = 4.0
"""The same of the line about what is new."""

_LABEL, _LABEL_MOST = 146.0, 225.0
_HEADING, _HEADING_MOST = 170.0, 300.0
_SMALLEST, _LARGEST = 6.5, 27.0
_SIZE = 6.5  # radius of a node of one hour, before the limits
_GAP = 11.0  # radius of what is missing
_PAD = 3.0  # the outline stays in here
_BOLD = 1.1  # how much wider than a usual face a bold one is


def radius(hours: float | None) -> float:
    """The radius of a mark: its area grows with the hours, between a smallest and a largest.

    The scale is the same on every map, so that two of them can be compared.
    """
    return round(min(_LARGEST, max(_SMALLEST, _SIZE * sqrt(max(hours or 0.0, 0.0)))), 1)


def thickness(node: MapNode) -> float:
    """How thick the line to a node is; what is missing has none."""
    if node.missing:
        return 0.0
    return round(min(9.0, 1.4 + 1.1 * (node.hours or 0.0)), 1)


def label(node: MapNode, room: float, note: str) -> Label:
    """A name and the words under it, in lines that have a room."""
    bold = _BOLD if node.status in ("current", "growing") else 1.0
    names = wrap(node.label, room / FONT / bold)
    notes = _notes(note, (room + 10) / NOTE_FONT) if note else ()
    wide = max(
        max(width(line) for line in names) * FONT * bold,
        max((width(line) for line in notes), default=0.0) * NOTE_FONT,
    )
    high = len(names) * LINE + len(notes) * NOTE_LINE + 2
    return Label(names, notes, float(-(-wide // 1)) + 2, high)


def ring_label(node: MapNode) -> Label:
    """A label as narrow as most can be; a long word makes it wider rather than break."""
    word = longest(node.label) * FONT * _BOLD
    return label(node, min(max(_LABEL, word + 1), _LABEL_MOST), node.note)


def _notes(note: str, limit: float) -> tuple[str, ...]:
    """The words under a name; where that is enough, they break between two things that they say."""
    found: list[str] = []
    for part in note.split(DOT):
        joined = f"{found[-1]}{DOT}{part}" if found else part
        if found and width(joined) <= limit:
            found[-1] = joined
        else:
            found += wrap(part, limit)
    return tuple(found)


def cell_of(node: MapNode, ring: int, label: Label, most: float = _LARGEST) -> Cell:
    """A mark with its label; ``most`` is the largest radius it may have."""
    room = min(most, _GAP if node.missing else radius(node.hours))
    beyond = HALO if node.unstated else ECHO if node.change == "new" else 0.0
    half = round(max(extent(node.kind) * room, room + beyond) + _PAD, 1)
    return Cell(node.id, ring, room, max(half, 10.0), label, thickness(node))


def heading_of(group: str, limit: float = _HEADING) -> Heading | None:
    """A group’s name in lines; None for one without a name."""
    if not group.strip():
        return None
    lines = wrap(
        group, max(limit, min(longest(group) * HEADING_FONT + 1, _HEADING_MOST)) / HEADING_FONT
    )
    wide = max(width(line) for line in lines) * HEADING_FONT
    return Heading(lines, float(-(-wide // 1)) + 4, len(lines) * HEADING_LINE + 2)


def ring_words(spec: MapSpec, ring: int) -> tuple[str, ...]:
    """What stands on a ring: its status, and that of what is paused beside the plans."""
    there = {node.status for node in spec.nodes if node.ring == ring and not node.missing}
    names = [RINGS[ring]] if RINGS[ring] in there or not there else []
    names += sorted(there - set(RINGS))
    return tuple(spec.words.statuses.get(name, name) for name in names)


def words_of_rings(spec: MapSpec, used: list[int]) -> Words:
    """What stands on the rings that are used, and how much room that takes."""
    texts = tuple(ring_words(spec, ring) for ring in used)
    sizes = tuple(
        (
            round(max(width(line) * RING_FONT + 1.1 * len(line) for line in lines) + 8, 1),
            len(lines) * RING_LINE + 2,
        )
        for lines in texts
    )
    return Words(texts, sizes)


def row_note(node: MapNode, spec: MapSpec) -> str:
    """The words under a name in a row, where neither ring nor bridge can be seen."""
    said = node.status in ("growing", "planned") and not node.missing and not node.moved
    status = spec.words.statuses.get(node.status, node.status) if said else ""
    return DOT.join(filter(None, (status, node.note, node.joined)))
