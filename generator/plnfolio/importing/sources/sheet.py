"""A style sheet in a document: what its classes say is written on the elements that have them.

Google Docs and Word say so what is bold and what is set in; the pages of sites are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

_REMARK = re.compile(r"/\*.*?\*/|<!--|-->|@import[^;]*;", re.DOTALL)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_SIMPLE = re.compile(r"([a-z]\w*)?\.([\w-]+)", re.IGNORECASE)
_MEANS = re.compile(
    r"(?:font-weight|font-style|text-decoration(?:-line)?|vertical-align|font-size|font-family"
    r"|margin-left|margin-right|text-indent)\s*:\s*[^;]+",
    re.IGNORECASE,
)
_LARGEST = 1_000_000


def worn(html: Element, *, but: Iterable[str] = ()) -> None:
    """Write what the sheets of a document say by class into ``style``, where it means something.

    ``but`` are properties that are left out.
    """
    rules = list(_rules(html, frozenset(but)))
    if not rules:
        return
    for one in html.iter():
        if classes := set(one.get("class", "").split()):
            said = [text for tag, name, text in rules if name in classes and tag in ("", one.tag)]
            if said:
                one.set("style", ";".join([*said, one.get("style", "")]).rstrip(";"))


def _rules(html: Element, but: frozenset[str]) -> Iterable[tuple[str, str, str]]:
    for sheet in html.iter("style"):
        text = _REMARK.sub("", (sheet.text or "")[:_LARGEST])
        for selectors, inside in _RULE.findall(text):
            found = [one for one in _MEANS.findall(inside) if one.partition(":")[0] not in but]
            for selector in selectors.split(","):
                if found and (simple := _SIMPLE.fullmatch(selector.strip())):
                    yield (simple[1] or "").lower(), simple[2], ";".join(found)
