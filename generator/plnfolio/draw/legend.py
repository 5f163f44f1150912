"""The legend under a map: the signs that occur on it, in rows."""

from __future__ import annotations

from dataclasses import replace

from plnfolio.draw.geometry import Box
from plnfolio.draw.measure import is_rtl, width, wrap
from plnfolio.draw.shapes import SHAPES
from plnfolio.draw.spec import MapSpec
from plnfolio.frozen import dataclass

LEGEND_FONT = 13.0
LEGEND_LINE = 16.0
LEGEND_GAP = 22.0
SIGN = 34.0
"""Room for a sign and the space between it and its word."""

_BETWEEN = 14.0
_ROW = 6.0


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign and its word: ``sign`` is kind, status, gives, receives, highlight, hours or
    absent.

    ``rtl`` puts the sign on the right and the word to its left.
    """

    sign: str
    key: str
    lines: tuple[str, ...]
    box: Box
    rtl: bool = False


def legend(
    spec: MapSpec, room: float, *, absent: bool = False
) -> tuple[tuple[LegendItem, ...], float]:
    """The items in rows of at most ``room``, from (0, 0) down, and the height of all rows.

    ``absent`` explains the empty places of a map that is drawn for one date of several.
    """
    entries = _entries(spec)
    if absent:
        entries.append(("absent", "", spec.words.absent))
    rtl = any(is_rtl(text) for _, _, text in entries[:1])
    rows: list[list[LegendItem]] = [[]]
    used = 0.0
    for sign, key, text in entries:
        lines = wrap(text, (min(room, 260.0) - SIGN - 2) / LEGEND_FONT)
        wide = SIGN + max(width(line) for line in lines) * LEGEND_FONT + 2
        item = LegendItem(
            sign,
            key,
            lines,
            Box(0, 0, round(wide, 1), max(24.0, len(lines) * LEGEND_LINE + 4)),
            rtl,
        )
        if rows[-1] and used + _BETWEEN + wide > room:
            rows.append([])
        used = used + _BETWEEN + wide if rows[-1] else wide
        rows[-1].append(item)
    placed: list[LegendItem] = []
    y = 0.0
    for row in filter(None, rows):
        height = max(item.box.h for item in row)
        x = (room - sum(item.box.w for item in row) - _BETWEEN * (len(row) - 1)) / 2
        for item in row:
            left = room - x - item.box.w if rtl else x
            box = item.box.moved(round(left, 1), y + (height - item.box.h) / 2)
            placed.append(replace(item, box=box))
            x += item.box.w + _BETWEEN
        y += height + _ROW
    return tuple(placed), max(0.0, y - _ROW)


def _entries(spec: MapSpec) -> list[tuple[str, str, str]]:
    """What occurs on the map, in the order of the tables of kinds and statuses."""
    words = spec.words
    kinds = {node.kind for node in spec.nodes}
    statuses = {node.status for node in spec.nodes}
    found = [("kind", kind, words.kinds.get(kind, kind)) for kind in SHAPES if kind in kinds]
    if statuses - {"current"}:
        found += [
            ("status", status, words.statuses.get(status, status))
            for status in ("current", "growing", "planned", "paused")
            if status in statuses
        ]
    if any(node.gives for node in spec.nodes):
        found.append(("gives", "", words.gives))
    if any(node.receives for node in spec.nodes):
        found.append(("receives", "", words.receives))
    if any(node.highlight for node in spec.nodes):
        found.append(("highlight", "", words.highlight))
    if any(node.hours > 0 for node in spec.nodes):
        found.append(("hours", "", words.hours))
    return found
