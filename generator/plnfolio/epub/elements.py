"""What elements are in a book: which are kept, what becomes of others, which attributes stay.

After HTML (§3.2.5, kinds of content) as EPUB 3.3 §6.1 narrows it: no scripts, no forms, nothing
that is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element

HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
SECTIONS = frozenset("article aside section".split())
BLOCKS = (
    frozenset("blockquote details div dl figure hr ol p pre table ul".split()) | HEADINGS | SECTIONS
)
WORDS = frozenset(
    """a abbr b bdi bdo br cite code del dfn em i ins kbd mark q ruby s samp small span strong
    sub sup time u var wbr""".split()
)
"""Elements that stand among words (phrasing content)."""

TIGHT = frozenset({"p", "pre", "rp", "rt", "summary", "caption"}) | HEADINGS | WORDS
"""Elements that hold nothing but words."""

RENAMED = {
    "acronym": "abbr",
    "address": "div",
    "big": "span",
    "blink": "span",
    "button": "span",
    "canvas": "div",
    "center": "div",
    "data": "span",
    "dd": "div",
    "dialog": "div",
    "dir": "ul",
    "dt": "div",
    "fieldset": "div",
    "figcaption": "div",
    "font": "span",
    "footer": "div",
    "form": "div",
    "header": "div",
    "hgroup": "div",
    "label": "span",
    "legend": "div",
    "li": "div",
    "listing": "pre",
    "main": "div",
    "marquee": "div",
    "menu": "ul",
    "meter": "span",
    "nav": "div",
    "nobr": "span",
    "noscript": "div",
    "option": "span",
    "output": "span",
    "plaintext": "pre",
    "progress": "span",
    "rb": "span",
    "rp": "span",
    "rt": "span",
    "rtc": "span",
    "search": "div",
    "strike": "s",
    "summary": "div",
    "textarea": "span",
    "tt": "code",
    "xmp": "pre",
}
"""What an element is called that no longer is, or that stands where it cannot be what it is."""

DROPPED = frozenset(
    """base col colgroup datalist head link meta noembed noframes param script source style
    template title track""".split()
)
"""Elements of which nothing is seen."""

_GLOBAL = frozenset({"class", "title"})
_OWN: Mapping[str, frozenset[str]] = {
    "ol": frozenset({"start", "reversed", "type"}),
    "li": frozenset({"value"}),
    "td": frozenset({"colspan", "rowspan"}),
    "th": frozenset({"colspan", "rowspan", "scope"}),
    "col": frozenset({"span"}),
    "bdo": frozenset(),
}
_RIGHT = {
    "class": re.compile(r"\S.*", re.DOTALL),
    "title": re.compile(r".*\S.*", re.DOTALL),
    "start": re.compile(r"-?\d{1,9}"),
    "value": re.compile(r"-?\d{1,9}"),
    "reversed": re.compile(r".*", re.DOTALL),
    "type": re.compile(r"[1aAiI]"),
    "colspan": re.compile(r"[1-9]\d{0,2}"),
    "rowspan": re.compile(r"\d{1,4}"),
    "span": re.compile(r"[1-9]\d{0,2}"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_ALIGNED = frozenset({"left", "center", "right"})

_LABELLED = SECTIONS | {"a", "div", "figure", "ol", "table", "ul"}
_ROLES: Mapping[str, frozenset[str]] = {
    "a": frozenset({"doc-backlink", "doc-biblioref", "doc-noteref"}),
    "div": frozenset({"group", "list", "listitem", "note"}),
    "section": frozenset({"doc-bibliography", "doc-endnotes"}),
}
TYPES = {
    "doc-backlink": "backlink",
    "doc-biblioref": "biblioref",
    "doc-bibliography": "bibliography",
    "doc-endnotes": "footnotes",
    "doc-noteref": "noteref",
}
"""What a role is called in EPUB’s own words (EPUB 3 Structural Semantics Vocabulary 1.1)."""


def attributes(element: Element, tag: str) -> dict[str, str]:
    """What stays of an element’s attributes where it is a ``tag``; ids and links are another’s."""
    wanted = _GLOBAL | _OWN.get(tag, frozenset())
    found = {
        name: value
        for name, value in element.attrib.items()
        if name in wanted and _RIGHT[name].fullmatch(value.strip())
    }
    if "reversed" in found:
        found["reversed"] = "reversed"
    found |= _tongue(element)
    if tag in ("code", "pre") and "dir" not in found:
        found["dir"] = "ltr"  # style sheets of books may not say it (EPUB 3.3 §6.3.1.2)
    align = element.get("align", "").lower()
    if align in _ALIGNED:
        found["class"] = f"{found.get('class', '')} align-{align}".strip()
    return found | _said(element, tag)


def _tongue(element: Element) -> dict[str, str]:
    """Language and direction."""
    found = {}
    language, direction = element.get("lang", "").strip(), element.get("dir", "").lower()
    if _LANGUAGE.fullmatch(language):
        found = {"lang": language, "xml:lang": language}
    if direction in ("ltr", "rtl", "auto"):
        found["dir"] = direction
    return found


def _said(element: Element, tag: str) -> dict[str, str]:
    """What is told to those who listen."""
    found = {}
    role = element.get("role", "")
    if role in _ROLES.get(tag, ()):
        found["role"] = role
        if role in TYPES:
            found["epub:type"] = TYPES[role]
    if tag in _LABELLED and (tag != "div" or "role" in found):
        for name in ("aria-label", "aria-labelledby", "aria-describedby"):
            if value := element.get(name, "").strip():
                found[name] = value
    return found


def is_hidden(element: Element) -> bool:
    """Whether nobody sees it on the page either, or only who points at something."""
    return "hidden" in element.attrib or element.get("class") == "preview"
