"""The key under a map: the few signs on it that do not explain themselves, in rows."""

from __future__ import annotations

from dataclasses import replace

from plnfolio.draw.geometry import Box
from plnfolio.draw.measure import width, wrap
from plnfolio.draw.shapes import family
from plnfolio.draw.spec import MapSpec
from plnfolio.frozen import dataclass

LEGEND_FONT, LEGEND_LINE = 12.5, 16.0
LEGEND_GAP = 14.0
SIGN = 26.0
"""Room for a sign and the space between it and its word."""

_BETWEEN = 22.0
_ROW = 2.0
_FAMILIES = ("person", "group", "medium")


@dataclass(frozen=True, slots=True)
class LegendItem:
    """A sign and its word: ``sign`` is family, hours, unstated, bridge, missing, highlight, new
    or gone.
    """

    sign: str
    key: str
    lines: tuple[str, ...]
    box: Box


def legend(
    spec: MapSpec, room: float, *, rows: bool, bridges: bool
) -> tuple[tuple[LegendItem, ...], float]:
    """The items in rows of at most ``room``, from (0, 0) down, and the height of all rows."""
    lines: list[list[LegendItem]] = [[]]
    used = 0.0
    for sign, key, text in _entries(spec, rows=rows, bridges=bridges):
        words = wrap(text, (min(room, 300.0) - SIGN - 2) / LEGEND_FONT)
        wide = round(SIGN + max(width(line) for line in words) * LEGEND_FONT + 2, 1)
        box = Box(0, 0, wide, max(22.0, len(words) * LEGEND_LINE + 4))
        if lines[-1] and used + _BETWEEN + wide > room:
            lines.append([])
        used = used + _BETWEEN + wide if lines[-1] else wide
        lines[-1].append(LegendItem(sign, key, words, box))
    placed: list[LegendItem] = []
    y = 0.0
    for row in filter(None, lines):
        height = max(item.box.h for item in row)
        x = 0.0 if rows else (room - sum(i.box.w for i in row) - _BETWEEN * (len(row) - 1)) / 2
        for item in row:
            left = room - x - item.box.w if spec.rtl else x
            box = item.box.moved(round(left, 1), y + (height - item.box.h) / 2)
            placed.append(replace(item, box=box))
            x += item.box.w + _BETWEEN
        y += height + _ROW
    return tuple(placed), max(0.0, y - _ROW)


def _entries(spec: MapSpec, *, rows: bool, bridges: bool) -> list[tuple[str, str, str]]:
    """What occurs on the map and is not said beside it."""
    words = spec.words
    networks = [node for node in spec.nodes if not node.missing]
    families = {family(node.kind) for node in networks}
    found = []
    if len(families) > 1:
        found += [("family", f, words.families[f]) for f in _FAMILIES if f in families]
    if len({node.hours for node in networks if node.hours}) > 1 and not rows:
        found.append(("hours", "", words.hours))
    if any(node.unstated for node in networks) and not rows:
        found.append(("unstated", "", words.unstated))
    if bridges:
        found.append(("bridge", "", words.bridge))
    if len(networks) < len(spec.nodes):
        found.append(("missing", "", words.gap))
    if any(node.highlight for node in networks):
        found.append(("highlight", "", words.highlight))
    changes = {node.change for node in networks}
    found += [
        (c, "", {"new": words.new, "gone": words.gone}[c]) for c in ("new", "gone") if c in changes
    ]
    return found
