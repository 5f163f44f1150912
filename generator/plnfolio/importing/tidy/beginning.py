"""How a text begins: its title and its day stand in the front matter, and not once more below."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, letters, words
from plnfolio.model.days import NoDayError, read_day

_FIRST = 8
"""Blocks at the beginning of a text among which its title and its day are looked for."""

_LONGEST = 16
_READING = re.compile(r"\b\d+\s*min(?:ute)?s?(?:\s+read)?\b|\bmin read\b", re.IGNORECASE)
_BY = re.compile(
    r"^(?:(?:written|posted|published)\s+)?by\b|^posted\b|^published\b|^(?:last\s+)?updated\b"
    r"|^in\s+\w+$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[|·•–—]\s*|\s+by\s+|\s{2,}|\s+on\s+", re.IGNORECASE)


def without_beginning(article: Article, blocks: list[Element]) -> list[Element]:
    """A text without its title and its byline, which are noted as left."""
    made = []
    titled = False
    for number, one in enumerate(blocks):
        text = words(one)
        if number >= _FIRST or not text:
            made.append(one)
        elif not titled and _same(text, article.title) and (one.tag[0] == "h" or one.tag == "p"):
            titled = True
        elif one.tag in ("p", "h2", "h3", "h4", "h5", "h6", "ul") and _is_byline(article, text):
            links = [link.get("href", "") for link in one.iter("a")]
            left = " ".join([text, *dict.fromkeys(links)])
            article.note("left out: what is said of its author and its day", left=left)
        else:
            made.append(one)
    return made


def _same(one: str, other: str) -> bool:
    here, there = letters(one), letters(other)
    # Books number their chapters before the title.
    return bool(here) and there in (here, re.sub(r"^(?:\d+ )+", "", here))


def _is_byline(article: Article, text: str) -> bool:
    """Whether a line says no more than who wrote a text, when, and how long it takes to read."""
    if len(text.split()) > _LONGEST or not article.date:
        return False
    if _READING.fullmatch(text) or (article.author and _same(text, article.author)):
        return True
    parts = [part.strip(" ,.:") for part in _PARTS.split(text) if part.strip(" ,.:")]
    known = sum(_is_known(article, part) for part in parts)
    return bool(parts) and known > 0 and known >= len(parts) - bool(_BY.match(text))


def _is_known(article: Article, part: str) -> bool:
    bare = re.sub(r"^(?:posted|published|updated|written|by|on|in)\b[:\s]*", "", part, flags=re.I)
    if not bare or _READING.fullmatch(bare) or _same(bare, article.author):
        return True
    try:
        return read_day(bare).day in (article.date, article.updated)
    except NoDayError:
        return False
