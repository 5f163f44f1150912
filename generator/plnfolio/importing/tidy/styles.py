"""What elements and their styles mark: ``<b>``, and ``font-weight: 700`` on a span."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

_BY_TAG = {
    **dict.fromkeys(("b", "strong"), "strong"),
    **dict.fromkeys(("em", "i", "cite", "dfn", "var"), "em"),
    **dict.fromkeys(("code", "kbd", "samp", "tt"), "code"),
    **dict.fromkeys(("del", "s", "strike"), "del"),
    **dict.fromkeys(("u", "ins"), "u"),
    "mark": "mark",
    "sub": "sub",
    "sup": "sup",
}
_STYLE = re.compile(
    r"(?P<name>font-weight|font-style|text-decoration(?:-line)?|vertical-align|font-size)"
    r"\s*:\s*(?P<value>[^;]*)",
    re.IGNORECASE,
)
_BOLD = re.compile(r"bold|bolder|[6-9]00")
_THIN = re.compile(r"normal|[1-5]00|lighter")
_SIZE = re.compile(r"([\d.]+)\s*(px|pt|em|rem|%)")
_BY_NAME = {"small": 13.0, "medium": 16.0, "large": 18.0, "x-large": 24.0, "xx-large": 32.0}
_BY_FONT = {"4": "large", "5": "x-large", "6": "xx-large"}
"""``<font size="5">`` (HTML §15.3.4)."""

_TO_PX = {"px": 1.0, "pt": 4 / 3, "em": 16.0, "rem": 16.0, "%": 0.16}


def styles(element: Element) -> dict[str, str]:
    """What an element’s own style says, of what means something to a text."""
    written = element.get("style", "")
    if not written:
        return {}
    return {one["name"].lower(): one["value"].strip().lower() for one in _STYLE.finditer(written)}


def marks_of(element: Element, above: frozenset[str]) -> frozenset[str]:
    """The marks of what stands in an element, from those around it."""
    marks = set(above)
    if (mark := _BY_TAG.get(element.tag)) is not None:
        marks.add(mark)
    if element.tag == "a":
        marks.discard("u")
    style = styles(element)
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    if _BOLD.match(weight):
        marks.add("strong")
    elif _THIN.match(weight):
        marks.discard("strong")
    if slant.startswith(("italic", "oblique")):
        marks.add("em")
    elif slant.startswith("normal"):
        marks.discard("em")
    line = style.get("text-decoration", "") + style.get("text-decoration-line", "")
    if "line-through" in line:
        marks.add("del")
    if "underline" in line and element.tag != "a":
        marks.add("u")
    raised = style.get("vertical-align", "")
    if raised in ("super", "sub"):
        marks.add("sup" if raised == "super" else "sub")
    return frozenset(marks)


def size_of(element: Element) -> float:
    """The size of its letters in pixels, or 0 where nothing is said of them."""
    said = styles(element).get("font-size", "") or _BY_FONT.get(element.get("size", ""), "")
    if said in _BY_NAME:
        return _BY_NAME[said]
    found = _SIZE.match(said)
    try:
        return float(found[1]) * _TO_PX[found[2]] if found else 0
    except ValueError:
        return 0
