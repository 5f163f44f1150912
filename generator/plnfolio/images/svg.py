"""An SVG as a picture and no more: no script, nothing fetched from elsewhere, no editor's notes.

What may be there is listed. Whoever opens the file by itself would otherwise run what is in it, in
the name of the site.
"""

from __future__ import annotations

import base64
import re
from urllib.parse import unquote
from xml.etree import ElementTree as ET

from plnfolio.images.picture import STRIPPED, BadPictureError, Facts, sniff
from plnfolio.patterns import regex

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
_ATTRIBUTES = frozenset(
    """accumulate additive alignment-baseline amplitude attributeName attributeType azimuth
    baseFrequency baseProfile baseline-shift begin bias by calcMode class clip clip-path clip-rule
    clipPathUnits color color-interpolation color-interpolation-filters color-profile
    color-rendering crossorigin cursor cx cy d decoding diffuseConstant direction display divisor
    dominant-baseline download dur dx dy edgeMode elevation enable-background end exponent
    externalResourcesRequired fill fill-opacity fill-rule filter filterRes filterUnits flood-color
    flood-opacity font font-family font-feature-settings font-kerning font-optical-sizing font-size
    font-size-adjust font-stretch font-style font-synthesis font-variant font-variant-alternates
    font-variant-caps font-variant-east-asian font-variant-ligatures font-variant-numeric
    font-variant-position font-variation-settings font-weight font-width fr from fx fy
    glyph-orientation-horizontal glyph-orientation-vertical gradientTransform gradientUnits height
    hreflang id image-rendering in in2 inline-size intercept isolation k1 k2 k3 k4 kernelMatrix
    kernelUnitLength kerning keyPoints keySplines keyTimes lang lengthAdjust letter-spacing
    lighting-color limitingConeAngle line-height marker marker-end marker-mid marker-start
    markerHeight markerUnits markerWidth mask mask-border mask-clip mask-composite mask-image
    mask-mode mask-origin mask-position mask-repeat mask-size mask-type maskContentUnits maskUnits
    max media method min mix-blend-mode mode numOctaves offset opacity operator order orient origin
    overflow paint-order path pathLength patternContentUnits patternTransform patternUnits
    pointer-events points pointsAtX pointsAtY pointsAtZ preserveAlpha preserveAspectRatio
    primitiveUnits r radius refX refY referrerpolicy rel repeatCount repeatDur requiredExtensions
    requiredFeatures restart result role rotate rx ry scale seed shape-image-threshold shape-inside
    shape-margin shape-padding shape-rendering shape-subtract side slope solid-color solid-opacity
    spacing specularConstant specularExponent spreadMethod startOffset stdDeviation stitchTiles
    stop-color stop-opacity stroke stroke-alignment stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width surfaceScale
    systemLanguage tabindex tableValues target targetX targetY text-align text-align-last
    text-anchor text-decoration text-decoration-color text-decoration-line text-decoration-style
    text-decoration-thickness text-emphasis text-indent text-orientation text-overflow
    text-rendering text-shadow text-transform text-underline-offset textLength title to transform
    transform-box transform-origin type unicode-bidi values vector-effect version vertical-align
    viewBox viewTarget visibility white-space width will-change word-break word-spacing
    writing-mode x x1 x2 xChannelSelector y y1 y2 yChannelSelector z zoomAndPan""".split()
)
"""Those of SVG 1.1 and 2 and the properties that may stand as attributes, none that fetches."""

_NOTES = regex(r"(?:aria|data)-[a-z0-9-]+")
_ANIMATIONS = frozenset({"animate", "animateMotion", "animateTransform", "set"})
_ANIMATED = frozenset(name.lower() for name in _ATTRIBUTES)
_DEEPEST = 200
_LARGEST = 20_000_000

_LINK = regex(r"(?:https?:|mailto:|#)", re.IGNORECASE)
_EMBEDDED = regex(r"data:image/(?:png|jpe?g|gif|webp|avif);base64,", re.IGNORECASE)
_PICTURE = regex(r"(?P<head>data:image/[a-z+]+;base64,)(?P<data>[A-Za-z0-9+/=%\s]+)", re.IGNORECASE)
_URL = regex(
    r"""url\(\s*(?!["']?\s*(?:\#|data:(?:image/(?:png|jpe?g|gif|webp|avif)|font/|application/(?:x-)?
    font|application/vnd\.ms-fontobject)))(?:"[^"]*"|'[^']*'|[^)"'])*\)?""",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENT = regex(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_IMPORT = regex(r"@(?:import|charset|namespace|document)[^;{}]*(?:;|\Z)", re.IGNORECASE)
_FETCHING = regex(
    r"(?:^|(?<=[;{]))[^;{}]*"
    r"(?:image-set|\bimage\(|expression|javascript:|behaviou?r|-moz-binding|\bsrc\()"
    r"[^;}]*;?",
    re.IGNORECASE,
)

_SUSPICIOUS = regex(r"url|image|src|\\", re.IGNORECASE)

_LENGTH = regex(r"\s*\+?(\d*\.?\d+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|q)?\s*", re.IGNORECASE)
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
    clean.text = _css(_inside(element.text or "")) if name == "style" else element.text
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
        return target in _ANIMATED or not target
    return name in _ELEMENTS


def _attributes(name: str, element: ET.Element) -> dict[str, str]:
    kept = {}
    for key, written in element.attrib.items():
        value = _inside(written)
        if key in ("href", f"{_XLINK}href"):
            if _safe_address(name, value):
                kept["href" if key == "href" else "xlink:href"] = value.strip()
        elif key in (f"{_XML}space", f"{_XML}lang"):
            kept[key] = value
        elif key == "style":
            kept[key] = _css(value)
        elif key in _ATTRIBUTES or _NOTES.fullmatch(key):
            shown = _css(value) if _SUSPICIOUS.search(value) else value
            if not re.match(r"[\s\x00-\x1f]*(?:javascript|vbscript|data):", shown, re.IGNORECASE):
                kept[key] = shown
    return kept


def _inside(text: str) -> str:
    """A value or a style sheet, the pictures that are in it without metadata."""
    return _PICTURE.sub(_cleaned, text) if "data:" in text or "DATA:" in text else text


def _cleaned(match: re.Match[str]) -> str:
    """A picture as a data address; BadPictureError if it is damaged."""
    try:
        data = base64.b64decode("".join(unquote(match["data"]).split()), validate=True)
    except ValueError:
        return match[0]
    found = sniff(data)
    if found is None or found not in STRIPPED:
        return match[0]
    from plnfolio.images.raster import cleaned  # noqa: PLC0415 - Pillow is slow to load

    try:
        return match["head"] + base64.b64encode(cleaned(data, found)).decode()
    except BadPictureError as error:
        raise BadPictureError("holds a picture that is damaged", error.remedy) from error


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
