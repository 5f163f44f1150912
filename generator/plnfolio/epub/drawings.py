"""Drawings and formulas that stand in a text: SVG and MathML, as a book may hold them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from plnfolio.epub.ids import Ids
from plnfolio.epub.sheet import declarations, sheet
from plnfolio.images.picture import BadPictureError
from plnfolio.images.svg import sanitised

_SVG = "http://www.w3.org/2000/svg"
_MATHML = "http://www.w3.org/1998/Math/MathML"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_TOKEN = re.compile(r"var\(\s*--[\w-]+\s*,\s*([^()]*(?:\([^()]*\))?[^()]*)\)")
_REFERENCE = re.compile(r"#([^\s)\"']+)")
_WAITING = "#link-of-a-drawing-"

_ROWS = frozenset("math menclose merror mpadded mphantom mrow msqrt mstyle mtd".split())
_TOKENS = frozenset("mi mn mo ms mtext".split())
_PARTS = {"mfrac": 2, "mover": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2} | {
    "msubsup": 3,
    "munderover": 3,
}
_HOLD = {"mtable": "mtr", "mtr": "mtd"}
"""Elements of MathML 3 §3 by what they hold: anything, words, so many parts, or one kind."""

_FORMULA_ATTRIBUTES = frozenset({"display", "mathvariant"})


def drawn(source: Element, ids: Ids, links: list[tuple[Element, str]]) -> Element | None:
    """A drawing with its colours said, since readers know no tokens; None if it is none.

    Its links are added to ``links``.
    """
    addresses: list[str] = []
    try:
        data, _ = sanitised(ET.tostring(_readied(source, addresses)))
    except (BadPictureError, RecursionError):
        return None
    clean = ET.fromstring(data)  # noqa: S314 - made just now
    _plain(clean)
    _style(clean)
    _rename(clean, ids)
    for element in clean.iter("a"):
        _lead_on(element, addresses, links)
    clean.attrib = {"xmlns": _SVG, "xmlns:xlink": _XLINK, **clean.attrib}
    return clean


def _plain(root: Element) -> None:
    """Names as they are written, which ElementTree has with their namespaces."""
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        element.attrib = {
            key.replace(f"{{{_XLINK}}}", "xlink:").replace(f"{{{_XML}}}", "xml:"): value
            for key, value in element.attrib.items()
        }


def _style(root: Element) -> None:
    """Leave styles out that are none: a reader may refuse a book for them."""
    for element in root.iter():
        if element.tag == "style":
            element.text = sheet("".join(element.itertext()))
        if "style" in element.attrib:
            element.set("style", declarations(element.get("style", "")))


def _readied(source: Element, addresses: list[str]) -> Element:
    root = _copied(source)
    root.attrib |= {"xmlns": _SVG, "xmlns:xlink": _XLINK}
    for element in root.iter():
        _say_colours(element)
        if element.tag == "a":
            _put_off(element, addresses)
    return root


def _copied(source: Element) -> Element:
    """The same without what an editor or a script put there."""
    made = Element(source.tag, {k: v for k, v in source.attrib.items() if ":" not in k or k in _OK})
    made.text = source.text
    for child in source:
        one = _copied(child)
        one.tail = child.tail
        made.append(one)
    return made


_OK = ("xlink:href",)


def _say_colours(element: Element) -> None:
    for name, value in element.attrib.items():
        if "var(" in value:
            element.set(name, _TOKEN.sub(r"\1", value))


def _put_off(element: Element, addresses: list[str]) -> None:
    """Give a link a place to wait in while the drawing is made clean of addresses."""
    written = element.attrib.pop("xlink:href", "") or element.get("href", "")
    element.attrib.pop("href", None)
    if written.strip():
        element.set("href", f"{_WAITING}{len(addresses)}")
        addresses.append(written.strip())


def _lead_on(element: Element, addresses: list[str], links: list[tuple[Element, str]]) -> None:
    for name in ("target", "rel", "download", "role"):
        element.attrib.pop(name, None)
    waiting = element.attrib.pop("href", "")
    if waiting.startswith(_WAITING):
        links.append((element, addresses[int(waiting.removeprefix(_WAITING))]))


def _rename(root: Element, ids: Ids) -> None:
    """Give its elements the names that they have in the chapter, wherever they are meant."""
    own: dict[str, Element] = {}
    for element in root.iter():
        old = element.attrib.pop("id", "")
        if fresh := ids.take(old):
            element.set("id", fresh)
            own[old] = element
    for element in root.iter():
        for name, value in list(element.attrib.items()):
            if name in ("href", "xlink:href") or "url(" in value:
                _refer(element, name, value, own)


def _refer(element: Element, name: str, value: str, own: Mapping[str, Element]) -> None:
    """An attribute that means another element of the drawing; none where there is none."""
    if value.startswith(_WAITING):
        return
    meant = [own.get(old) for old in _REFERENCE.findall(value)]
    right = all(one is not None and ("url(" not in value or one.tag in _POURED) for one in meant)
    if right:
        element.set(name, _REFERENCE.sub(lambda match: f"#{own[match[1]].get('id')}", value))
    else:
        del element.attrib[name]


_POURED = frozenset("clipPath filter linearGradient marker mask pattern radialGradient".split())
"""What a property of a drawing may mean by an address."""


def alone(data: bytes) -> bytes:
    """A drawing that is a file, made clean, with names as XML has them."""
    root = ET.fromstring(sanitised(data)[0])  # noqa: S314 - made just now
    _plain(root)
    _style(root)
    ids = Ids(root)
    _rename(root, ids)
    root.attrib = {"xmlns": _SVG, "xmlns:xlink": _XLINK, **root.attrib}
    return ET.tostring(root, encoding="unicode").encode()


def formula(source: Element) -> Element | None:
    """A formula of MathML’s presentation; None for anything else that is called so."""
    made = Element("math")
    if not _formed(source, made):
        return None
    made.set("xmlns", _MATHML)
    made.set("alttext", source.get("alttext") or " ".join("".join(source.itertext()).split()))
    return made


def _formed(source: Element, made: Element) -> bool:
    """Copy what is right of a formula; whether all of it is."""
    made.attrib |= {k: v for k, v in source.attrib.items() if k in _FORMULA_ATTRIBUTES}
    children = [one for one in source if one.tag not in ("annotation", "annotation-xml")]
    if source.tag in _TOKENS:
        made.text = source.text
        return not children
    if (source.text or "").strip() or any((one.tail or "").strip() for one in source):
        return False
    if source.tag == "semantics" and len(children) == 1:
        made.tag = "mrow"
    elif source.tag in _HOLD:
        if any(one.tag != _HOLD[source.tag] for one in children):
            return False
    elif source.tag not in _ROWS and _PARTS.get(source.tag) != len(children):
        return False
    return all(_formed(one, ET.SubElement(made, one.tag)) for one in children)
