"""What of a page is no part of its text: menus, share bars, comments, and what all pages have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, words
from plnfolio.importing.sources.seen import without
from plnfolio.importing.tidy import names
from plnfolio.importing.tidy.repeats import repeated
from plnfolio.importing.tidy.weights import Weights
from plnfolio.importing.tidy.within import content_of, keep_pictures

_MOST = 0.4
"""An element that has more of a page’s words is no furniture, whatever it is called."""


def without_furniture(articles: Sequence[Article]) -> None:
    """Take the furniture out of pages, in place, and note what was taken."""
    everywhere = repeated([one.body for one in articles])
    for article, again in zip(articles, everywhere, strict=True):
        _invisible(article)
        _asking(article)
        _named(article)
        for one in again:
            _take(article, one.parent, one.child, "it stands on all pages")
        inner = content_of(article.body)
        if inner is not article.body:
            keep_pictures(article.body, inner)
            _rest(article, inner)
            article.body = inner


def _invisible(article: Article) -> None:
    """What browsers do not show, and pictures of a pixel that only count visitors."""
    for parent in list(article.body.iter()):
        for gone in without(parent, _is_hidden):
            _note(article, gone, "not visible on the page")
        for pixel in without(parent, _is_pixel):
            article.note("left out: a picture that counts visitors", left=pixel.get("src", ""))


def _is_hidden(element: Element) -> bool:
    style = re.sub(r"\s+", "", element.get("style", "").lower())
    hidden = "hidden" in element.attrib and element.get("hidden") != "until-found"
    return hidden or "display:none" in style or "visibility:hidden" in style


def _is_pixel(element: Element) -> bool:
    if element.tag != "img":
        return False
    sizes = [element.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
    return all(size in ("0", "1") for size in sizes)


def _asking(article: Article) -> None:
    """Boxes that ask for an address, with all that stands in them to make readers give it."""
    weights = Weights(article.body)
    parents = {child: parent for parent in article.body.iter() for child in parent}
    forms = [one for one in article.body.iter("form") if _asks(one)]
    for form in forms:
        box = form
        while (
            (parent := parents.get(box)) is not None
            and parent is not article.body
            and weights.words(parent) <= _BOX
            and not any(one.tag in ("h1", "main", "article", "figure") for one in parent.iter())
        ):
            box = parent
        if box in parents:
            _take(article, parents[box], box, "it asks for an address")


def _asks(form: Element) -> bool:
    said = words(form)
    fields = [one.get("type", "").lower() for one in form.iter("input")]
    return "email" in fields or (bool(fields) and _ASKING.search(said) is not None)


_ASKING = re.compile(r"\b(?:subscribe|sign up|newsletter|suscr[ií]b\w*|abonn\w*)\b", re.IGNORECASE)
_BOX = 50
"""Words of a box that asks for an address."""


def _named(article: Article) -> None:
    """What its element, its role or its name says to be furniture."""
    weights = Weights(article.body)
    total = max(1, weights.words(article.body))
    inside = _ancestry(article.body)
    gone: set[Element] = set()
    for parent in list(article.body.iter()):
        if parent in gone:
            gone.update(parent)
            continue
        for child in list(parent):
            if _is_furniture(child, parent, inside) and not _is_text(
                child, weights, total, article.title
            ):
                gone.add(child)
                _take(article, parent, child, "")


def _ancestry(body: Element) -> dict[Element, bool]:
    """For each element whether it is inside an article, or the main part of a page."""
    found = {body: False}
    for parent in body.iter():
        for child in parent:
            found[child] = found.get(parent, False) or parent.tag in ("article", "main")
    return found


def _is_furniture(child: Element, parent: Element, inside: dict[Element, bool]) -> bool:
    tag, role = child.tag, child.get("role", "").lower()
    if tag in names.TAGS or role in names.ROLES:
        return True
    if tag == "aside" and not inside.get(child):
        return True
    if tag in ("header", "footer") and (not inside.get(child) or _is_foot(child)):
        return parent.tag not in ("blockquote", "figure")
    if (role == "button" and not _leads(child)) or tag == "noscript":
        return next(child.iter("img"), None) is None
    return any(map(names.is_furniture, _called(child)))


def _is_foot(element: Element) -> bool:
    """Whether a footer within a text says what pages say there, and holds none of its notes."""
    text = words(element)
    notes = "footnote" in element.get("class", "") or any(
        one.tag == "li" and one.get("id") for one in element.iter()
    )
    short = len(text.split()) < _FOOT and _YEAR.search(text) is None
    return element.tag == "footer" and short and not notes


_FOOT = 60
_YEAR = re.compile(r"[(\[](?:19|20)\d\d|\bn\.d\.")
"""What a work in a list has, or a citation."""


def _leads(element: Element) -> bool:
    """Whether a button is a link that its author made look so."""
    return any(
        not one.get("href", "#").strip().lower().startswith(("#", "javascript:"))
        for one in element.iter("a")
    )


def _called(element: Element) -> list[str]:
    said = f"{element.get('class', '')} {element.get('id', '')} {element.get('data-hook', '')}"
    return [*said.lower().split(), element.get("data-testid", "").lower()]


def _is_text(element: Element, weights: Weights, total: int, title: str) -> bool:
    """Whether it holds the text after all: a name of a theme is not always what it says."""
    if element.tag in ("nav", "form", "dialog", "select") or element.get("role") == "navigation":
        return False
    heads = [words(one) for one in element.iter("h1")]
    if title and title in heads:
        return True
    if any(one.tag in ("main", "article") for one in element.iter() if one is not element):
        return not any(one.startswith(("comment", "related")) for one in _called(element))
    count = weights.words(element)
    return count > max(60, _MOST * total) and weights.linked(element) < count / 3


def _take(article: Article, parent: Element, child: Element, why: str) -> None:
    if without(parent, lambda one: one is child):
        _note(article, child, why)


def _rest(article: Article, inner: Element) -> None:
    """What stands around the part that is the text."""
    parents = {child: parent for parent in article.body.iter() for child in parent}
    at = inner
    while at is not article.body:
        parent = parents[at]
        for gone in without(parent, lambda one, at=at: one is not at):  # type: ignore[misc]
            _note(article, gone, "")
        for words_left in (parent.text, *(one.tail for one in parent)):
            if words_left and words_left.strip():
                article.note("left out around the text", left=" ".join(words_left.split()))
        at = parent


def _note(article: Article, gone: Element, why: str) -> None:
    """Say what was taken out: its words, and where its links and pictures lead."""
    # Buttons and links side by side have no space between them, but they are words of their own.
    text = " ".join(" ".join(gone.itertext()).split())
    shown = [one.get("href") or one.get("src") or "" for one in gone.iter() if one.tag in _SHOWN]
    left = " ".join([text, *dict.fromkeys(filter(None, shown))]).strip()
    if left:
        article.note(
            f"left out as furniture of the page{f', since {why}' if why else ''}", left=left
        )


_SHOWN = frozenset(("a", "area", "img", "iframe", "video", "audio", "source", "embed"))
