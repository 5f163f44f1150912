"""What a page says: the words of its text by sentence, and apart from them the dates it tells.

Read from finished HTML alone, so that whoever has nothing but the page can do the same, and so
that neither a theme nor what stands around a text counts as its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from plnfolio.frozen import dataclass
from plnfolio.submit.addresses import ELSEWHERE
from plnfolio.submit.sentences import sentences

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser, LexborNode

_TEXTS = ("article.h-entry", "main article", "article", "main", "body")
"""Where a text stands in a page, the surest place first."""

_WRITTEN = "text"
"""The class of what the author wrote; what stands around it in an article may be furniture."""

_FURNITURE = frozenset(
    ("cite-this", "contents", "file", "kicker", "meta", "permalink", "tags", "take-away")
)
"""Classes of what a theme says of a text: when and for which course, how to cite and to load it."""

_ADDED = frozenset((ELSEWHERE, "caption-number"))
"""Classes of what is written into the text itself and is not its author’s: “Table 1”, “Note.”."""

_UNSEEN = frozenset(
    ("script", "style", "template", "noscript", "button", "nav", "output", "data", "svg")
)
"""A drawing says nothing that the list beside it does not, and breaks its words as it has room."""

_INLINE = frozenset(
    """
    a abbr acronym audio b bdi bdo big canvas cite code del dfn em font i img ins kbd label mark
    math mi mn mo mrow msub msup mtext object picture q rp rt ruby s samp small source span strike
    strong sub sup time tt u var video wbr
    """.split()
)
"""Elements within a sentence; any other begins one, and so does what follows it."""

_WHOLE = "csl-entry"
"""An entry of a reference list is one sentence, full of full stops."""


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says; the days are as the page has them for machines, empty if it has none."""

    title: str
    sentences: tuple[str, ...]
    published: str = ""
    updated: str = ""


def words(page: bytes) -> Words:
    """The words of a page."""
    tree = _tree(page)
    found = (tree.css_first(place) for place in _TEXTS)
    text = next((node for node in found if node is not None), None)
    if text is None:
        return Words("", ())
    root = tree.css_first("html")
    language = (root.attributes.get("lang") if root else "") or ""
    title = text.css_first("h1") or tree.css_first("title")
    blocks = list(_blocks(text))
    return Words(
        " ".join(title.text(deep=True).split()) if title else "",
        tuple(one for block, whole in blocks for one in _cut(block, language, whole=whole)),
        _day(text, "dt-published"),
        _day(text, "dt-updated"),
    )


def leads_to(page: bytes) -> str:
    """Where a page leads on to at once, as it stands there; empty if it is one to be read."""
    for node in _tree(page).css("meta[http-equiv=refresh i]"):
        told = re.fullmatch(r"\s*0\s*[;,]\s*url\s*=\s*['\"]?(\S+?)['\"]?\s*", _content(node), re.I)
        if told:
            return told[1]
    return ""


def is_gone(page: bytes) -> bool:
    """Whether a page says that there is none any more: one of ours that is no text."""
    tree = _tree(page)
    if tree.css_first('meta[name="plnfolio:fingerprint"]') or tree.css_first("time.dt-published"):
        return False
    hidden = any("noindex" in _content(node) for node in tree.css("meta[name=robots]"))
    return hidden and not leads_to(page)


def _content(node: LexborNode) -> str:
    return node.attributes.get("content") or ""


def _tree(page: bytes) -> LexborHTMLParser:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only where pages are read

    return LexborHTMLParser(page.decode("utf-8", "replace"))


def _cut(block: str, language: str, *, whole: bool) -> Iterator[str]:
    text = " ".join(block.split())
    if whole and text:
        yield text
    elif text:
        yield from sentences(text, language)


def _day(text: LexborNode, name: str) -> str:
    node = text.css_first(f"time.{name}")
    return (node.attributes.get("datetime") if node else "") or ""


def _blocks(text: LexborNode) -> Iterator[tuple[str, bool]]:
    """Pieces of text that no sentence goes beyond, each with whether it is one sentence."""
    held: list[str] = []
    whole = False

    def flush() -> Iterator[tuple[str, bool]]:
        if held:
            yield "".join(held), whole
            held.clear()

    # A stack, as nothing keeps an author’s HTML from being deep: (node, written, leaving).
    todo: list[tuple[LexborNode, bool, bool]] = [(text, False, False)]
    while todo:
        node, written, leaving = todo.pop()
        name = node.tag or ""
        if name == "-text":
            held.append(node.text_content or "")
            continue
        if leaving:
            yield from flush()
            whole = False
            continue
        if name.startswith("-") or name in _UNSEEN or _is_left_out(node, written=written):
            continue
        classes = _classes(node)
        if name not in _INLINE:
            yield from flush()
            whole = _WHOLE in classes
            todo.append((node, written, True))
        if name == "img" and (alt := node.attributes.get("alt")):
            yield from flush()
            yield f"[{alt}]", True
        inner = written or _WRITTEN in classes
        todo.extend((child, inner, False) for child in reversed(list(_children(node))))
    yield from flush()


def _children(node: LexborNode) -> Iterator[LexborNode]:
    child = node.child
    while child is not None:
        yield child
        child = child.next


def _classes(node: LexborNode) -> frozenset[str]:
    return frozenset((node.attributes.get("class") or "").split())


def _is_left_out(node: LexborNode, *, written: bool) -> bool:
    """What no reader sees in its place, what leads back from a reference, and furniture."""
    attributes, classes = node.attributes, _classes(node)
    if "hidden" in attributes or attributes.get("role") == "doc-backlink":
        return True
    if not _ADDED.isdisjoint(classes):
        return True
    return not written and not _FURNITURE.isdisjoint(classes)
