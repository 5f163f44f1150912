"""An SVG as a picture and no more: no script, nothing fetched from elsewhere, no editor's notes.

What may be there is listed. Whoever opens the file by itself would otherwise run what is in it, in
the name of the site.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from plnfolio.images.picture import BadPictureError, Facts

_SVG = "{http://www.w3.org/2000/svg}"
_XLINK = "{http://www.w3.org/1999/xlink}"
_XML = "{http://www.w3.org/XML/1998/namespace}"

_ELEMENTS = frozenset(
    """a animate animateMotion animateTransform circle clipPath defs desc ellipse feBlend
    feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
    feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
    feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence filter g image line linearGradient marker
    mask mpath path pattern polygon polyline radialGradient rect set stop style svg switch symbol
    text textPath title tspan use view""".split()
)
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
_ANIMATIONS = frozenset({"animate", "animateMotion", "animateTransform", "set"})
_DEEPEST = 200
_LARGEST = 20_000_000

_LINK = re.compile(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_EMBEDDED = re.compile(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
_URL = re.compile(
    r"""url\(\s*(?!["']?\s*(?:\#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?
    font|application/vnd\.ms-fontobject)))(?:"[^"]*"|'[^']*'|[^)"'])*\)?""",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = re.compile(r"@(?:import|charset|namespace|document)[^;{}]*(?:;|\Z)", re.IGNORECASE)
_FETCHING = re.compile(
    r"(?:^|(?<=[;{]))[^;{}]*(?:image-set|expression|javascript:|behaviou?r|-moz-binding|\bsrc\()"
    r"[^;}]*;?",
    re.IGNORECASE,
)

_SUSPICIOUS = re.compile(r"url|image-set|\\", re.IGNORECASE)

_LENGTH = re.compile(
    r"\s*\+?(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE
)
_PIXELS = {
    "px": 1,
    "pt": 4 / 3,
    "pc": 16,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96,
    "q": 96 / 101.6,
}
"""CSS pixels in a unit (CSS Values and Units 4, 6.2)."""


def sanitised(data: bytes) -> tuple[bytes, Facts]:
    """A clean copy and its size; BadPictureError if it is no SVG or not well formed."""
    if len(data) > _LARGEST:
        raise BadPictureError("is too big for an SVG", "export it as PNG, or with less detail")
    try:
        root = ET.fromstring(data)  # noqa: S314 - expat fetches nothing and bounds expansion
    except (ET.ParseError, ValueError, LookupError) as error:
        place = error.position if isinstance(error, ET.ParseError) else None
        where = f" (line {place[0]}, column {place[1] + 1})" if place else ""
        raise BadPictureError(
            f"is no SVG that can be read{where}",
            "open it in the program that drew it and export it as SVG again",
        ) from error
    if root.tag != f"{_SVG}svg":
        raise BadPictureError(
            "is no SVG that browsers show",
            'an SVG begins with <svg xmlns="http://www.w3.org/2000/svg">; export it again',
        )
    _check_depth(root)
    width, height = _size(root)
    clean = _clean(root)
    linked = any("xlink:href" in element.attrib for element in clean.iter())
    names = {"xmlns": _SVG[1:-1]} | ({"xmlns:xlink": _XLINK[1:-1]} if linked else {})
    size = {"width": f"{width}", "height": f"{height}"} if width else {}
    box = {} if "viewBox" in clean.attrib or not width else {"viewBox": f"0 0 {width} {height}"}
    clean.attrib = {**names, **clean.attrib, **size, **box}
    return ET.tostring(clean, encoding="utf-8"), Facts("svg", width, height)


def _check_depth(root: ET.Element) -> None:
    level = [root]
    for _ in range(_DEEPEST):
        level = [child for element in level for child in element]
        if not level:
            return
    raise BadPictureError("is nested too deep to be shown", "export it again, or as PNG")


def _size(root: ET.Element) -> tuple[int, int]:
    """Width and height in whole pixels, from the attributes or else the viewBox; 0 if unsaid."""
    numbers = re.split(r"[\s,]+", root.get("viewBox", "").strip())
    try:
        wide, high = (float(number) for number in numbers[2:4])
    except ValueError:
        wide = high = 0.0
    if not (0 < wide < 1e6 and 0 < high < 1e6):
        wide = high = 0.0
    width, height = _pixels(root.get("width", "")), _pixels(root.get("height", ""))
    if wide and not (width and height):
        # One side given, or none: the viewBox says how long the other is.
        if not width:
            width = height * wide / high if height else wide
        height = height or width * high / wide
    if not (width and height):
        return 0, 0
    return max(1, round(width)), max(1, round(height))


def _pixels(written: str) -> float:
    match = _LENGTH.fullmatch(written)
    value = float(match[1]) * _PIXELS[(match[2] or "px").lower()] if match else 0.0
    return value if value < 1e6 else 0.0


def _clean(element: ET.Element) -> ET.Element:
    """An element with what is allowed of its attributes and of what it holds."""
    name = element.tag.removeprefix(_SVG)
    clean = ET.Element(name, _attributes(name, element))
    clean.text = _css(element.text or "") if name == "style" else element.text
    last: ET.Element | None = None
    for child in element:
        if _allowed(child):
            last = _clean(child)
            last.tail = child.tail
            clean.append(last)
        elif last is not None:
            last.tail = (last.tail or "") + (child.tail or "")
        else:
            clean.text = (clean.text or "") + (child.tail or "")
    return clean


def _allowed(element: ET.Element) -> bool:
    if not isinstance(element.tag, str) or not element.tag.startswith(_SVG):
        return False
    name = element.tag.removeprefix(_SVG)
    if name in _ANIMATIONS:
        # An animation could put an address or a handler where none was.
        target = element.get("attributeName", "").strip().lower().rpartition(":")[2]
        return not target.startswith("on") and target not in ("href", "style", "src", "base")
    return name in _ELEMENTS


def _attributes(name: str, element: ET.Element) -> dict[str, str]:
    kept = {}
    for key, value in element.attrib.items():
        if key in ("href", f"{_XLINK}href"):
            if _safe_address(name, value):
                kept["href" if key == "href" else "xlink:href"] = value.strip()
        elif key in (f"{_XML}space", f"{_XML}lang"):
            kept[key] = value
        elif key == "style":
            kept[key] = _css(value)
        elif _NAME.fullmatch(key) and not key.lower().startswith("on") and key.lower() != "src":
            shown = _css(value) if _SUSPICIOUS.search(value) else value
            if not re.match(r"[\s\x00-\x1f]*(?:javascript|vbscript|data):", shown, re.IGNORECASE):
                kept[key] = shown
    return kept


def _safe_address(name: str, value: str) -> bool:
    """A place in the same picture; for a link a page, for a picture one that is inside."""
    value = value.strip()
    if name == "a":
        return _LINK.match(value) is not None
    if name in ("image", "feImage") and _EMBEDDED.match(value):
        return True
    return value.startswith("#")


def _css(text: str) -> str:
    """Style rules that fetch nothing; with an escape in them they cannot be told, and go."""
    text = _COMMENT.sub("", text)
    if "\\" in text:
        return ""
    text = _IMPORT.sub("", text)
    return _URL.sub("none", _FETCHING.sub("", text))
