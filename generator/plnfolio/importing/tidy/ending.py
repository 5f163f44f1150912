"""How a text ends: not with headings of what was taken out, nor with what a page says of itself."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, letters, words
from plnfolio.importing.tidy.chrome import is_chrome, is_led_away

_LICENCE = re.compile(
    r"(?:this|the) (?:page|chapter|content|work|text|book|site|post|article)\b.{0,120}?\b"
    r"(?:is|was|are)\b.{0,40}?\b(?:licen[sc]ed|shared under|provided to you|released under"
    r"|published under"
    r"|available under)\b.*"
    r"|access (?:it|this \w+) online or download it at .*"
    r"|(?:©|\(c\)|copyright\b).{0,120}",
    re.IGNORECASE,
)
_CARD = 80
"""Words that a page says of an author at the end."""


def without_ending(article: Article, blocks: list[Element]) -> list[Element]:
    """A text without what its page says behind it, which is noted as left."""
    made = list(blocks)
    while made:
        last = made[-1]
        if last.tag in ("h2", "h3", "h4", "h5", "h6"):
            _leave(article, made.pop(), "a heading with nothing below it")
        elif last.tag == "hr":
            made.pop()
        elif _is_behind(article, last):
            _leave(article, made.pop(), "what a page says behind a text")
        else:
            break
    return _without_card(article, made)


def _is_behind(article: Article, block: Element) -> bool:
    if block.tag not in ("p", "ul", "ol", "dl", "h6"):
        return False
    text = words(block)
    return is_chrome(block) or is_led_away(block, article) or _LICENCE.fullmatch(text) is not None


def _without_card(article: Article, blocks: list[Element]) -> list[Element]:
    """A text without a last part that has its author as heading."""
    at = next((n for n in range(len(blocks) - 1, 0, -1) if _is_heading(blocks[n])), 0)
    author = letters(article.author)
    if not at or not author or letters(words(blocks[at])) != author:
        return blocks
    card = blocks[at:]
    if sum(len(words(one).split()) for one in card) > _CARD:
        return blocks
    for one in card:
        _leave(article, one, "what a page says of its author")
    return without_ending(article, blocks[:at])


def _is_heading(block: Element) -> bool:
    return block.tag[0] == "h" and block.tag != "hr"


def _leave(article: Article, block: Element, what: str) -> None:
    links = [one.get("href") or one.get("src") or "" for one in block.iter() if one.tag in _SHOWN]
    left = " ".join([words(block), *dict.fromkeys(filter(None, links))])
    article.note(f"left out: {what}", left=left)


_SHOWN = ("a", "img")
