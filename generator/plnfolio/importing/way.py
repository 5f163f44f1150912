"""The order of passes, from what sources give to what is planned."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio.importing.article import Article, Pass, There
from plnfolio.importing.citations import citations
from plnfolio.importing.conserved import account
from plnfolio.importing.markdown.writer import markdown
from plnfolio.importing.networks import networks
from plnfolio.importing.tidy.page import tidied

PASSES: tuple[Pass, ...] = (citations, networks)
"""Over a tidy body, in this order: citations (the typed list becomes works, and what is typed of
them becomes keys), networks (tables become files, and what stands
in their cells is keyed by then)."""


def brought(articles: Sequence[Article], there: There) -> None:
    """Take articles the whole way, in place: afterwards each is Markdown."""
    tidied(articles)
    for article in articles:
        for one in PASSES:
            one(article, there)
        account(article)
        if article.markdown is None:
            article.markdown = markdown(article.body)
