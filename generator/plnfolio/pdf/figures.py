"""Figures: pictures, drawings of a network and films, with a title above and a note below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.pdf.captions import parted
from plnfolio.pdf.lines import Lines, has_class, seen, text_of
from plnfolio.pdf.nodes import Inline, Node, node, trimmed, words
from plnfolio.pdf.pictures import Pictures

PAGE = _WIDTH, _HEIGHT = 468.0, 520.0
"""Points that a picture has on an upright page, beside its number, its title and a note."""
COVER = (300.0, 220.0)
"""The same for the cover of an artifact."""
_LYING = (648.0, 330.0)
"""And on a page that lies on its side."""
_GUTTER = 12.0
_POINT = 0.75
_SMALLEST = 8.0 / 14
"""How small a drawing may become for its words, of 14 units, to have 8 points (§7.26)."""
_SHOWN = frozenset(("img", "svg", "picture"))


@dataclass(frozen=True, slots=True)
class Figures:
    """Makes figures of what ``lines`` and ``pictures`` read."""

    lines: Lines
    pictures: Pictures

    def film(self, element: Element) -> Node:
        """A film: its poster, its title, and as a note where to watch it."""
        link = element.find("a")
        shown = [one for one in self._all(element) if one["is"] == "picture"]
        label = text_of(element.find(".//span[@class='video-play']"))
        title, note = self._caption(element)
        href = link.get("href", "") if link is not None else ""
        anchor = Element("a", {"href": href})
        anchor.text = href
        where = [f"{label}: " if label else "", *self.lines.one(anchor)]
        note = [*note, " ", *where] if note else where
        if not shown:
            return node("par", trimmed([*title, ". " if title else "", *where]))
        return node("figure", shown, title=title, note=note)

    def figure(self, element: Element) -> Node:
        """One or several pictures under one number."""
        title, note = self._caption(element)
        shown = self._all(element)
        if sum(one["is"] == "picture" for one in shown) > 1:
            shown = _abreast(shown)
        lies = any(one.pop("lies", False) for one in shown)
        described = any("alt" in one for one in shown)
        alt = None if described else words(title).strip() or None
        return node("figure", shown, title=title, note=note, lies=lies or None, alt=alt)

    def _caption(self, element: Element) -> tuple[list[Inline], list[Inline]]:
        caption = element.find("figcaption")
        if caption is None:
            caption = element.find("*/figcaption")
        return parted(self.lines.line(caption)) if caption is not None else ([], [])

    def _all(self, element: Element) -> list[Node]:
        return list(self._pictures(element))

    def _pictures(self, element: Element) -> Iterator[Node]:
        """The pictures in reading order, the words that stand above some of them between."""
        drawn = [one for one in element if has_class(one, "wide-picture")]
        for child in element:
            if not seen(child) or child.tag == "figcaption":
                continue
            if child.tag in _SHOWN:
                yield from self._one(child)
            elif has_class(child, "narrow-picture") and drawn:
                continue
            elif has_class(child, "wide-picture"):
                others = [one for one in element if has_class(one, "narrow-picture")]
                yield from self._drawing(child, others)
            elif any(one.tag in _SHOWN for one in child.iter()):
                yield from self._pictures(child)
            elif line := self.lines.line(child):
                yield node("label", line)

    def _one(self, element: Element) -> Iterator[Node]:
        shown = self.pictures.shown(element)
        if shown:
            yield fitted(shown, _WIDTH, _HEIGHT)

    def _drawing(self, wide: Element, others: list[Element]) -> Iterator[Node]:
        """Of a drawing in two widths that with larger words; on its side if both are small."""
        choices = [
            shown
            for one in (wide, *others)
            if (svg := one.find("svg")) is not None and (shown := self.pictures.shown(svg))
        ]
        if not choices:
            return
        sized = [fitted(shown, _WIDTH, _HEIGHT) for shown in choices]
        best = max(sized, key=lambda one: round(one["scale"], 2))
        lying = fitted(choices[0], *_LYING)
        if best["scale"] < _SMALLEST and lying["scale"] > 1.15 * best["scale"]:
            lying["lies"] = True
            best = lying
        yield best


def _abreast(shown: list[Node]) -> list[Node]:
    """Pictures beside each other in pairs, of one scale, each below the words that belong to it."""
    rows = (sum(one["is"] == "picture" for one in shown) + 1) // 2
    sized = [
        fitted(one, (_WIDTH - _GUTTER) / 2, _HEIGHT / rows) if one["is"] == "picture" else one
        for one in shown
    ]
    least = min(one["scale"] for one in sized if one["is"] == "picture")
    cells: list[Node] = [node("group")]
    for one in sized:
        if cells[-1]["of"] and cells[-1]["of"][-1]["is"] == "picture":
            cells.append(node("group"))
        if one["is"] == "picture":
            for side in ("width", "height"):
                one[side] = round(one[side] * least / one["scale"], 2)
        cells[-1]["of"].append(one)
    return [node("abreast", cells[at : at + 2]) for at in range(0, len(cells), 2)]


def fitted(shown: dict[str, Any], width: float, height: float) -> Node:
    """A picture as large as it wants to be and there is room; ``scale`` is to its own pixels."""
    scale = min(1.0, width / shown["width"], height / shown["height"])
    size = {name: round(shown[name] * scale, 2) for name in ("width", "height")}
    known = shown.get("scale", _POINT)
    return {**shown, **size, "is": "picture", "of": [], "scale": scale * known}
