"""Words as they are compared, and which of many is nearest to one that is not among them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

_LEAST = 0.65
"""How much alike two words must be: the share of their letters that both have, in one order."""


def nearest(word: str, known: Iterable[str], least: float = _LEAST) -> str:
    """The nearest of the known words; empty if none is near. Capitals do not matter."""
    from rapidfuzz.distance import Indel  # noqa: PLC0415 - only where something is wrong
    from rapidfuzz.process import extractOne  # noqa: PLC0415

    names = _by_folded(tuple(known))
    similarity = Indel.normalized_similarity
    found = extractOne(word.casefold(), names.keys(), scorer=similarity, score_cutoff=least)
    return names[found[0]] if found else ""


@lru_cache(maxsize=8)
def _by_folded(known: tuple[str, ...]) -> Mapping[str, str]:
    return {name.casefold(): name for name in sorted(known, reverse=True)}


def without_accents(text: str) -> str:
    """A text whose letters are bare: “é” is “e”, and a sign that stands for others is those."""
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def letters_of(text: str) -> str:
    """The letters and figures of a text: small, and without accents, spaces and marks."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return re.sub(r"[\W_]|[\u0300-\u036f]", "", apart)
