"""Quotations that were set in.

Google Docs and Sites, Canvas and Word have no quotations to choose: people move the paragraph in.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from plnfolio.importing.article import fill, pieces, words

_STYLE = re.compile(
    r"(?<![\w-])(margin-left|padding-left|text-indent)\s*:\s*(-?[\d.]+)\s*(px|pt|in|cm|em|rem)"
)
_TO_PX = {"px": 1.0, "pt": 4 / 3, "in": 96.0, "cm": 37.8, "em": 16.0, "rem": 16.0}
_LEAST = 20.0
"""Pixels that a paragraph is moved in by."""

_MOST = 3
"""Paragraphs of a quotation; where more are moved in, it means something else."""

_WORDS = 5
_SHARE = 0.34
_SIGN = re.compile(r"[•●▪■◦○‣·–*-]\s|\(?\w{1,3}[.)]\s")
_ABOVE = frozenset(("li", "td", "th", "blockquote", "figure", "ul", "ol", "dl"))


def quotations(body: Element) -> None:
    """Make quotations of paragraphs that are moved in, where only a few are, in place."""
    paragraphs = [one for one in body.iter("p") if words(one)]
    moved = {one for one in paragraphs if _is_moved(one)}
    if not moved or len(moved) > max(1, _SHARE * len(paragraphs)):
        return
    outside = {one for above in body.iter() if above.tag in _ABOVE for one in above.iter()}
    for parent in list(body.iter()):
        some = [one for one in parent if one in moved and one not in outside]
        if some and parent.tag not in _ABOVE:
            _quoted(parent, moved)


def _is_moved(paragraph: Element) -> bool:
    style = {name: float(size) * _TO_PX[unit] for name, size, unit in _sizes(paragraph)}
    by = style.get("margin-left", 0) + style.get("padding-left", 0)
    text = words(paragraph)
    return (
        by >= _LEAST
        and style.get("text-indent", 0) >= 0
        and len(text.split()) >= _WORDS
        and _SIGN.match(text) is None
        and "hanging" not in paragraph.get("class", "")
    )


def _sizes(paragraph: Element) -> Sequence[tuple[str, str, str]]:
    found = _STYLE.findall(paragraph.get("style", ""))
    return [one for one in found if one[1].count(".") < 2 and one[1].strip("-.")]


def _quoted(parent: Element, moved: set[Element]) -> None:
    made: list[str | Element] = []
    waiting: list[Element] = []
    for one in [*pieces(parent), Element("end")]:
        if isinstance(one, str):
            if one.strip() or not waiting:
                made += [*_quotation(waiting), one]
                waiting = []
            continue
        one.tail = None
        if one in moved:
            waiting.append(one)
        elif waiting and one.tag == "p" and not len(one) and not words(one):
            continue
        else:
            made += _quotation(waiting)
            waiting = []
            made.append(one)
    made += _quotation(waiting)
    parent.text = None
    parent[:] = []
    fill(parent, [one for one in made if isinstance(one, str) or one.tag != "end"])


def _quotation(paragraphs: list[Element]) -> list[Element]:
    if not 0 < len(paragraphs) <= _MOST:
        return paragraphs
    made = Element("blockquote")
    made.extend(paragraphs)
    return [made]
