"""A map without its words: who is where, and one of them lit; and the mark of one by itself."""

from __future__ import annotations

from plnfolio.draw.layout import Layout
from plnfolio.draw.marks import Marks
from plnfolio.draw.markup import attributes, number, point
from plnfolio.draw.paths import fan
from plnfolio.draw.style import Palette, hue

WIDTH = 220
_DOT = 15.0
_LIT = 25.0
_EMBLEM = 18


def sketch_svg(layout: Layout, lit: str, said: str) -> str:
    """A map on rings as a small ``svg``; empty where nodes stand in rows, or ``lit`` has no place.

    All is where the whole map has it. ``said`` is what a screen reader says.
    """
    if layout.rows or lit not in {node.id for node in layout.nodes}:
        return ""
    paint = Palette(standalone=False)
    node, outer = layout.place(lit), layout.rings[-1]
    spots = [one.spot for one in layout.nodes]
    left, right = min(s.x for s in spots), max(s.x for s in spots)
    top, bottom = min(s.y for s in spots), max(s.y for s in spots)
    x, y = min(left, -outer.a) - _LIT, min(top, -outer.b) - _LIT
    w, h = max(right, outer.a) + _LIT - x, max(bottom, outer.b) + _LIT - y
    head = attributes(
        class_="pln-map pln-sketch",
        viewBox=" ".join(map(number, (round(x), round(y), round(w), round(h)))),
        width=WIDTH,
        height=round(WIDTH * h / w),
        role="img",
        aria_label=said,
        fill="none",
        stroke_linecap="round",
    )
    fans, dots, colour = "", "", paint("accent")
    for at, sector in enumerate(layout.sectors):
        own = paint(hue(at))
        if sector.angles:
            fans += f"<path{attributes(fill=own, d=fan(sector.angles, outer))}/>"
        members = [one.spot for one in layout.nodes if one.group == sector.group]
        d = "".join(f"M{point(spot.x, spot.y)}h0" for spot in members)
        dots += f"<path{attributes(stroke=own, d=d)}/>"
        if node.group == sector.group:
            colour = own
    rings = "".join(f"<ellipse{attributes(rx=ring.a, ry=ring.b)}/>" for ring in layout.rings)
    way = attributes(stroke=colour, stroke_width=7, d=f"M0 0L{point(node.spot.x, node.spot.y)}")
    me = attributes(r=max(layout.radius, _LIT), fill=paint("ink"))
    mark = attributes(
        cx=node.spot.x,
        cy=node.spot.y,
        r=_LIT - 4,
        fill=colour,
        stroke=paint("paper"),
        stroke_width=6,
    )
    return (
        f'<svg{head}><g fill-opacity=".1" stroke="{paint("paper")}" stroke-width="6">{fans}</g>'
        f'<g stroke="{paint("rule")}" stroke-width="2">{rings}</g>'
        f'<g stroke-width="{number(_DOT)}" opacity=".5">{dots}</g>'
        f"<path{way}/><circle{me}/><circle{mark}/></svg>"
    )


def emblem_svg(layout: Layout, group: str, kind: str, said: str) -> str:
    """The mark of a kind in the colour that a group has on a map; without one if it is not there.

    ``said`` is what a screen reader says before the group's name.
    """
    groups = [sector.group for sector in layout.sectors]
    paint = Palette(standalone=False)
    colour = paint(hue(groups.index(group)) if group in groups else "soft")
    half = _EMBLEM / 2
    head = attributes(
        class_="pln-map pln-emblem",
        viewBox=f"0 0 {_EMBLEM} {_EMBLEM}",
        width=_EMBLEM,
        height=_EMBLEM,
        role="img",
        aria_label=said,
    )
    return f"<svg{head}>{Marks(paint, colour).mark(kind, 'current', half, half, half - 2)}</svg>"
