"""The law of all that arrives: each word, link and picture is brought, or named as left."""

from __future__ import annotations

import re
from collections import Counter

from plnfolio.importing.article import Article, words

_WORD = re.compile(r"\w+")


def account(article: Article) -> None:
    """Count what the source said against what is kept and what is named, and name the rest."""
    if article.markdown is not None:
        return
    kept = Counter(_WORD.findall(f"{article.title} {words(article.body)}"))
    for note in article.notes:
        kept.update(_WORD.findall(note.left))
    missing = Counter(_WORD.findall(article.said)) - kept
    if missing:
        article.note(
            "these words of the source were not brought", left=" ".join(missing.elements())
        )
