"""Rows of a map, each drawn about the place of its label; what rows share is drawn once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from plnfolio.draw.bands import LABEL
from plnfolio.draw.geometry import Box
from plnfolio.draw.layout import Placed
from plnfolio.draw.markup import attributes, point, tenth
from plnfolio.frozen import dataclass

_BESIDE = LABEL - 2.0  # the room of marks beside a label, the same for small and large ones


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row is, and its parts as they are seen from there."""

    x: float
    y: float
    placed: Placed


class Stamps:
    """Parts of rows; one that comes twice or more has an id and is used where it comes."""

    def __init__(self, prefix: str, parts: Iterable[str]) -> None:
        often = [part for part, times in Counter(parts).items() if part and times > 1]
        self.names = {part: f"{prefix}-{number}" for number, part in enumerate(often, 1)}

    def defs(self) -> str:
        """What is used, to stand before it."""
        drawn = "".join(_named(part, name) for part, name in self.names.items())
        return f"<defs>{drawn}</defs>" if drawn else ""

    def written(self, part: str, **look: str) -> str:
        """A part in its row."""
        if name := self.names.get(part):
            return f'<use{attributes(**look)} href="#{name}"/>'
        return part.replace(" ", f"{attributes(**look)} ", 1) if look else part


def _named(part: str, name: str) -> str:
    """A part with its id, in a group where it is more than one element."""
    named = attributes(id=name)
    return part.replace(" ", f"{named} ", 1) if part.count("<") == 1 else f"<g{named}>{part}</g>"


def row_of(placed: Placed) -> Row:
    """A row about the point where its lines begin, at the height of its middle."""
    spot = placed.spot
    x = spot.label.x + 1 if spot.side == "right" else spot.label.right - 1

    def moved(box: Box) -> Box:
        return replace(box, x=round(box.x - x, 1), y=round(box.y - spot.y, 1))

    seen = replace(
        spot, x=round(spot.x - x, 1), y=0.0, mark=moved(spot.mark), label=moved(spot.label)
    )
    bar = moved(placed.bar) if placed.bar else None
    return Row(x, spot.y, replace(placed, spot=seen, bar=bar))


def area(placed: Placed) -> str:
    """What can be pressed of a row: all from its mark to its bar."""
    spot, bar = placed.spot, placed.bar or placed.spot.label
    left, right = min(spot.mark.x, bar.x, -_BESIDE), max(spot.mark.right, bar.right, _BESIDE)
    high = max(spot.label.h, spot.mark.h)
    d = f"M{point(left, -high / 2)}h{tenth(right - left)}v{tenth(high)}H{tenth(left)}z"
    return f'<path fill="none" d="{d}"/>'
