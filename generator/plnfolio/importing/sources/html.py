"""A page as a browser saved it, with or without the folder of its files beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from plnfolio.html_tree import page_tree
from plnfolio.importing.article import Article
from plnfolio.importing.sources import docs, notion, word
from plnfolio.importing.sources.about import described
from plnfolio.importing.sources.byline import dated
from plnfolio.importing.sources.decoding import text_of
from plnfolio.importing.sources.lying import lying_beside
from plnfolio.importing.sources.seen import seen

_SAVED = re.compile(r"<!--[^>]{0,60}?(?:saved from url=\(\d+\)|\surl:\s)(https?://\S+)")
"""Where a page was saved from, as browsers and SingleFile note it."""

_LONGEST = 2_000
"""Characters of the names of an element’s classes that are looked at."""

ENDINGS = (".html", ".htm", ".xhtml")


class SavedPage:
    """One file of HTML."""

    def recognises(self, path: Path) -> bool:
        """By its ending: whatever stands in it, a browser shows it."""
        return path.suffix.lower() in ENDINGS and path.is_file()

    def articles(self, path: Path, origin: str) -> Iterator[Article]:
        """The page."""
        article = page_article(path.read_bytes(), origin)
        article.pictures = lying_beside(path)
        yield article


def page_article(data: bytes, origin: str, charset: str = "") -> Article:
    """A page with all that it says of itself; its pictures are not known yet."""
    text = text_of(data, origin, charset)
    html = page_tree(text)
    for one in html.iter():
        if len(said := one.get("class", "")) > _LONGEST:
            one.set("class", said[:_LONGEST])
    program = next((one for one in (docs, word, notion) if one.is_one(html)), None)
    if program is not None:
        program.made_plain(html)
    body = html.find("body")
    article = Article(origin, page=True)
    if saved := _SAVED.search(text, 0, 4000):
        article.base = saved[1]
    if body is not None:
        article.body = body
    article.said, article.shown = seen(article.body)
    described(article, html)
    article.address = article.address or article.base
    if program is not None:
        program.without_remarks(article)
        dated(article, sure=True)
    return article
