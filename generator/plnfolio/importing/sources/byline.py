"""What a document says of itself below its title: its author and its day, as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from plnfolio.importing.article import Article, words
from plnfolio.model.days import NoDayError, read_day

_LINES = 9
"""Lines of a title page that are looked at."""

_LONGEST = 60
_LABEL = re.compile(
    r"^(?:date|due(?: date)?|submitted(?: on)?|posted(?: on)?|published(?: on)?|written(?: on)?"
    r"|fecha|datum|updated(?: on)?)\s*:?\s+",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def dated(article: Article, *, sure: bool) -> None:
    """The day that stands below the title; ``sure`` keeps the one that is known already.

    What programs keep of a document is when its file was made, or that it was made of.
    """
    if article.date is not None and sure:
        return
    for text in _first_lines(article.body):
        if _YEAR.search(text):
            try:
                article.date = read_day(_LABEL.sub("", text)).day
            except NoDayError:
                continue
            return


def _first_lines(body: Element) -> Iterator[str]:
    """The short lines at the beginning of a text, up to the first paragraph of prose."""
    count = 0
    for one in body.iter():
        if one.tag not in ("p", "h1", "h2", "h3", "h4") or not (text := words(one)):
            continue
        count += 1
        if count > _LINES or (len(text) > 2 * _LONGEST and one.tag == "p"):
            return
        if len(text) <= _LONGEST:
            yield text
