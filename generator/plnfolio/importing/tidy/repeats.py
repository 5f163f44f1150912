"""What repeats across the pages of one import: it belongs to the site, and not to a text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.importing.article import IN_A_LINE, words
from plnfolio.importing.tidy.weights import Weights

_LEAST = 3
"""Of two pages nobody can tell what both have by chance."""

_SHARE = 0.8

_LONGEST = 400
"""Words that all pages may have in common, in one element."""


@dataclass(frozen=True, slots=True)
class Again:
    """An element that other pages have too, and what it stands in."""

    parent: Element
    child: Element


def repeated(bodies: Sequence[Element]) -> list[list[Again]]:
    """For each page, its outermost elements that nearly all pages have, word for word.

    Nothing below a heading is one: works that several texts cite are in the list of each.
    """
    if len(bodies) < _LEAST:
        return [[] for _ in bodies]
    pages = [_fingerprints(body) for body in bodies]
    counted = Counter(print_ for page in pages for print_ in {one[1] for one in page})
    least = max(_LEAST, round(_SHARE * len(bodies)))
    return [
        _outermost(page, {p for p, count in counted.items() if count >= least}) for page in pages
    ]


_Fingerprint = tuple[str, str, str]


def _fingerprints(body: Element) -> list[tuple[Again, _Fingerprint]]:
    found = []
    weights = Weights(body)
    for parent in body.iter():
        for child in parent:
            if child.tag in IN_A_LINE or child.tag in ("li", "td", "tr", "th"):
                continue
            if 0 < weights.words(child) < _LONGEST:
                name = f"{child.get('class', '')} {child.get('id', '')}"
                found.append((Again(parent, child), (child.tag, name, words(child))))
    return found


def _outermost(page: list[tuple[Again, _Fingerprint]], again: set[_Fingerprint]) -> list[Again]:
    found: list[Again] = []
    inside: set[Element] = set()
    listed = False
    for one, print_ in page:
        if one.parent in inside or one.child in inside:
            inside.add(one.child)
        elif one.child.tag in ("h1", "h2", "h3", "h4"):
            listed = print_ in again
        elif print_ in again and not (listed and one.child.tag in ("p", "ol", "ul", "table")):
            found.append(one)
            inside.update(one.child.iter())
    return found
