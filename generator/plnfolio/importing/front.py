"""The front matter of what is brought, as people write it."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath

from plnfolio.importing.article import Article

_PLAIN = re.compile(
    r"(?!(?:null|~|true|false|yes|no|on|off)\Z)(?:[^\W_]|/(?=\w))"
    r"(?:[^\n:#\[\]{},\"]|:(?! |\Z)|(?<! )#)*",
    re.IGNORECASE,
)
_LONG = 1000
_OWN = ("title", "date", "updated", "tags", "aliases", "draft")


def front_matter(article: Article, today: datetime.date) -> str:
    """All fields, with the lines of dashes around them."""
    lines = (f"{name}: {_written(value)}" for name, value in _fields(article, today) if value)
    return "\n".join(("---", *lines, "---", ""))


def _fields(article: Article, today: datetime.date) -> Iterator[tuple[str, object]]:
    yield "title", article.title or PurePosixPath(article.origin).stem
    if article.kind != "page":
        yield "date", article.date or today
    late = article.updated and article.date and article.updated < article.date
    if article.updated and not late and article.updated <= today:
        yield "updated", article.updated
    if article.kind != "page":
        yield "tags", list(article.tags)
    yield from ((name, value) for name, value in article.matter.items() if name not in _OWN)
    given = article.matter.get("aliases") or ()
    yield "aliases", list(dict.fromkeys(one for one in (article.address, *given) if one))
    yield "draft", article.draft


def _written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, Mapping):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(_written(one) for one in value)}]"
    text = str(value)
    plain = len(text) < _LONG and _PLAIN.fullmatch(text) and text == text.strip()
    return text if plain else json.dumps(text, ensure_ascii=False)
