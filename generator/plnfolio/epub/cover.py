"""The cover of a book: its title and who wrote it, drawn as vectors."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from plnfolio.draw.measure import wrap
from plnfolio.epub.package import About
from plnfolio.epub.pages import written

_WIDTH, _HEIGHT, _EDGE = 1200, 1600, 130
_SIZES = ((124, 4), (100, 6), (78, 8))
"""Sizes in pixels and how many lines of each there is room for; the first that fits is taken."""

_PAPER, _INK, _SOFT, _ACCENT = "#fdfbf7", "#26221d", "#63594d", "#8c2f1b"
_FACE = "Charter, 'Iowan Old Style', Georgia, 'Noto Serif', serif"
_NODES = ((0, 0, 30), (150, -70, 18), (270, 40, 22), (110, 120, 14), (400, -40, 12), (385, 130, 16))
_EDGES = ((0, 1), (0, 2), (0, 3), (2, 4), (2, 5), (3, 5))


def cover(about: About) -> bytes:
    """An SVG."""
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "viewBox": f"0 0 {_WIDTH} {_HEIGHT}",
            "width": f"{_WIDTH}",
            "height": f"{_HEIGHT}",
            "font-family": _FACE,
        },
    )
    SubElement(root, "title").text = about.title
    ground = {"width": f"{_WIDTH}", "height": f"{_HEIGHT}", "fill": _PAPER}
    SubElement(root, "rect", ground)
    SubElement(root, "rect", {"width": f"{_WIDTH}", "height": "36", "fill": _ACCENT})
    _network(root, about)
    size, lines = _fitting(about.title)
    y = 700.0
    for line in lines:
        _line(root, line, about, (y, size, _INK))
        y += size * 1.2
    y += 20
    for line in wrap(about.byline, (_WIDTH - 2 * _EDGE) / 52)[:3]:
        _line(root, line, about, (y, 52, _SOFT))
        y += 68
    return written(root)


def _fitting(title: str) -> tuple[int, tuple[str, ...]]:
    for size, most in _SIZES:
        lines = wrap(title, (_WIDTH - 2 * _EDGE) / size)
        if len(lines) <= most:
            return size, lines
    return size, (*lines[: most - 1], f"{lines[most - 1].rstrip(' .,;:!?–—-')}…")


def _line(root: Element, words: str, about: About, how: tuple[float, int, str]) -> None:
    y, size, colour = how
    rtl = about.direction == "rtl"
    SubElement(
        root,
        "text",
        {
            "x": f"{_WIDTH - _EDGE if rtl else _EDGE}",
            "y": f"{y:g}",
            "font-size": f"{size}",
            "fill": colour,
            "direction": about.direction,
        },
    ).text = words


def _network(root: Element, about: About) -> None:
    """A few circles and lines: what the book is about."""
    place = f"translate({_EDGE + 40} 330)"
    if about.direction == "rtl":
        place = f"translate({_WIDTH - _EDGE - 40} 330) scale(-1 1)"
    group = SubElement(root, "g", {"transform": place, "stroke": _ACCENT})
    for start, end in _EDGES:
        (x1, y1, _), (x2, y2, _) = _NODES[start], _NODES[end]
        ends = {"x1": f"{x1}", "y1": f"{y1}", "x2": f"{x2}", "y2": f"{y2}"}
        SubElement(group, "line", {**ends, "stroke-width": "4"})
    for number, (x, y, r) in enumerate(_NODES):
        fill = _ACCENT if number == 0 else _PAPER
        circle = {"cx": f"{x}", "cy": f"{y}", "r": f"{r}", "fill": fill, "stroke-width": "5"}
        SubElement(group, "circle", circle)
