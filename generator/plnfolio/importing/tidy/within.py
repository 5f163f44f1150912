"""The part of a page that holds its text, if the page says which that is."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from plnfolio.importing.article import words
from plnfolio.importing.tidy.names import BYLINE, CONTENT
from plnfolio.importing.tidy.weights import Weights

_ENOUGH = 0.6
_PROSE = 30
"""Words of a paragraph that is certainly a part of the text, wherever it stands."""


def content_of(body: Element) -> Element:
    """The element that holds the text, or all of the body where none has most of it.

    No paragraph of any length is ever left outside.
    """
    weights = Weights(body)
    prose = set(_prose(body, weights))
    for candidates in (_called(body), _tagged(body, "article"), _tagged(body, "main")):
        best = max(candidates, key=weights.prose, default=None)
        if best is None or weights.prose(best) < _ENOUGH * weights.prose(body):
            continue
        if prose.issubset(best.iter()):
            return best
    return body


def _called(body: Element) -> Iterator[Element]:
    for one in body.iter():
        said = f"{one.get('class', '')} {one.get('id', '')} {one.get('data-hook', '')}".lower()
        if "articlebody" in one.get("itemprop", "").lower() or any(
            map(CONTENT.fullmatch, said.split())
        ):
            yield one


def _tagged(body: Element, tag: str) -> Iterator[Element]:
    for one in body.iter():
        if one.tag == tag or (tag == "main" and one.get("role") == "main"):
            yield one


def _prose(body: Element, weights: Weights) -> Iterator[Element]:
    for one in body.iter():
        if one.tag in ("p", "li", "blockquote", "td", "figcaption"):
            count = weights.words(one)
            if count >= _PROSE and weights.linked(one) < count / 2:
                yield one


def keep_pictures(body: Element, inner: Element) -> None:
    """Bring into the text what stands above it: the picture that a theme shows first."""
    within = set(inner.iter())
    lead: list[Element] = []
    for article in body.iter("article"):
        if inner in set(article.iter()):
            lead += [one for one in article.iter("img") if one not in within and _is_lead(one)]
    for one in body.iter():
        called = one.get("class", "").lower()
        if one.tag == "img" and "wp-post-image" in called and one not in within | set(lead):
            lead.append(one)
    parents = {child: parent for parent in body.iter() for child in parent}
    for one in reversed(lead):
        one.tail = None
        parents[one].remove(one)
        holder = Element("p")
        holder.append(one)
        holder.tail = inner.text
        inner.text = None
        inner.insert(0, holder)


def _is_lead(picture: Element) -> bool:
    said = f"{picture.get('class', '')} {picture.get('alt', '')} {picture.get('src', '')}".lower()
    if any(word in said for word in ("avatar", "gravatar", "logo", "icon", "emoji", "profile")):
        return False
    width = picture.get("width", "").removesuffix("px")
    return not (width.isdigit() and int(width) < 200)


def is_byline(element: Element) -> bool:
    """Whether a line is called what says who wrote a text, and when."""
    said = f"{element.get('class', '')} {element.get('data-hook', '')}".lower().split()
    return any(map(BYLINE.fullmatch, said)) and len(words(element).split()) < 30
