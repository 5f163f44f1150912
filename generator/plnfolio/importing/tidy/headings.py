"""Headings, by their levels and by how they look."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import Element

from plnfolio.importing.article import fill, pieces, words
from plnfolio.importing.tidy.blocks import SIZE
from plnfolio.importing.tidy.boxes import ACTIVITY
from plnfolio.importing.tidy.inline import runs, together

_LONGEST = 14
"""Words of a heading."""

_LARGER = 1.12
"""Times as large as the rest; ``large`` is 18 pixels where the rest has 16."""

_USUAL = 16.0
_LEVELS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNDER = frozenset(("p", "ul", "ol", "table", "figure", "blockquote"))


def styled_headings(blocks: list[Element]) -> list[Element]:
    """Paragraphs that are headings by the size of their letters, or since they are set bold.

    Bold ones count only in a text that has no other headings: beside those they are what they are.
    Those that are underlined are below bold ones.
    """
    sizes = {one: float(one.attrib.get(SIZE, 0)) or _USUAL for one in blocks if one.tag == "p"}
    for one in blocks:
        for each in one.iter():
            each.attrib.pop(SIZE, None)
    made = _by_size(blocks, sizes)
    return _labels(made) if any(one.tag in _LEVELS for one in made) else _by_weight(made)


def _labels(blocks: list[Element]) -> list[Element]:
    """Bold lines that name a part as textbooks have it are headings, beside others too."""
    made = []
    last = 2
    for one in blocks:
        if one.tag in _LEVELS:
            last = int(one.tag[1])
        found = _is_marked(one, "strong") and _PART.match(words(one))
        made.append(_heading(one, f"h{min(6, last + 1)}") if found else one)
    return made


_PART = re.compile(
    rf"{ACTIVITY.pattern}|(?:(?:learning|chapter|key) )?(?:objectives|outcomes|goals|takeaways"
    r"|terms|points|summary)\W*$|glossary\W*$|(?:reflection|discussion|review) questions\W*$"
    r"|objetivos(?: de aprendizaje)?\W*$|glosario\W*$|lernziele\W*$|glossar\W*$|glossaire\W*$",
    re.IGNORECASE,
)
"""How bold lines begin that are the heading of an activity, of objectives, of a glossary."""


def _by_size(blocks: list[Element], sizes: dict[Element, float]) -> list[Element]:
    """The largest letters are the highest level."""
    weights: Counter[float] = Counter()
    for one, size in sizes.items():
        weights[size] += len(words(one).split())
    usual = max(weights, key=lambda size: weights[size], default=_USUAL)
    large = sorted(
        {size for one, size in sizes.items() if size >= _LARGER * usual and _is_short(one)},
        reverse=True,
    )
    level = {size: f"h{min(6, rank)}" for rank, size in enumerate(large, 2)}
    return [
        _heading(one, level[sizes[one]])
        if one in sizes and sizes[one] in level and _is_short(one)
        else one
        for one in blocks
    ]


def _by_weight(blocks: list[Element]) -> list[Element]:
    bold = [one for one, after in _followed(blocks) if _is_all(one, "strong", after)]
    lined = [one for one, after in _followed(blocks) if _is_all(one, "u", after)]
    below = "h3" if bold else "h2"
    level = dict.fromkeys(lined, below) | dict.fromkeys(bold, "h2")
    return [_heading(one, level[one]) if one in level else one for one in blocks]


def _followed(blocks: list[Element]) -> Iterator[tuple[Element, Element]]:
    """Blocks with those behind them, which a heading needs."""
    for one, after in pairwise(blocks):
        if after.tag in _UNDER:
            yield one, after


def _is_all(one: Element, mark: str, after: Element) -> bool:
    """Whether a short line is marked as a whole, and the one behind it is not."""
    return _is_marked(one, mark) and not _is_marked(after, mark)


def _is_short(block: Element) -> bool:
    text = words(block)
    return bool(text) and len(text.split()) <= _LONGEST and text[-1] not in '.,;:”"'


def _is_marked(block: Element, mark: str) -> bool:
    if block.tag != "p" or not _is_short(block) or len(block) != 1:
        return False
    return block[0].tag == mark and words(block[0]) == words(block)


def _heading(block: Element, tag: str) -> Element:
    made = Element(tag)
    bare = [replace(one, marks=one.marks - {"strong", "u"}) for one in runs(pieces(block))]
    fill(made, together(bare))
    return made


def levelled(body: Element) -> None:
    """Headings from ``h2`` on, without steps that are left out."""
    found = [one for one in body.iter() if one.tag in _LEVELS]
    used = sorted({one.tag for one in found})
    names = {tag: f"h{min(6, number)}" for number, tag in enumerate(used, 2)}
    for one in found:
        one.tag = names[one.tag]
