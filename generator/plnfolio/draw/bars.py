"""A bar chart of hours: a bar from nothing to the least, a lighter one on to the most."""

from __future__ import annotations

from math import floor, log10

from plnfolio.draw.markup import anchor, attributes, escape, lines, number
from plnfolio.draw.measure import width, wrap
from plnfolio.draw.spec import Bar, BarSpec
from plnfolio.draw.style import Palette

_FONT, _LINE = 14.0, 18.0
_SMALL = 12.5
_WIDTH = {"wide": 640.0, "narrow": 340.0}
_LABEL = {"wide": 180.0, "narrow": 330.0}
_THICK = 16.0
_BETWEEN = 14.0
_MARGIN = 4.0
_AXIS = 22.0


def bars_svg(spec: BarSpec, *, prefix: str = "bars") -> str:
    """The chart as one ``svg`` element; its numbers belong in a table beside it.

    A wide chart has labels beside the bars, a narrow one above them. ``prefix`` begins every id.
    """
    return _Chart(spec, prefix).svg()


class _Chart:
    def __init__(self, spec: BarSpec, prefix: str) -> None:
        self.spec, self.paint, self.prefix = spec, Palette(standalone=False), prefix
        self.beside = spec.size == "wide"
        self.width = _WIDTH[spec.size]
        self.start = _LABEL["wide"] + 12 if self.beside else _MARGIN
        values = max((width(bar.text) * _FONT for bar in spec.bars), default=0.0)
        self.room = max(60.0, self.width - self.start - min(values, 200.0) - 14)
        self.step = _step(max((bar.high for bar in spec.bars), default=0.0))
        self.top = max((bar.high for bar in spec.bars), default=0.0) or 1.0

    def svg(self) -> str:
        y = _MARGIN
        rows = []
        for bar in self.spec.bars:
            row, height = self._row(bar, y)
            rows.append(row)
            y += height
        grid = self._grid(y)
        height = y + _AXIS
        title, description = f"{self.prefix}-title", f"{self.prefix}-desc"
        said = f"<title{attributes(id=title)}>{escape(self.spec.title)}</title>"
        if self.spec.description:
            said += f"<desc{attributes(id=description)}>{escape(self.spec.description)}</desc>"
        head = attributes(
            xmlns="http://www.w3.org/2000/svg",
            class_=f"pln-bars pln-bars-{self.spec.size}",
            viewBox=f"0 0 {number(self.width)} {number(height)}",
            width=self.width,
            height=height,
            role="img",
            aria_labelledby=title,
            aria_describedby=description if self.spec.description else "",
            font_size=_FONT,
            direction="ltr",
        )
        ground = attributes(width=self.width, height=height, fill=self.paint("paper"))
        return f'<svg{head}>{said}<rect class="pln-ground"{ground}/>{grid}{"".join(rows)}</svg>'

    def _x(self, x: float) -> float:
        """A place counted from the side where reading begins."""
        return self.width - x if self.spec.rtl else x

    def _at(self, hours: float) -> float:
        return self.start + hours / self.top * self.room

    def _grid(self, bottom: float) -> str:
        """Hairlines at round hours, and their numbers below."""
        count = floor(self.top / self.step + 1e-9)
        hours = [self.step * i for i in range(count + 1)]
        d = "".join(f"M{number(self._x(self._at(h)))} 0V{number(bottom)}" for h in hours)
        look = attributes(d=d, stroke=self.paint("rule"), stroke_width=1)
        words = "".join(
            lines(
                [number(h)],
                self._x(self._at(h)),
                bottom + 11,
                _LINE,
                _SMALL,
                text_anchor="middle",
                font_size=_SMALL,
                fill=self.paint("soft"),
            )
            for h in hours
        )
        return f'<path class="pln-grid"{look}/>{words}'

    def _row(self, bar: Bar, y: float) -> tuple[str, float]:
        texts = wrap(bar.label, (_LABEL[self.spec.size] - 4) / _FONT)
        label = len(texts) * _LINE
        if self.beside:
            height = max(label, _THICK)
            middle = y + height / 2
            first, side, at = middle - (len(texts) - 1) * _LINE / 2, "end", self.start - 12
        else:
            height = label + _THICK + 2
            middle = y + label + 2 + _THICK / 2
            first, side, at = y + _LINE / 2, "start", self.start
        written = self._text(texts, at, first, side, "ink")
        return written + self._bar(bar, middle), height + _BETWEEN

    def _bar(self, bar: Bar, middle: float) -> str:
        low, high = self._at(min(bar.low, bar.high)), self._at(bar.high)
        parts = [self._piece(self.start, low, middle, certain=True)]
        if high > low:
            parts.append(self._piece(low, high, middle, certain=False))
        return "".join(parts) + self._text([bar.text], high + 8, middle, "start", "soft")

    def _piece(self, start: float, end: float, middle: float, *, certain: bool) -> str:
        """Full for hours that are certain; an outline for those that may be."""
        left = min(self._x(start), self._x(end))
        look = attributes(
            class_="pln-certain" if certain else "pln-range",
            x=left,
            y=middle - _THICK / 2,
            width=max(abs(end - start), 0.01),
            height=_THICK,
            fill=self.paint("accent" if certain else "tint"),
            stroke=self.paint("accent"),
            stroke_width=1.2,
            stroke_dasharray="" if certain else "4 3",
        )
        return f"<rect{look}/>"

    def _text(
        self, texts: list[str] | tuple[str, ...], x: float, y: float, at: str, colour: str
    ) -> str:
        """Text that begins or ends at a place, whatever its own direction."""
        return lines(
            texts,
            self._x(x),
            y,
            _LINE,
            _FONT,
            text_anchor=anchor("left" if (at == "end") != self.spec.rtl else "right", texts),
            fill=self.paint(colour),
            paint_order="stroke",
            stroke=self.paint("paper"),
            stroke_width=4,
            stroke_linejoin="round",
        )


def _step(most: float) -> float:
    """Hours from line to line: 1, 2 or 5 times a power of ten, five lines at most."""
    if most <= 0:
        return 1.0
    rough = most / 5
    power = 10.0 ** floor(log10(rough))
    return next(power * times for times in (1, 2, 5, 10) if power * times >= rough - 1e-12)
