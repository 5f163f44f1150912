"""A tree that is no deeper than functions may call one another, here and in Typst."""

from __future__ import annotations

from xml.etree.ElementTree import Element

_DEEPEST = 30
"""Elements in one another; nobody who writes has more than ten."""


_HOLDING = frozenset(("ul", "ol", "menu", "dl", "table", "picture", "figure"))
"""Elements in which no words of their own are looked for."""


def shallow(root: Element) -> Element:
    """The tree; what is nested deeper stands as words where it would have been."""
    waiting = [(root, 1)]
    while waiting:
        element, depth = waiting.pop()
        if depth < _DEEPEST:
            waiting += ((child, depth + 1) for child in element)
        elif len(element):
            element.text = "".join(_words(element))
            del element[:]
            if element.tag in _HOLDING:
                element.tag = "div"
    return root


def _words(element: Element) -> list[str]:
    """All words in an element; by a loop, as it may be too deep for ``itertext``."""
    found: list[str] = []
    waiting: list[Element | str] = [element]
    while waiting:
        one = waiting.pop()
        if isinstance(one, str):
            found.append(one)
            continue
        found.append(one.text or "")
        for child in reversed(one):
            waiting += (child.tail or "", child)
    return found
