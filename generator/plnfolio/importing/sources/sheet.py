"""A style sheet in a document: what its classes say is written on the elements that have them.

Google Docs and Word say so what is bold and what is set in; the pages of sites are not looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from xml.etree.ElementTree import Element

_REMARK = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->|@import[^;]*;?", re.DOTALL)
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
    rules: dict[str, list[tuple[int, str, str]]] = {}
    for order, (tag, name, text) in enumerate(_rules(html, frozenset(but))):
        rules.setdefault(name, []).append((order, tag, text))
    for one in html.iter() if rules else ():
        if classes := set(one.get("class", "").split()):
            found = sorted(rule for name in classes for rule in rules.get(name, ()))
            said = [text for _, tag, text in found if tag in ("", one.tag)]
            if said:
                one.set("style", ";".join([*said, one.get("style", "")]).rstrip(";"))


def _rules(html: Element, but: frozenset[str]) -> Iterable[tuple[str, str, str]]:
    for sheet in html.iter("style"):
        text = _REMARK.sub("", (sheet.text or "")[:_LARGEST])
        for rule in text.split("}")[:-1]:
            before, _, inside = rule.rpartition("{")
            selectors = before.rpartition("{")[2]
            found = [one for one in _MEANS.findall(inside) if one.partition(":")[0] not in but]
            for selector in selectors.split(","):
                if found and (simple := _SIMPLE.fullmatch(selector.strip())):
                    yield (simple[1] or "").lower(), simple[2], ";".join(found)
