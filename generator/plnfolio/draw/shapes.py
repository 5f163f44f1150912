"""Outlines for families of networks, all of the same area, told apart without colour."""

from __future__ import annotations

from math import pi, sqrt

from plnfolio.draw.markup import attributes, number

FAMILIES = {
    "person": "person",
    "organisation": "group",
    "association": "group",
    "community": "group",
    "event": "group",
    "course": "group",
    "platform": "medium",
    "podcast": "medium",
    "publication": "medium",
    "hashtag": "medium",
}
"""What a kind is drawn as: somebody, a group to be in, or something to read, hear or follow."""

_SQUARE = sqrt(pi) / 2 * 1.03  # half a side of a square whose rounded corners lack a little area
_CORNER = 0.42
_DIAMOND = sqrt(pi / 2) * 1.02
_EXTENT = {"group": _SQUARE, "medium": _DIAMOND}


def family(kind: str) -> str:
    """The family of a kind; a person's for one that has none."""
    return FAMILIES.get(kind, "person")


def extent(kind: str) -> float:
    """Half the box around an outline with the area of the circle of radius 1."""
    return _EXTENT.get(family(kind), 1.0)


def outline(kind: str, x: float, y: float, radius: float, **look: str | float) -> str:
    """An element with the outline about a point."""
    half = round(extent(kind) * radius, 1)
    match family(kind):
        case "group":
            corner = round(_CORNER * radius, 1)
            box = attributes(
                x=round(x - half, 1),
                y=round(y - half, 1),
                width=round(2 * half, 1),
                height=round(2 * half, 1),
                rx=corner,
            )
            return f"<rect{attributes(**look)}{box}/>"
        case "medium":
            side, top = number(half), number(round(y - half, 1))
            d = f"M{number(x)} {top}l{side} {side}-{side} {side}-{side}-{side}z"
            return f"<path{attributes(**look, d=d)}/>"
        case _:
            return f"<circle{attributes(**look, cx=x, cy=y or '', r=radius)}/>"
