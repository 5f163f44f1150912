"""What of a page is no part of its text: menus, share bars, comments, and what all pages have."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.importing.article import Article, words
from plnfolio.importing.sources.seen import without

_TAGS = frozenset("nav header footer aside form button input select textarea dialog".split())


def without_furniture(articles: Sequence[Article]) -> None:
    """Take the furniture out of pages, and note what was taken."""
    for article in articles:
        for parent in list(article.body.iter()):
            for gone in without(parent, lambda one: one.tag in _TAGS):
                if text := words(gone):
                    article.note("left out as furniture of the page", left=text)
