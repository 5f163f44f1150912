"""Boxes of many names: call-outs, activities, and what somebody said at length."""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.etree.ElementTree import Element

from plnfolio.importing.article import fill, pieces, words

LABEL = "data-label"
"""What stood before the title of a box, and is said by its kind."""

_KINDS = {
    "activity": r"textbox--exercises|activity|activities|exercise|try-?it|learning-activity"
    r"|learning-task|task-box|(?:box|learning|chapter|knowledge)[-_](?:exercises?|activit(?:y|ies)"
    r"|tasks?|practice|check|try-?it)",
    "tip": r"textbox--key-takeaways|tip|key-?takeaways?|hint|callout-tip|alert-success"
    r"|(?:box|chapter)[-_](?:key-?)?(?:takeaways?|tips?|summary)",
    "warning": r"warning|caution|danger|alert-warning|alert-danger|callout-warning",
    "quote": r"testimonial|testimony|wp-block-testimonial.*|voice|student-voice",
    "note": r"textbox(?:--.*)?|note|callout(?:-.*)?|admonition|info-?box|alert(?:-info)?|notice"
    r"|wp-block-info-box|content-box|border-trbl|highlight-box|aside|call-?out|sidebar-note|panel-note"
    r"|(?:box|chapter|learning)[-_](?:objectives?|outcomes?|goals|definitions?|examples?|interview"
    r"|stor(?:y|ies)|emphasis|introduction|case|question|reflection)|learning-?objectives?",
}
_BY_CLASS = {kind: re.compile(pattern) for kind, pattern in _KINDS.items()}
_TITLE = re.compile(
    r"\b(?:textbox__title|textbox__header|box-?(?:title|legend|head(?:er|ing)?)|callout-title|admonition-title|alert-heading"
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
    return "note" if element.tag == "aside" or _is_framed(element) else ""


def _is_framed(element: Element) -> bool:
    """Whether a box has a line around it or beside it, or a colour and room around its words."""
    style = element.get("style", "").lower()
    if element.tag != "div" or not style:
        return False
    if _FRAMED.search(style):
        return True
    set_off = _LINED.search(style) or (_COLOURED.search(style) and "padding" in style)
    if not set_off or len(words(element).split()) > _SET_OFF:
        return False
    return not any(one.tag in ("h1", "h2", "table", "main", "article") for one in element.iter())


def box(element: Element, kind: str, inside: Callable[[Element], list[Element]]) -> list[Element]:
    """A box with its title; nothing where it holds no words, or is the whole of a text."""
    blocks = _with_title_apart(inside(_plain(element)))
    if not blocks or len(words(element).split()) > _LONGEST:
        return []
    first, last = blocks[0], blocks[-1]
    if kind == "note" and _is_said(element, blocks):
        kind = "quote"
    made = Element("aside", {"class": kind})
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
    _without_label(made)
    fill(made, blocks)
    return [made]


def _without_label(box: Element) -> None:
    """The title of an activity without what its kind says: pages number activities themselves."""
    title, kind = box.get("title", ""), box.get("class", "")
    found = ACTIVITY.match(title) if kind in ("note", "activity") else None
    if found is None:
        return
    box.set("class", "activity")
    rest = title[found.end() :].strip()
    if rest or found["number"]:
        box.set(LABEL, found[0])
    box.set("title", rest or ("" if found["number"] else found[0].rstrip(" :.–—-")))


ACTIVITY = re.compile(
    r"(?:(?:learning )?activity|exercise|your turn|try (?:it|this)|task|actividad|ejercicio"
    r"|aufgabe|[uü]bung|activité|exercice)\b(?:\s+(?P<number>\d{1,2}(?:\.\d{1,2})*)\b)?"
    r"(?:\s*[:.–—-](?!\w)\s*)?",
    re.IGNORECASE,
)
_FRAMED = re.compile(r"(?<![\w-])border\s*:(?!\s*(?:none|0))[^;]*\bsolid\b", re.IGNORECASE)
_LINED = re.compile(r"border-(?:left|inline-start)\s*:(?!\s*(?:none|0))[^;]*\bsolid\b")
_COLOURED = re.compile(
    r"background(?:-color)?\s*:(?!\s*(?:none|transparent|inherit|#fff(?:fff)?\b|white))"
)
_SET_OFF = 300
"""Words of a box that is only set off by its looks; more are a part of a page."""


def _with_title_apart(blocks: list[Element]) -> list[Element]:
    """Blocks with a bold first line in a paragraph of its own, where only a break was behind it."""
    first = blocks[0] if blocks else None
    if first is None or first.tag != "p" or (first.text or "").strip() or len(first) < 2:
        return blocks
    bold, line = first[0], first[1]
    if bold.tag != "strong" or line.tag != "br" or (bold.tail or "").strip():
        return blocks
    title, rest = Element("p"), Element("p", dict(first.attrib))
    inside = pieces(first)
    fill(title, [bold])
    fill(rest, inside[inside.index(line) + 1 :])
    return [title, rest, *blocks[1:]]


def _is_said(element: Element, blocks: list[Element]) -> bool:
    """Whether a box without a title is what somebody said, who is named below it."""
    if len(blocks) < 2 or not _says_who(blocks[-1]):
        return False
    titled = blocks[0].tag[0] == "h" or _is_bold(blocks[0])
    return not titled and all(one.tag in ("p", "blockquote") for one in blocks)


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
