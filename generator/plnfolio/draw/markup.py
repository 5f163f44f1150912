"""Writes SVG text: escaped attributes, short numbers, lines of a label."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plnfolio.draw.measure import is_rtl
from plnfolio.model.marks import ROOT

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_SPECIAL = re.compile(r'[&<>"]')
MIDDLE = 0.35
"""Of its size, how far a line’s middle is above its foot."""

_ILLEGAL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """Text for an element or an attribute; signs that XML 1.0 does not allow are left out."""
    return _SPECIAL.sub(lambda found: _ENTITIES[found[0]], _ILLEGAL.sub("", text))


def address(text: str) -> str:
    """As ``escape``, but the marker of the site's root stays: it goes before the text is XML."""
    return ROOT.join(map(escape, text.split(ROOT)))


def number(value: float) -> str:
    """A coordinate with at most two decimals."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def attributes(**values: str | float) -> str:
    """Attributes with a space before each; ``_`` is written ``-`` and empty ones are left out."""
    written = []
    for name, value in values.items():
        if isinstance(value, int | float):
            text = number(value)
        else:
            text = address(value) if name == "href" else escape(value)
        if text:
            written.append(f' {name.rstrip("_").replace("_", "-")}="{text}"')
    return "".join(written)


def tenth(value: float) -> str:
    """A part of a path, with one decimal."""
    return number(round(value, 1))


def point(x: float, y: float) -> str:
    """A point of a path, with one decimal."""
    return f"{tenth(x)} {tenth(y)}"


def anchor(side: str, texts: Sequence[str]) -> str:
    """What ``text-anchor`` has to say, which follows the text’s own direction.

    ``side`` is to which side of its place the text goes; it is centred above and below.
    """
    if side in ("above", "below"):
        return "middle"
    return "end" if (side == "left") != is_rtl(" ".join(texts)) else ""


def lines(
    texts: Sequence[str], x: float, y: float, step: float, size: float, **extra: str | float
) -> str:
    """Lines of text of a size; ``y`` is the middle of the first, ``step`` leads to the next."""
    direction = "rtl" if is_rtl(" ".join(texts)) else ""
    first = y + MIDDLE * size
    places = [
        f' x="{number(x)}" y="{number(round(first + step * i, 1))}"' for i in range(len(texts))
    ]
    if len(texts) == 1:
        places[0] = places[0].removeprefix(' x="0"')  # a text is there without saying so
        return (
            f"<text{places[0]}{attributes(direction=direction, **extra)}>{escape(texts[0])}</text>"
        )
    # Read as one text, with a space where a line ends; it would move what ends or stands there.
    space = "" if extra.get("text_anchor") else " "
    spans = space.join(
        f"<tspan{place}>{escape(text)}</tspan>" for place, text in zip(places, texts, strict=True)
    )
    return f"<text{attributes(direction=direction, **extra)}>{spans}</text>"
