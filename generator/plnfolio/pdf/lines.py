"""What stands in a line: words, emphasis, links, notes, small pictures."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from xml.etree.ElementTree import Element

from plnfolio.pdf.links import Links
from plnfolio.pdf.nodes import Inline, Node, every, is_seen, node, trimmed, words
from plnfolio.pdf.pictures import Pictures
from plnfolio.theme.strings import direction

_SPACES = re.compile("[ \t\n\r\f]+")
_MARKED = {
    **dict.fromkeys("em i cite dfn var address".split(), "emph"),
    **dict.fromkeys("strong b".split(), "strong"),
    **dict.fromkeys("code kbd samp tt".split(), "code"),
    **dict.fromkeys("s del strike".split(), "strike"),
    **dict.fromkeys("u ins".split(), "underline"),
    "sub": "sub",
    "sup": "sup",
    "small": "small",
    "mark": "mark",
}
_IN_LINE = frozenset(("lang", *_MARKED.values()))
_READ = {
    **dict.fromkeys("img svg picture".split(), "_picture"),
    **dict.fromkeys("iframe video embed object".split(), "_elsewhere"),
    **dict.fromkeys("bdi bdo".split(), "_apart"),
    **dict.fromkeys("br wbr".split(), "_break"),
    "a": "_link",
    "input": "_box",
    "math": "_formula",
}
_AROUND = {"q": ("“", "”"), "rt": (" (", ")")}
NOTHING = frozenset(
    "script style template button noscript head link meta title col colgroup param source track "
    "select textarea option datalist dialog canvas audio map area rp".split()
)
"""Elements that say nothing on paper."""
_UNSEEN = frozenset("preview backlinks footnote-backref visually-hidden map-list".split())
_PARTING = "\u200b"
_LONG, _JOINT = re.compile(r"\S{25,}"), re.compile(r"[_./:=&-]+(?=[^_./:=&\s-])")
_UNBROKEN = re.compile(r"[^\s\u200b]{40}(?=[^\s\u200b])")
_TICKED, _OPEN = "\u2611", "\u2610"
_ISOLATED = {"ltr": "\u2066", "rtl": "\u2067", "auto": "\u2068", "": "\u2068"}
_END = "\u2069"


def seen(element: Element) -> bool:
    """Whether an element is there for those who read on paper."""
    if element.tag in NOTHING or "hidden" in element.attrib:
        return False
    return _UNSEEN.isdisjoint(element.get("class", "").split())


def has_class(element: Element, name: str) -> bool:
    """Whether an element has a class."""
    return name in element.get("class", "").split()


def spoken(element: Element) -> dict[str, str]:
    """The language and the direction that an element says it is in, as Typst calls them."""
    said: dict[str, str] = {}
    if tag := element.get("lang", "").strip():
        said = tongue(tag)
        said["dir"] = direction(tag)
    if element.get("dir") in ("ltr", "rtl"):
        said["dir"] = element.attrib["dir"]
    return said


def tongue(tag: str) -> dict[str, str]:
    """A language tag (BCP 47) in the parts that choose letters and words."""
    first, *rest = tag.lower().split("-")
    found = {"lang": first} if re.fullmatch("[a-z]{2,3}", first) else {}
    regions = [part for part in rest if re.fullmatch("[a-z]{2}", part)]
    regions += ["tw"] if "hant" in rest else ["cn"] if "hans" in rest else []
    return {**found, "region": regions[0]} if found and regions else found


class Lines:
    """Reads what stands in lines; ``notes`` are the texts of footnotes by their ids."""

    def __init__(
        self,
        links: Links,
        pictures: Pictures,
        notes: Mapping[str, Element],
        blocks: Callable[[Element], list[Node]],
    ) -> None:
        self._links, self._pictures = links, pictures
        self._notes, self._blocks = notes, blocks
        self._noted: set[str] = set()
        self._crossed = False

    def line(self, element: Element) -> list[Inline]:
        """All that stands in an element, as one line."""
        return trimmed(self.inside(element))

    def inside(self, element: Element) -> list[Inline]:
        """As ``line``, with the spaces at its ends."""
        found: list[Inline] = [_SPACES.sub(" ", element.text or "")]
        for child in element:
            found += self.one(child)
            found.append(_SPACES.sub(" ", child.tail or ""))
        return [one for one in found if one != ""]

    def one(self, element: Element) -> list[Inline]:
        """An element that stands in a line."""
        if not seen(element):
            return []
        before: list[Inline] = [self.at(element)] if element.get("id") else []
        if (said := spoken(element)) and element.tag not in ("img", "svg"):
            return [*before, node("lang", self._read(element), **said)]
        return before + self._read(element)

    def at(self, element: Element) -> Node:
        """The place of an element, for links that lead to it."""
        return node("at", id=self._links.place(element.attrib["id"]))

    def _read(self, element: Element) -> list[Inline]:
        if kind := _MARKED.get(element.tag):
            return self._marked(kind, element)
        if how := _READ.get(element.tag):
            found: list[Inline] = getattr(self, how)(element)
            return found
        before, behind = _AROUND.get(element.tag, ("", ""))
        if has_class(element, "activity-number"):
            behind = ":"
        return [one for one in (before, *self.inside(element), behind) if one]

    def _marked(self, kind: str, element: Element) -> list[Inline]:
        if kind in ("strike", "underline"):
            return self._ruled(kind, element)
        inner = self.inside(element)
        if kind == "code":
            inner = [_parted(one) if isinstance(one, str) else one for one in inner]
        first = inner[0] if len(inner) == 1 else ""
        if isinstance(first, dict) and first["is"] in ("note", "again"):
            return inner
        return [node(kind, inner)] if inner else []

    def _ruled(self, kind: str, element: Element) -> list[Inline]:
        """Words with one line through or under them: tags can tell of no more (PDF/UA-1 §7.2)."""
        if self._crossed:
            return self.inside(element)
        self._crossed = True
        inner = self.inside(element)
        self._crossed = False
        return [node(kind, inner)] if inner else []

    def _box(self, element: Element) -> list[Inline]:
        ticked = _TICKED if "checked" in element.attrib else _OPEN
        return [ticked] if element.get("type") == "checkbox" else []

    def _apart(self, element: Element) -> list[Inline]:
        """Words whose direction is their own."""
        start = _ISOLATED.get(element.get("dir", ""), _ISOLATED[""])
        return [start, *self.inside(element), _END]

    def _break(self, element: Element) -> list[Inline]:
        return [node("break") if element.tag == "br" else _PARTING]

    def _formula(self, element: Element) -> list[Inline]:
        return [formula(element)]

    def _link(self, element: Element) -> list[Inline]:
        href = element.get("href", "")
        if href.startswith("#") and (noted := self._note(href[1:], element)):
            return [noted]
        inner = self.inside(element)
        if words(inner).lstrip().lower().startswith(("http://", "https://", "www.")):
            inner = [node("lang", inner, dir="ltr")]
        leads = self._links.leads(href) if href else ""
        if not leads or not is_seen(words(inner)):
            return inner
        # A link is not set before it is known where it leads, which may be to a place in it.
        places = [one for one in every(inner) if one["is"] == "at"]
        return [*places, node("link", _placeless(inner), to=leads)]

    def _note(self, name: str, element: Element) -> Node | None:
        """A footnote where it is first referred to, and a sign that leads to it afterwards."""
        if name not in self._notes or element.get("role") == "doc-backlink":
            return None
        place = self._links.place(name)
        if name in self._noted:
            return node("again", id=place)
        self._noted.add(name)
        return node("note", self._blocks(self._notes[name]), id=place)

    def _picture(self, element: Element) -> list[Inline]:
        shown = self._pictures.shown(element)
        if shown:
            return [node("image", **shown)]
        said = next((one.get("alt", "") for one in element.iter("img")), "")
        return [f"[{said}]"] if said else []

    def _elsewhere(self, element: Element) -> list[Inline]:
        """What plays or runs on the page is a link on paper."""
        inner = [one for child in element.iter() for one in (child.get("src"), child.get("data"))]
        address = next((self._links.leads(one) for one in inner if one), "")
        said = element.get("title") or element.get("aria-label") or address
        if not said:
            return []
        return [node("link", [said], to=address) if address else said]


def _parted(code: str) -> str:
    """Names of a program may end a line where they have a joint, and where they are too long."""
    jointed = _LONG.sub(lambda found: _JOINT.sub(_parting, found[0]), code)
    return _UNBROKEN.sub(_parting, jointed)


def _parting(found: re.Match[str]) -> str:
    return f"{found[0]}{_PARTING}"


def _placeless(inner: list[Inline]) -> list[Inline]:
    kept: list[Inline] = []
    for one in inner:
        if isinstance(one, str):
            kept.append(one)
        elif one["is"] != "at":
            kept.append({**one, "of": _placeless(one["of"])} if one["is"] in _IN_LINE else one)
    return kept


def formula(element: Element) -> str:
    """A formula as it was written, or at least its signs."""
    for note in element.iter("annotation"):
        if (note.text or "").strip():
            return (note.text or "").strip()
    return _SPACES.sub(" ", "".join(element.itertext())).strip()


def text_of(element: Element | None) -> str:
    """The words of an element, in one line."""
    said: Any = element.itertext() if element is not None else ()
    return _SPACES.sub(" ", "".join(said)).strip()
