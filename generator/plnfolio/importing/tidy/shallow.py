"""A page whose elements are nested no deeper than a person would, or a program may go."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, fill, pieces

MOST = 80
"""Page editors nest fifty; what stands deeper is hoisted out of what it stands in."""


def shallow(body: Element) -> Element:
    """The same words in the same order, with elements that only nest others left out."""
    made = Element(body.tag, dict(body.attrib))
    waiting = [(made, list(reversed(pieces(body))), 0)]
    while waiting:
        into, rest, depth = waiting[-1]
        if not rest:
            waiting.pop()
            continue
        one = rest.pop()
        if isinstance(one, str):
            fill(into, [one])
        elif depth < MOST or not len(one):
            copy = Element(one.tag, dict(one.attrib))
            into.append(copy)
            waiting.append((copy, list(reversed(pieces(one))), depth + 1))
        else:
            space = [] if one.tag in IN_A_LINE else [" "]
            rest += [*space, *reversed(pieces(one)), *space]
    return made
