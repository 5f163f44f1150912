"""Writes a laid out map as SVG: links in reading order, no script, colours from the page."""

from __future__ import annotations

from math import hypot

from plnfolio.draw.cells import ARROW
from plnfolio.draw.layout import FONT, HEADING_FONT, HEADING_LINE, LINE, Layout, Placed, Sector
from plnfolio.draw.layout import radius as radius_of
from plnfolio.draw.legend import LEGEND_FONT, LEGEND_LINE, SIGN, LegendItem
from plnfolio.draw.markup import attributes, escape, lines, number
from plnfolio.draw.measure import slants
from plnfolio.draw.shapes import shape
from plnfolio.draw.spec import MapNode, MapSpec
from plnfolio.draw.style import SERIF, Palette

ECHO = 3.2
_DASHES = {"planned": "4 3", "paused": "1.2 3.2"}


def map_svg(layout: Layout, spec: MapSpec, *, standalone: bool = False, prefix: str = "map") -> str:
    """The map as one ``svg`` element.

    ``prefix`` begins every id, so that several maps can be on one page. ``standalone`` makes it a
    file of its own, with its colours for light and dark. Nodes of the layout that the
    specification lacks are drawn as empty places, without label or link.
    """
    drawing = _Drawing(layout, spec, Palette(standalone), prefix)
    frame = layout.frame
    title, description = f"{prefix}-title", f"{prefix}-desc"
    linked = any(node.href for node in spec.nodes)
    head = attributes(
        xmlns="http://www.w3.org/2000/svg",
        class_=f"pln-map pln-map-{spec.size}",
        viewBox=f"{number(frame.x)} {number(frame.y)} {number(frame.w)} {number(frame.h)}",
        width=frame.w,
        height=frame.h,
        role="group" if linked else "img",
        aria_labelledby=title,
        aria_describedby=description if spec.description else "",
        font_family=SERIF if standalone else "",
        font_size=FONT,
        text_anchor="middle",
        stroke_linejoin="round",
    )
    said = f"<title{attributes(id=title)}>{escape(spec.title)}</title>"
    if spec.description:
        said += f"<desc{attributes(id=description)}>{escape(spec.description)}</desc>"
    return f"<svg{head}>{said}{drawing.palette.sheet()}{drawing.body()}</svg>"


class _Drawing:
    def __init__(self, layout: Layout, spec: MapSpec, palette: Palette, prefix: str) -> None:
        self.layout, self.spec, self.palette, self.prefix = layout, spec, palette, prefix
        self.nodes = {node.id: node for node in spec.nodes}

    def body(self) -> str:
        frame, paint = self.layout.frame, self.palette
        ground = attributes(
            x=frame.x, y=frame.y, width=frame.w, height=frame.h, fill=paint("paper")
        )
        parts = [
            f'<rect class="pln-ground"{ground}/>',
            self._dividers(),
            self._spokes(),
            self._ghosts(),
            *map(self._sector, self.layout.sectors),
            self._author(),
            self._legend(),
        ]
        return "".join(filter(None, parts))

    def _dividers(self) -> str:
        if not self.layout.dividers:
            return ""
        d = "".join(
            f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
            for x1, y1, x2, y2 in self.layout.dividers
        )
        look = attributes(
            d=d, stroke=self.palette("rule"), stroke_dasharray="1 5", stroke_linecap="round"
        )
        return f'<path class="pln-dividers" aria-hidden="true"{look}/>'

    def _spokes(self) -> str:
        if self.layout.upright:
            return ""
        solid: list[str] = []
        dashed: list[str] = []
        for placed in self.layout.nodes:
            if placed.id not in self.nodes:
                continue
            x1, y1, x2, y2 = placed.spoke
            d = f"M{number(x1)} {number(y1)}L{number(x2)} {number(y2)}"
            (dashed if self.nodes[placed.id].status in _DASHES else solid).append(d)
        look = attributes(fill="none", stroke=self.palette("rule"), stroke_width=1.2)
        paths = f'<path d="{"".join(solid)}"/>' if solid else ""
        paths += f'<path d="{"".join(dashed)}" stroke-dasharray="4 4"/>' if dashed else ""
        return f'<g class="pln-spokes" aria-hidden="true"{look}>{paths}</g>'

    def _ghosts(self) -> str:
        absent = [placed for placed in self.layout.nodes if placed.id not in self.nodes]
        if not absent:
            return ""
        look = self._empty()
        marks = "".join(f"<circle{attributes(cx=p.x, cy=p.y, r=p.room)}/>" for p in absent)
        return f'<g class="pln-absent" aria-hidden="true"{look}>{marks}</g>'

    def _empty(self) -> str:
        """The look of a place without its node."""
        return attributes(
            fill="none",
            stroke=self.palette("soft"),
            stroke_width=1.1,
            stroke_dasharray="0.6 4",
            stroke_linecap="round",
        )

    def _sector(self, sector: Sector) -> str:
        members = [
            (self.nodes[placed.id], placed)
            for placed in self.layout.nodes
            if placed.group == sector.group and placed.id in self.nodes
        ]
        if not members:
            return ""
        inside = "".join(self._node(node, placed) for node, placed in members)
        name = attributes(role="group" if sector.group else "", aria_label=sector.group)
        return f'<g class="pln-group"{name}>{self._heading(sector)}{inside}</g>'

    def _heading(self, sector: Sector) -> str:
        box = sector.heading
        if box is None:
            return ""
        first = box.y + (box.h - HEADING_LINE * (len(sector.lines) - 1)) / 2
        return lines(
            sector.lines,
            box.x + box.w / 2,
            first,
            HEADING_LINE,
            class_="pln-heading",
            aria_hidden="true",
            font_size=HEADING_FONT,
            font_style="italic" if slants(sector.group) else "",
            fill=self.palette("accent"),
            **self._halo(),
        )

    def _node(self, node: MapNode, placed: Placed) -> str:
        name = f"{node.label}: {node.detail}" if node.detail else node.label
        inside = f"<title>{escape(name)}</title>{self._area(node, placed)}"
        inside += self._arrows(node, placed) + self.mark(
            node.kind, node.status, placed.x, placed.y, radius_of(node.hours)
        )
        inside += self._label(node, placed)
        shared = {"id": f"{self.prefix}-{node.id}", "class_": "pln-node"}
        if not node.href:
            return f"<g{attributes(**shared)}>{inside}</g>"
        shared["class_"] += " pln-link"
        return f"<a{attributes(**shared, href=node.href)}>{inside}</a>"

    def _area(self, node: MapNode, placed: Placed) -> str:
        """What can be pressed and shows the focus; a highlighted node is marked with it too."""
        box, paint = placed.cell.grown(2, 1.5), self.palette
        look = attributes(x=box.x, y=box.y, width=box.w, height=box.h, rx=5)
        if node.highlight:
            colours = attributes(fill=paint("mark"), stroke=paint("accent"), stroke_width=1.2)
        else:
            colours = ' fill="none" pointer-events="all"'
        return f'<rect class="pln-area"{look}{colours}/>'

    def mark(self, kind: str, status: str, x: float, y: float, size: float) -> str:
        """A node's outline: full, empty and dashed or dotted, or with a line around it."""
        paint, outline = self.palette, shape(kind)
        hollow = status in _DASHES
        colour = paint("soft" if status == "paused" else "accent")
        look = attributes(
            class_=f"pln-mark pln-{kind} pln-{status}",
            d=outline.path(x, y, size),
            fill=paint("paper" if hollow else "tint"),
            stroke=colour,
            stroke_width=1.6,
            stroke_dasharray=_DASHES.get(status, ""),
            stroke_linecap="round" if status == "paused" else "",
        )
        if status != "growing":
            return f"<path{look}/>"
        echo = attributes(
            d=outline.path(x, y, size + ECHO), fill="none", stroke=colour, stroke_width=1.2
        )
        return f"<path{look}/><path{echo}/>"

    def _label(self, node: MapNode, placed: Placed) -> str:
        box, paint = placed.label, self.palette
        first = box.y + (box.h - LINE * (len(placed.lines) - 1)) / 2
        halo = {} if node.highlight else self._halo()
        colour = paint("soft" if node.status == "paused" and not node.highlight else "ink")
        return lines(placed.lines, placed.x, first, LINE, class_="pln-label", fill=colour, **halo)

    def _halo(self) -> dict[str, str | float]:
        return {
            "stroke": self.palette("paper"),
            "stroke_width": 4,
            "paint_order": "stroke",
        }

    def _arrows(self, node: MapNode, placed: Placed) -> str:
        """Heads at the outer end of the spoke: towards the node for giving, back for receiving."""
        if not (node.gives or node.receives):
            return ""
        x1, y1, x, y = placed.spoke
        length = hypot(x - x1, y - y1)
        dx, dy = (x - x1) / length, (y - y1) / length
        return self.arrow(x, y, dx, dy, gives=node.gives, receives=node.receives)

    def arrow(
        self, x: float, y: float, dx: float, dy: float, *, gives: bool, receives: bool
    ) -> str:
        """An arrow that ends at a point, along a direction, with one head or two."""
        back_x, back_y = x - dx * ARROW, y - dy * ARROW
        d = f"M{number(back_x)} {number(back_y)}L{number(x)} {number(y)}"
        if gives:
            d += _head(x, y, dx, dy)
        if receives:
            d += _head(back_x, back_y, -dx, -dy)
        look = attributes(
            class_="pln-arrow",
            d=d,
            fill="none",
            stroke=self.palette("ink"),
            stroke_width=1.4,
            stroke_linecap="round",
        )
        return f"<path{look}/>"

    def _author(self) -> str:
        texts, size, paint = self.layout.author, self.layout.radius, self.palette
        disk = f"<circle{attributes(r=size, fill=paint('ink'))}/>"
        label = lines(texts, 0, -LINE * (len(texts) - 1) / 2, LINE, fill=paint("paper"))
        return f'<g class="pln-author">{disk}{label}</g>'

    def _legend(self) -> str:
        items = "".join(map(self._legend_item, self.layout.legend))
        if not items:
            return ""
        look = attributes(font_size=LEGEND_FONT, text_anchor="start", fill=self.palette("soft"))
        return f'<g class="pln-legend" aria-hidden="true"{look}>{items}</g>'

    def _legend_item(self, item: LegendItem) -> str:
        box = item.box
        x, y = box.right - 14 if item.rtl else box.x + 14, box.y + box.h / 2
        text = box.right - SIGN + 4 if item.rtl else box.x + SIGN - 4
        first = y - LEGEND_LINE * (len(item.lines) - 1) / 2
        return self._sign(item, x, y) + lines(item.lines, text, first, LEGEND_LINE)

    def _swatch(self, status: str, x: float, y: float) -> str:
        """A status without a kind: a small field with its outline."""
        paint = self.palette
        colour = paint("soft" if status == "paused" else "accent")
        look = attributes(
            x=x - 9,
            y=y - 5.5,
            width=18,
            height=11,
            rx=2,
            fill=paint("paper" if status in _DASHES else "tint"),
            stroke=colour,
            stroke_width=1.6,
            stroke_dasharray=_DASHES.get(status, ""),
            stroke_linecap="round" if status == "paused" else "",
        )
        if status != "growing":
            return f"<rect{look}/>"
        echo = attributes(
            x=x - 12.2, y=y - 8.7, width=24.4, height=17.4, rx=5, fill="none", stroke=colour
        )
        return f"<rect{look}/><rect{echo}/>"

    def _sign(self, item: LegendItem, x: float, y: float) -> str:
        if item.sign == "kind":
            return self.mark(item.key, "current", x, y, 6.5)
        if item.sign == "status":
            return self._swatch(item.key, x, y)
        if item.sign == "hours":
            small = self.mark("person", "current", x - 8, y, 3)
            return small + self.mark("person", "current", x + 3, y, 7.5)
        if item.sign == "absent":
            return f"<circle{attributes(cx=x, cy=y, r=8)}{self._empty()}/>"
        if item.sign == "highlight":
            look = attributes(x=x - 9, y=y - 7, width=18, height=14, rx=4, stroke_width=1.2)
            paint = attributes(fill=self.palette("mark"), stroke=self.palette("accent"))
            return f"<rect{look}{paint}/>"
        gives = item.sign == "gives"
        return self.arrow(x + 9, y, 1, 0, gives=gives, receives=not gives)


def _head(x: float, y: float, dx: float, dy: float) -> str:
    """The two strokes of an arrowhead at a point."""
    left = (x - dx * 6 - dy * 3.6, y - dy * 6 + dx * 3.6)
    right = (x - dx * 6 + dy * 3.6, y - dy * 6 - dx * 3.6)
    return (
        f"M{number(left[0])} {number(left[1])}L{number(x)} {number(y)}"
        f"L{number(right[0])} {number(right[1])}"
    )
