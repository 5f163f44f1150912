"""Which posts belong together: those that share what few others have.

Every tag, course and series that two posts share speaks for them, the more the rarer it is. Under
each such word a post is compared only with those that stand near it, so that the work grows with
the number of posts and of their words, and not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from heapq import nsmallest
from itertools import chain
from math import log2

from plnfolio.kinds.terms import Terms
from plnfolio.model.site import Post

MOST = 5
"""Posts that are found for each: two more than are shown, since a post may link to some anyway."""

NEAR = 20
"""Posts under a word that one is compared with, half of them earlier and half of them later."""


def related(posts: Sequence[Post], *words: Terms) -> dict[str, tuple[Post, ...]]:
    """The posts that belong to each, by its path: the most alike first, then the nearest in time.

    ``words`` are all tags, courses and so on; ``posts`` stand in the order of their days.
    """
    order = {post.path: index for index, post in enumerate(posts)}
    alike: list[dict[int, float]] = [defaultdict(float) for _ in posts]
    for term in chain.from_iterable(terms.values() for terms in words):
        sharing = [order[text.path] for text in term.texts if text.path in order]
        weight = 1 / log2(len(sharing) + 2)
        for index, one in enumerate(sharing):
            row = alike[one]
            for other in _near(index, sharing):
                row[other] += weight
    return {
        post.path: tuple(posts[other] for other in _best(index, alike[index]))
        for index, post in enumerate(posts)
    }


def _near(index: int, sharing: Sequence[int]) -> Sequence[int]:
    """Those around one of them and itself; towards the ends, more on one side."""
    start = max(0, min(index - NEAR // 2, len(sharing) - NEAR - 1))
    return sharing[start : start + NEAR + 1]


def _best(index: int, alike: Mapping[int, float]) -> list[int]:
    others = (other for other in alike if other != index)
    return nsmallest(MOST, others, key=lambda other: (-alike[other], abs(other - index), other))
