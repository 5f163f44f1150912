"""Words that pages put around a text to be clicked on, where no name of a theme tells them."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, words

_SHORT = 12
_SHOWN = re.compile(
    r"(?!(?:19|20)\d\d$)\d{1,9}(?:\s*(?:views?|comments?|likes?|shares?|responses?|claps?))?"
    r"|(?:share|like|listen|follow|donate|print|download|edit|save|bookmark|subscribe|restack|reply"
    r"|tweet|pin it|comments?|permalink|copy link|sign (?:in|up)|log ?in|menu|search|home)"
    r"|(?:save as|print|download)(?: \w+){1,2}|back to top|jump to\W*|page id|skip to .{0,40}"
    r"|(?:previous|next|continue)(?: (?:page|post|chapter))?|continue to [“\"«‘].{0,80}"
    r"|(?:previous|next)\s*[:»→›|-].{0,80}|(?:done|to ?do): \w+|last (?:updated|modified)|\W+",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?", "…", ".”", "!”", "?”", ".)", ":")


def is_short(text: str) -> bool:
    """Whether it is a line of a page, and no sentence of a text."""
    return len(text.split()) <= _SHORT and not text.endswith(_ENDS)


def is_chrome(block: Element) -> bool:
    """Whether a block is nothing but words that are there to be clicked on, or numbers."""
    if block.tag in ("figure", "table", "blockquote", "aside", "pre", "hr") or _has_picture(block):
        return False
    return all(map(is_shown, lines(block)))


def is_shown(text: str) -> bool:
    """Whether words are there to be clicked on, or a number."""
    return _SHOWN.fullmatch(text) is not None


def lines(block: Element) -> list[str]:
    """What stands in a block, item by item."""
    items = [one for one in block.iter() if one.tag in ("li", "dt", "dd")]
    lowest = [one for one in items if not any(inner in items for inner in list(one.iter())[1:])]
    return [words(one) for one in lowest if words(one)] or [words(block)]


def is_led_away(block: Element, article: Article) -> bool:
    """Whether a line is nothing but names of pages of the same site: tags, a menu."""
    links = list(block.iter("a"))
    if block.tag not in ("p", "ul", "h6") or not links or _has_picture(block):
        return False
    said = "".join(letter for letter in words(block) if letter.isalnum())
    linked = "".join(letter for one in links for letter in words(one) if letter.isalnum())
    if said != linked or not all(_is_name(one, article) for one in links):
        return False
    return len(links) > 1 or _OF_MENU.search(links[0].get("href", "")) is not None


_OF_MENU = re.compile(
    r"^(?:https?://[^/]+)?/?(?:#.*)?$|/(?:tags?|categor(?:y|ies)|labels?|keywords?|topics?)/", re.I
)
"""Addresses that a line of its own leads to only in a menu: the front page, a tag."""


def _is_name(link: Element, article: Article) -> bool:
    href = link.get("href", "").strip()
    if len(words(link).split()) > 4 or href.startswith(("mailto:", "tel:")):
        return False
    if not href or href.startswith("#"):
        return bool(not href or href == "#")
    base = article.base or article.address
    try:
        to, here = urlsplit(urljoin(base, href)), urlsplit(base)
    except ValueError:
        return False
    return to.netloc == here.netloc and article.pictures(href) is None and "." not in to.path[-5:]


def _has_picture(block: Element) -> bool:
    return next(block.iter("img"), None) is not None
