"""Where everything goes that was brought, and what must not be touched there."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from plnfolio.frozen import dataclass
from plnfolio.importing.article import Article, There
from plnfolio.importing.front import front_matter
from plnfolio.model.slug import slugify

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that an import makes: its path seen from ``content/``, its bytes, whose it is."""

    path: str
    data: bytes
    origin: str


def plan(articles: Sequence[Article], there: There, today: datetime.date) -> list[Planned]:
    """The files of all articles; ``there.paths`` gains them."""
    planned: list[Planned] = []
    for article in articles:
        name = slugify(article.name or article.title)[:_LONGEST].rstrip("-") or "post"
        path = f"{article.kind}s/{name}.md"
        if any(one.path.startswith(f"{article.kind}s/{name}/") for one in article.files):
            path = f"{article.kind}s/{name}/index.md"
        text = f"{front_matter(article, today)}\n{article.markdown}"
        planned.append(Planned(path, text.encode(), article.origin))
        planned += [Planned(one.path, one.data, article.origin) for one in article.files]
    there.paths.update((one.path, one.data) for one in planned)
    return planned
