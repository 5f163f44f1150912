"""Which posts belong together: those that share what few others have.

Every tag, course, series and cited work that two posts share speaks for them, the more the rarer it
is, and the rarest is the reason that is given. Under each such word a post is compared only with
those that stand near it, so that the work grows with the number of posts and of their words, and
not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from math import log2
from typing import Literal, NamedTuple

from plnfolio.kinds.terms import Filing, Term
from plnfolio.model.site import Post

MOST = 5
"""Posts that are found for each: two more than are shown, since a post may link to some anyway."""

NEAR = 20
"""Posts under a word that one is compared with, half of them earlier and half of them later."""

What = Literal["work", "tag", "course", "series"]


class Shared(NamedTuple):
    """What posts have in common: a work by its key, or a word; ``posts`` are the paths of all."""

    what: What
    name: str
    posts: tuple[str, ...]


class Alike(NamedTuple):
    """A post that belongs to another, by its path, and the rarest thing that both have."""

    path: str
    what: What
    name: str


def shared(filing: Filing, works: Mapping[str, Sequence[str]]) -> Iterable[Shared]:
    """All that posts may have in common; ``works`` has the paths of the posts that cite each."""
    for key, citing in works.items():
        yield Shared("work", key, tuple(citing))
    terms: tuple[tuple[What, Iterable[Term]], ...] = (
        ("tag", filing.tags.values()),
        ("series", filing.series.values()),
        ("course", filing.courses.values()),
    )
    for what, some in terms:
        for term in some:
            yield Shared(what, term.name, tuple(text.path for text in term.texts))


def related(posts: Sequence[Post], words: Iterable[Shared]) -> dict[str, tuple[Alike, ...]]:
    """The posts that belong to each, by its path: the most alike first, then the nearest in time.

    ``posts`` stand in the order of their days.
    """
    order = {post.path: index for index, post in enumerate(posts)}
    alike: list[dict[int, float]] = [defaultdict(float) for _ in posts]
    rarest: list[dict[int, tuple[float, What, str]]] = [{} for _ in posts]
    for what, name, paths in words:
        sharing = sorted(order[path] for path in paths if path in order)
        weight = 1 / log2(len(sharing) + 2)
        for index, one in enumerate(sharing):
            row, reasons = alike[one], rarest[one]
            for other in _near(index, sharing):
                row[other] += weight
                if other not in reasons or weight > reasons[other][0]:
                    reasons[other] = weight, what, name
    return {
        post.path: tuple(
            Alike(posts[other].path, *rarest[index][other][1:])
            for other in _best(index, alike[index])
        )
        for index, post in enumerate(posts)
    }


def _near(index: int, sharing: Sequence[int]) -> Sequence[int]:
    """Those around one of them and itself; towards the ends, more on one side."""
    start = max(0, min(index - NEAR // 2, len(sharing) - NEAR - 1))
    return sharing[start : start + NEAR + 1]


def _best(index: int, alike: Mapping[int, float]) -> list[int]:
    others = (other for other in alike if other != index)
    return nsmallest(MOST, others, key=lambda other: (-alike[other], abs(other - index), other))
