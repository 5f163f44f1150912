"""The signs of a map: marks of nodes, and the small ones of its key."""

from __future__ import annotations

from plnfolio.draw.labels import ECHO, HALO
from plnfolio.draw.markup import attributes, lines, number
from plnfolio.draw.shapes import outline
from plnfolio.draw.spec import MapNode
from plnfolio.draw.style import Palette
from plnfolio.frozen import dataclass

DASHES = {"planned": "2.5 3.5", "paused": "0 3.6"}
"""How the outline of what takes no time is broken."""

CURRENT = "currentColor"
"""The colour of a sign that is used by many, and has theirs."""

_EXAMPLE = {"person": "person", "group": "organisation", "medium": "podcast"}


@dataclass(frozen=True, slots=True)
class Marks:
    """Writes marks in one colour, as an attribute says it."""

    paint: Palette
    colour: str

    def node(self, node: MapNode, x: float, y: float, size: float) -> str:
        """A node's mark: full, empty, broken, with a halo or with a line around it."""
        if node.missing:
            return self.missing(x, y, size)
        status = "paused" if node.change == "gone" else node.status
        mark = self.mark(node.kind, status, x, y, size)
        if node.unstated:
            mark = self._halo(x, y, size) + mark
        if node.change == "new":
            mark += _circle(x, y, size + ECHO, fill="none", stroke=self.colour, stroke_width=1.2)
        return mark

    def mark(self, kind: str, status: str, x: float, y: float, size: float) -> str:
        """The outline of a kind in the manner of a status."""
        hollow = status in DASHES or status == "growing"
        inner = round(size - 1, 1) if hollow else size
        return outline(
            kind,
            x,
            y,
            inner,
            class_="" if self.colour == CURRENT else "pln-mark",
            fill="none" if hollow else self.colour,
            stroke=self.colour if hollow else "",
            stroke_width=2 if hollow else "",
            stroke_dasharray=DASHES.get(status, ""),
        )

    def missing(self, x: float, y: float, size: float) -> str:
        """A broken circle with a question mark."""
        circle = _circle(
            x,
            y,
            size,
            class_="" if self.colour == CURRENT else "pln-mark",
            fill="none",
            stroke=self.colour,
            stroke_width=1.4,
            stroke_dasharray="3 4",
        )
        return circle + lines(
            ["?"],
            x,
            y,
            0,
            size * 1.25,
            text_anchor="middle",
            font_size=size * 1.25,
            fill=self.colour,
            aria_hidden="true",
        )

    def _halo(self, x: float, y: float, size: float) -> str:
        return _circle(x, y, size + HALO, fill=self.colour, fill_opacity=".2")

    def sign(self, sign: str, key: str, x: float, y: float) -> str:
        """One sign of the key, about a point."""
        if sign == "family":
            return self.mark(_EXAMPLE[key], "current", x, y, 5.5)
        ink = f'stroke="{self.colour}"'
        if sign == "hours":
            look = f'{ink} stroke-width="'
            thin = f'<path d="M{number(x - 9)} {number(y + 3)}h18" {look}1.4"/>'
            return thin + f'<path d="M{number(x - 7)} {number(y - 3)}h14" {look}5"/>'
        if sign == "unstated":
            return self._halo(x, y, 3) + self.mark("person", "current", x, y, 4)
        if sign == "bridge":
            curve = f"M{number(x - 9)} {number(y + 3)}q9 -9 18 0"
            line = f'<path d="{curve}" fill="none" {ink} stroke-width="1.4"/>'
            ends = f"M{number(x - 9)} {number(y + 3)}h0m18 0h0"
            return line + f'<path d="{ends}" {ink} stroke-width="4.5"/>'
        if sign == "missing":
            return self.missing(x, y, 8)
        if sign == "highlight":
            return (
                f'<rect x="{number(x - 9)}" y="{number(y - 6)}" width="18" height="12" rx="3" '
                f'fill="{self.paint("mark")}" {ink}/>'
            )
        if sign == "new":
            return self.mark("person", "current", x, y, 4) + _circle(
                x, y, 8, fill="none", stroke=self.colour, stroke_width=1.2
            )
        return self.mark("person", "paused", x, y, 5.5)


def _circle(x: float, y: float, radius: float, **look: str | float) -> str:
    return f"<circle{attributes(cx=x, cy=y or '', r=radius, **look)}/>"
