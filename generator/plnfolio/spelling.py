"""Which of many known words is nearest to one that is not among them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import lru_cache

_LEAST = 0.65
"""How much alike two words must be: the share of their letters that both have, in one order."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest of the known words; empty if none is near. Capitals do not matter."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where something is wrong
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    names = _by_folded(tuple(known))
    similarity = Indel.normalized_similarity
    found = extractOne(word.casefold(), names.keys(), scorer=similarity, score_cutoff=_LEAST)
    return names[found[0]] if found else ""


@lru_cache(maxsize=8)
def _by_folded(known: tuple[str, ...]) -> Mapping[str, str]:
    return {name.casefold(): name for name in sorted(known, reverse=True)}
