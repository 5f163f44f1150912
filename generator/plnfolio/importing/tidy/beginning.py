"""How a text begins: its title and its day stand in the front matter, and not once more below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, letters, words
from plnfolio.importing.tidy.chrome import is_chrome, is_led_away, is_short, is_shown, lines
from plnfolio.model.days import NoDayError, read_day

_FIRST = 8
"""Blocks at the beginning of a text among which its title and its day are looked for."""

_ABOVE = 16
"""Blocks that may stand above the title: names of the site, menus of a book."""

_LONGEST = 16
_READING = re.compile(r"\b\d+\s*min(?:ute)?s?(?:\s+read)?\b|\bmin read\b", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:written|posted|published)\s+)?by\b|^posted\b|^published\b|^(?:last\s+)?updated\b"
    r"|^in\s+\w+$",
    re.IGNORECASE,
)
_BY_WHOM = re.compile(r"(?:(?:written|posted|published)\s+)?by:?\s+", re.IGNORECASE)
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s+by\s+|\s{2,}|\s+on\s+", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:date|posted|published|(?:last )?(?:updated|modified)|written|by|on|in)\b[:\s]*", re.I
)
_DAY_LAST = re.compile(
    r"(?P<before>.*?)[,\s]*(?P<day>\b(?:\d{1,2}[./-]\d{1,2}[./-]\d{4}|\d{4}-\d\d-\d\d"
    r"|[^\W\d]{3,10}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4}"
    r"|\d{1,2}\.? (?:de )?[^\W\d]{3,10}\.?,? (?:de )?\d{4}))"
)
_NAME = re.compile(r"(?:[A-ZÀ-Þ][\w'’.-]+ ){1,3}[A-ZÀ-Þ][\w'’-]+")


def without_beginning(article: Article, blocks: list[Element]) -> list[Element]:
    """A text without its title, what stands above it, and its byline, which are noted as left."""
    made = []
    titled = prose = headed = False
    for number, one in enumerate(_below_title(article, blocks)):
        text = words(one)
        if number >= _FIRST or not text:
            made.append(one)
        elif not titled and _is_title(article, one):
            titled = True
        elif (one.tag in ("p", "ul", "dl") or (one.tag[0] == "h" and not headed)) and _is_byline(
            article, lines(one)
        ):
            _leave(article, one, "what is said of its author and its day")
        elif not prose and one.tag[0] != "h" and (is_chrome(one) or is_led_away(one, article)):
            _leave(article, one, "what a page shows around a text")
        else:
            prose = prose or not is_short(text)
            headed = headed or one.tag[0] == "h"
            made.append(one)
    return made


def _leave(article: Article, block: Element, what: str) -> None:
    links = [link.get("href", "") for link in block.iter("a")]
    article.note(f"left out: {what}", left=" ".join([words(block), *dict.fromkeys(links)]))


def _below_title(article: Article, blocks: list[Element]) -> list[Element]:
    """The blocks without short lines above the title: the name of the site, a menu."""
    at = next((n for n, one in enumerate(blocks[:_ABOVE]) if _is_title(article, one)), 0)
    above = [one for one in blocks[:at] if one.tag != "figure"]
    if not all(all(map(is_short, lines(one))) for one in above):
        return blocks
    for one in above:
        if words(one) and not _is_byline(article, lines(one)):
            _leave(article, one, "what stands above its title")
        elif words(one):
            _leave(article, one, "what is said of its author and its day")
    return [one for one in blocks[:at] if one.tag == "figure"] + blocks[at:]


def _is_title(article: Article, block: Element) -> bool:
    return (block.tag[0] == "h" or block.tag == "p") and _same(words(block), article.title)


def _same(one: str, other: str) -> bool:
    here, there = letters(one), letters(other)
    # Books number their chapters before the title.
    return bool(here) and there in (here, re.sub(r"^(?:\d+ )+", "", here))


def _is_byline(article: Article, said: Sequence[str]) -> bool:
    """Whether lines say no more than who wrote a text, when, and how long it takes to read.

    A day that nothing else says is that of the text.
    """
    text = " ".join(said)
    if not text or len(text.split()) > _LONGEST:
        return False
    if _READING.fullmatch(text) or (article.author and _same(text, article.author)):
        return True
    parts = [part.strip(" ,.:") for one in said for part in _PARTS.split(one) if part.strip(" ,.:")]
    before = article.date, article.author
    if article.date is None and not any(_is_dated(article, one) for one in [*said, *parts]):
        return False
    known = sum(_is_known(article, part) for part in parts)
    if parts and known > 0 and known >= len(parts) - bool(_BY.match(text)):
        return True
    article.date, article.author = before
    return False


def _is_dated(article: Article, text: str) -> bool:
    """Whether a line ends with a day, which is taken; before it stands at most who wrote it."""
    found = _DAY_LAST.fullmatch(_LABEL.sub("", text))
    if found is None:
        return False
    before = _BY_WHOM.sub("", found["before"]).strip(" ,|·•–—-")
    before = re.sub(r"\s+on$", "", before)
    if before and not _same(before, article.author) and _NAME.fullmatch(before) is None:
        return False
    try:
        article.date = read_day(found["day"]).day
    except NoDayError:
        return False
    article.author = article.author or before
    return True


def _is_known(article: Article, part: str) -> bool:
    bare = _LABEL.sub("", part)
    if not bare or _READING.fullmatch(bare) or _same(bare, article.author) or is_shown(bare):
        return True
    found = _DAY_LAST.fullmatch(bare)
    if found is not None and (not found["before"] or _same(found["before"], article.author)):
        bare = found["day"]
    try:
        return read_day(bare).day in (article.date, article.updated)
    except NoDayError:
        return False
