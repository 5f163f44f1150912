"""Boxes of many names: call-outs, activities, and what somebody said at length."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from plnfolio.importing.article import fill, words

LABEL = "data-label"
"""What stood before the title of a box, and is said by its kind."""

_KINDS = {
    "activity": r"textbox--exercises|activity|activities|exercise|try-?it|learning-activity"
    r"|learning-task|task-box",
    "tip": r"textbox--key-takeaways|tip|key-?takeaways?|hint|callout-tip|alert-success",
    "warning": r"warning|caution|danger|alert-warning|alert-danger|callout-warning",
    "quote": r"testimonial|testimony|wp-block-testimonial.*|voice|student-voice",
    "note": r"textbox(?:--.*)?|note|callout(?:-.*)?|admonition|info-?box|alert(?:-info)?|notice"
    r"|wp-block-info-box|content-box|border-trbl|highlight-box|aside|call-?out|sidebar-note|panel-note",
}
_BY_CLASS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_TITLE = re.compile(
    r"\b(?:textbox__title|textbox__header|box-?title|callout-title|admonition-title|alert-heading"
    r"|note-title|title|heading)\b"
)
_SAID_BY = re.compile(r"\b(?:author|name|cite|attribution|testimonial-author|source)\b")


def kind_of(element: Element) -> str:
    """Which of our boxes an element is; empty for what is none."""
    if element.tag not in ("div", "aside", "section", "blockquote", "figure"):
        return ""
    said = element.get("class", "").lower().split()
    for kind, pattern in _BY_CLASS.items():
        if any(map(pattern.fullmatch, said)):
            return kind
    framed = element.tag == "div" and _FRAMED.search(element.get("style", ""))
    return "note" if element.tag == "aside" or framed else ""


def box(element: Element, kind: str, inside: Callable[[Element], list[Element]]) -> list[Element]:
    """A box with its title; nothing where it holds no words, or is the whole of a text."""
    blocks = inside(_plain(element))
    if not blocks or len(words(element).split()) > _LONGEST:
        return []
    made = Element("aside", {"class": kind})
    first, last = blocks[0], blocks[-1]
    if kind == "quote":
        speaker = last if _says_who(last) and len(blocks) > 1 else None
        if speaker is not None:
            made.set("title", words(speaker).lstrip("—–- "))
            blocks.pop()
        if len(blocks) == 1 and blocks[0].tag == "blockquote":
            blocks = list(blocks[0])
            if speaker is None and len(blocks) > 1 and _says_who(blocks[-1]):
                made.set("title", words(blocks.pop()).lstrip("—–- "))
    elif len(blocks) > 1 and (
        (first.tag[0] == "h" and first.tag != "hr") or _is_title(element, first) or _is_bold(first)
    ):
        made.set("title", words(first))
        blocks = blocks[1:]
    if kind == "note" and (found := ACTIVITY.match(made.get("title", ""))):
        made.set("class", "activity")
        made.set(LABEL, found[0])
        made.set("title", made.get("title", "")[found.end() :] or found[0].rstrip(" :.–—-"))
    fill(made, blocks)
    return [made]


ACTIVITY = re.compile(
    r"(?:(?:learning )?activity|exercise|your turn|try (?:it|this)|task|actividad|ejercicio"
    r"|aufgabe|[uü]bung|activité|exercice)\b(?:\s*[:.–—-]\s*)?",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"(?<![\w-])border\s*:\s*(?!none|0)[^;]*\bsolid\b", re.IGNORECASE)


_LONGEST = 1500
"""Words of a box; what has more is a page that somebody called so."""


def _plain(element: Element) -> Element:
    made = Element("div", {"style": element.get("style", "")})
    fill(made, [element.text] if element.text else [])
    made.extend(element)
    return made


def _says_who(block: Element) -> bool:
    text = words(block)
    return block.tag == "p" and len(text.split()) <= 14 and bool(re.match(r"[—–-]\s?\w", text))


def _is_bold(first: Element) -> bool:
    """Whether a line is set bold as a whole, as people make a title where they find none."""
    text = words(first)
    bold = first.tag == "p" and len(first) == 1 and first[0].tag == "strong"
    return bold and words(first[0]) == text and len(text.split()) <= 12


def _is_title(element: Element, first: Element) -> bool:
    """Whether the first words of a box stand in what themes have for its title."""
    text = words(first)
    return any(
        _TITLE.search(one.get("class", "").lower()) and words(one) == text
        for one in list(element.iter())[1:12]
    )
