"""Writes a laid out map as SVG: links in reading order, no script, colours from the page."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, pi, sin

from plnfolio.draw.arcs import arcs
from plnfolio.draw.geometry import Box, whole
from plnfolio.draw.labels import (
    DATE_FONT,
    FONT,
    HEADING_FONT,
    HEADING_LINE,
    LINE,
    NOTE_FONT,
    NOTE_LINE,
    RING_FONT,
    RING_LINE,
    row_note,
)
from plnfolio.draw.layout import Layout, Placed, Sector
from plnfolio.draw.legend import LEGEND_FONT, LEGEND_LINE, SIGN, LegendItem
from plnfolio.draw.marks import CURRENT, DASHES, Marks
from plnfolio.draw.markup import MIDDLE, anchor, attributes, escape, lines, number, point
from plnfolio.draw.measure import slants
from plnfolio.draw.paths import anchored, box_attributes, bridge_path, fan
from plnfolio.draw.rows import Stamps, area, row_of
from plnfolio.draw.spec import MapNode, MapSpec
from plnfolio.draw.style import SERIF, Palette, hue

_DOTS = "0 5"


def map_svg(layout: Layout, spec: MapSpec, *, standalone: bool = False, prefix: str = "map") -> str:
    """The map as one ``svg`` element.

    ``prefix`` begins every id, so that several maps can be on one page. ``standalone`` makes it a
    file of its own, with its colours for light and dark.
    """
    drawing = _Drawing(layout, spec, Palette(standalone), prefix)
    frame = layout.frame
    title, description = f"{prefix}-title", f"{prefix}-desc"
    # Rows are at no distance that means something, and say of each status its word.
    told = "" if layout.rows else spec.description
    linked = any(node.href for node in spec.nodes)
    head = attributes(
        xmlns="http://www.w3.org/2000/svg",
        class_=f"pln-map pln-map-{spec.size}",
        viewBox=f"{number(frame.x)} {number(frame.y)} {number(frame.w)} {number(frame.h)}",
        width=frame.w,
        height=frame.h,
        role="group" if linked else "img",
        aria_labelledby=title,
        aria_describedby=description if told else "",
        font_family=SERIF if standalone else "",
        font_size=FONT,
        direction="ltr",
        pointer_events="all" if layout.rows else "",
        fill=drawing.paint("ink"),
        stroke_linecap="round",
    )
    said = f"<title{attributes(id=title)}>{escape(spec.title)}</title>"
    if told:
        said += f"<desc{attributes(id=description)}>{escape(told)}</desc>"
    return (
        f"<svg{head}>{said}{drawing.paint.sheet(rows=layout.rows)}{''.join(drawing.body())}</svg>"
    )


class _Drawing:
    def __init__(self, layout: Layout, spec: MapSpec, paint: Palette, prefix: str) -> None:
        self.layout, self.spec, self.paint, self.prefix = layout, spec, paint, prefix
        self.nodes = {node.id: node for node in spec.nodes}
        here = (node for node in spec.nodes if node.change != "gone")
        self.most = max((node.hours or 0.0 for node in here), default=0.0)
        self.rows = {one.id: row_of(one) for one in layout.nodes if layout.rows}
        parts = [part for name in self.rows for part in self._parts(name)]
        self.stamps = Stamps(prefix, parts)

    def body(self) -> Iterator[str]:
        if self.paint.standalone:
            ground = box_attributes(self.layout.frame) + attributes(fill=self.paint("paper"))
            yield f'<rect class="pln-ground"{ground}/>'
        yield self.stamps.defs()
        if self.layout.rings:
            yield f'<g aria-hidden="true">{self._fans()}{self._rings()}</g>'
        for number_of, sector in enumerate(self.layout.sectors):
            yield self._sector(sector, self.paint(hue(number_of)))
        yield self._bridges()
        yield self._author()
        if self.layout.date:
            yield self._date(self.layout.date)
        yield self._legend()

    def _fans(self) -> str:
        """A tint behind each group, from the author to the outermost ring."""
        outer = self.layout.rings[-1]
        parts = []
        for at, sector in enumerate(self.layout.sectors):
            if sector.angles:
                d = fan(sector.angles, outer)
                parts.append(f"<path{attributes(fill=self.paint(hue(at)), d=d)}/>")
        look = attributes(
            class_="pln-fans", fill_opacity=".075", stroke=self.paint("paper"), stroke_width=5
        )
        return f"<g{look}>{''.join(parts)}</g>"

    def _rings(self) -> str:
        hidden = [node.spot.label.grown(3, 0) for node in self.layout.nodes]
        hidden += [node.spot.mark for node in self.layout.nodes]
        hidden += [ring.word for ring in self.layout.rings]
        hidden += [box for sector in self.layout.sectors for box in sector.headings]
        span = (-pi, pi)
        if self.spec.seat == "aside":
            span = (pi / 2, 1.5 * pi) if self.spec.rtl else (-pi / 2, pi / 2)
        d = "".join(
            f"M{point(ring.a * cos(t), ring.b * sin(t))}"
            f"A{number(ring.a)} {number(ring.b)} 0 0 1 {point(ring.a * cos(u), ring.b * sin(u))}"
            for ring in self.layout.rings
            for t, u in arcs(ring.a, ring.b, span, hidden)
        )
        look = attributes(class_="pln-rings", d=d, fill="none", stroke=self.paint("rule"))
        words = "".join(
            lines(
                ring.lines,
                ring.word.x + ring.word.w / 2,
                ring.word.y + 1 + RING_LINE / 2,
                RING_LINE,
                RING_FONT,
            )
            for ring in self.layout.rings
        )
        style = attributes(
            class_="pln-ring-words",
            font_size=RING_FONT,
            letter_spacing="" if self.spec.rtl else "1.1",
            text_anchor="middle",
            fill=self.paint("soft"),
        )
        return f"<path{look}/><g{style}>{words}</g>"

    def _sector(self, sector: Sector, colour: str) -> str:
        members = [placed for placed in self.layout.nodes if placed.group == sector.group]
        draw = self._row if self.layout.rows else self._node
        inside = "".join(draw(self.nodes[one.id], one, colour) for one in members)
        name = attributes(
            class_="pln-group",
            role="group" if sector.group else "",
            aria_label=sector.group,
            color=colour if self.layout.rows else "",
        )
        return f"<g{name}>{self._heading(sector, colour)}{inside}</g>"

    def _heading(self, sector: Sector, colour: str) -> str:
        return "".join(
            lines(
                sector.lines,
                *anchored(box, self.spec.rtl if self.layout.rows else None),
                HEADING_LINE,
                HEADING_FONT,
                class_="pln-heading",
                aria_hidden="true",
                font_size=HEADING_FONT,
                font_style="italic" if slants(sector.group) else "",
                text_anchor=self._start(sector.lines) if self.layout.rows else "middle",
                fill=CURRENT if self.layout.rows else colour,
            )
            for box in sector.headings
        )

    def _start(self, texts: tuple[str, ...]) -> str:
        return anchor("left" if self.spec.rtl else "right", texts)

    def _node(self, node: MapNode, placed: Placed, colour: str) -> str:
        inside = ""
        if node.detail:
            inside = f"<title>{escape(f'{node.label}: {node.detail}')}</title>"
        inside += self._area(node, placed, colour) + self._spoke(node, placed, colour)
        inside += Marks(self.paint, colour).node(node, placed.spot.x, placed.spot.y, placed.room)
        inside += self._label(node, placed)
        name = f"{self.prefix}-{node.id}"
        if not node.href:
            return f"<g{attributes(class_='pln-node', id=name)}>{inside}</g>"
        return f"<a{attributes(class_='pln-node pln-link', id=name, href=node.href)}>{inside}</a>"

    def _row(self, node: MapNode, placed: Placed, colour: str) -> str:
        """A node in its row: its signs have the colour of the group and stand before its link."""
        row = self.rows[node.id]
        pressed, *signs = self._parts(node.id)
        before = self._area(node, row.placed, CURRENT) if node.highlight else ""
        before += "".join(map(self.stamps.written, signs))
        inside = self._label(node, row.placed)
        if not node.href:
            inside = f"<g{attributes(class_='pln-node')}>{inside}</g>"
        else:
            label, said = placed.label, ""
            moved = any(anchor(placed.spot.side, one) for one in (label.lines, label.notes))
            if moved and len(label.lines) + len(label.notes) > 2:
                # Lines of one text are read without a space between them.
                said = ": ".join(filter(None, (node.label, row_note(node, self.spec))))
            look = attributes(class_="pln-node pln-link", aria_label=said, href=node.href)
            inside = f"<a{look}>{self.stamps.written(pressed, class_='pln-area')}{inside}</a>"
        return f'<g transform="translate({point(row.x, row.y)})">{before}{inside}</g>'

    def _parts(self, name: str) -> tuple[str, str, str]:
        """Of a row what can be pressed, its bar and its mark."""
        node, placed = self.nodes[name], self.rows[name].placed
        bar = self._bar(node, placed.bar, CURRENT) if placed.bar else ""
        mark = Marks(self.paint, CURRENT).node(node, placed.spot.x, 0.0, placed.room)
        return area(placed) if node.href else "", bar, mark

    def _area(self, node: MapNode, placed: Placed, colour: str) -> str:
        """What can be pressed and shows the focus; a highlighted node is marked with it too."""
        box = whole(placed.spot.cell)
        look = attributes(class_="pln-area") + box_attributes(box) + ' rx="5"'
        if node.highlight:
            colours = attributes(fill=self.paint("mark"), stroke=colour)
        elif node.href:
            colours = ' fill-opacity="0"'
        else:
            return ""
        return f"<rect{look}{colours}/>"

    def _spoke(self, node: MapNode, placed: Placed, colour: str) -> str:
        if not placed.spoke or node.change == "gone":
            return ""
        x1, y1, x2, y2 = placed.spot.spoke
        dashed = node.status in DASHES
        look = attributes(
            d=f"M{point(x1, y1)}L{point(x2, y2)}",
            stroke=colour,
            stroke_width=1.5 if dashed else placed.spoke,
            stroke_opacity=".75" if dashed else ".5",
            stroke_dasharray=_DOTS if dashed else "",
        )
        return f"<path{look}/>"

    def _bar(self, node: MapNode, room: Box, colour: str) -> str:
        """Hours in a row; an empty bar where nobody has stated them."""
        if node.unstated:
            box = Box(room.x + 0.5, room.y + 0.5, room.w - 1, room.h - 1)
            dashes = f' fill="none" stroke="{colour}" stroke-opacity=".6" stroke-dasharray="0 4"'
            return f'<rect{box_attributes(box)} rx="3.5"{dashes}/>'
        if not node.hours or not self.most or node.change == "gone":
            return ""
        long = round(max(4.0, room.w * node.hours / self.most), 1)
        left = room.right - long if self.spec.rtl else room.x
        box = Box(left, room.y, long, room.h)
        light = ' fill-opacity=".4"' if node.status in DASHES else ""
        return f'<rect{box_attributes(box)} rx="2" fill="{colour}"{light}/>'

    def _label(self, node: MapNode, placed: Placed) -> str:
        spot, label = placed.spot, placed.label
        box = spot.label
        x = {"right": box.x + 1, "left": box.right - 1}.get(spot.side, spot.x)
        first = self._foot(box.y + 1 + LINE / 2, FONT)
        strong = node.status in ("current", "growing") and node.change != "gone"
        name = lines(
            label.lines,
            x,
            first,
            LINE,
            FONT,
            class_="pln-label",
            text_anchor=anchor(spot.side, label.lines),
            font_weight=600 if strong else "",
            font_style="italic" if node.missing and slants(node.label) else "",
            fill=self.paint("soft") if node.status == "paused" or node.change == "gone" else "",
        )
        if not label.notes:
            return name
        y = self._foot(box.y + 1 + len(label.lines) * LINE + NOTE_LINE / 2, NOTE_FONT)
        return name + lines(
            label.notes,
            x,
            y,
            NOTE_LINE,
            NOTE_FONT,
            font_size=NOTE_FONT,
            text_anchor=anchor(spot.side, label.notes),
            fill_opacity=".76",
        )

    def _foot(self, middle: float, size: float) -> float:
        """The middle of a line of text; in a row it stands on a whole number."""
        return round(middle + MIDDLE * size) - MIDDLE * size if self.layout.rows else middle

    def _bridges(self) -> str:
        if not self.layout.bridges:
            return ""
        d = "".join(map(bridge_path, self.layout.bridges))
        ends = "".join(
            f"M{point(*end)}h0"
            for one in self.layout.bridges
            for end in (one.points[0], one.points[-1])
        )
        look = attributes(
            class_="pln-bridges",
            aria_hidden="true",
            fill="none",
            stroke=self.paint("soft"),
            stroke_width=1.4,
            stroke_linejoin="round",
        )
        return f'<g{look}><path d="{d}"/><path d="{ends}" stroke-width="5"/></g>'

    def _author(self) -> str:
        texts, size = self.layout.author, self.layout.radius
        box = self.layout.author_box
        disk = f"<circle{attributes(r=size)}/>"
        if self.layout.rows:
            disk = f'<rect{box_attributes(box)} rx="{number(min(box.h / 2, 18))}"/>'
        x, y = box.x + box.w / 2, box.y + box.h / 2 - LINE * (len(texts) - 1) / 2
        label = lines(texts, x, y, LINE, FONT, text_anchor="middle", fill=self.paint("paper"))
        return f'<g class="pln-author">{disk}{label}</g>'

    def _date(self, box: Box) -> str:
        on_right = box.x + box.w / 2 > self.layout.frame.x + self.layout.frame.w / 2
        return lines(
            [self.spec.date],
            box.right - 2 if on_right else box.x + 2,
            box.y + DATE_FONT / 2 + 2,
            LINE,
            DATE_FONT,
            class_="pln-date",
            font_size=DATE_FONT,
            text_anchor=anchor("left" if on_right else "right", [self.spec.date]),
            fill=self.paint("soft"),
        )

    def _legend(self) -> str:
        items = "".join(map(self._legend_item, self.layout.legend))
        if not items:
            return ""
        look = attributes(
            class_="pln-legend",
            aria_hidden="true",
            font_size=LEGEND_FONT,
            fill=CURRENT if self.layout.rows else self.paint("soft"),
            color=self.paint("soft") if self.layout.rows else "",
        )
        return f"<g{look}>{items}</g>"

    def _legend_item(self, item: LegendItem) -> str:
        box, rtl = item.box, self.spec.rtl
        x, y = box.right - 9 if rtl else box.x + 9, box.y + box.h / 2
        text = box.right - SIGN if rtl else box.x + SIGN
        first = y - LEGEND_LINE * (len(item.lines) - 1) / 2
        words = lines(
            item.lines, text, first, LEGEND_LINE, LEGEND_FONT, text_anchor=self._start(item.lines)
        )
        colour = CURRENT if self.layout.rows else self.paint("soft")
        return Marks(self.paint, colour).sign(item.sign, item.key, x, y) + words
