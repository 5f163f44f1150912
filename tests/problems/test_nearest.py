"""The nearest word is the one that has most letters in common with what was written."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.spelling import nearest
from sites.trying import often

SYLLABLES = st.sampled_from(("ka", "ne", "dy", "mo", "Ri", "sa", "19", "2018", "-", "É", "ß", ""))
WORDS = st.lists(SYLLABLES, max_size=6).map("".join)


@cache
def in_common(one: str, other: str) -> int:
    """How many letters two words have in the same order."""
    if not one or not other:
        return 0
    if one[0] == other[0]:
        return 1 + in_common(one[1:], other[1:])
    return max(in_common(one[1:], other), in_common(one, other[1:]))


def alike(one: str, other: str) -> float:
    one, other = one.casefold(), other.casefold()
    return 2 * in_common(one, other) / (len(one + other) or 1)


@settings(max_examples=often(100, 10_000))
@given(WORDS, st.lists(WORDS, max_size=12))
def test_no_other_word_is_nearer(word: str, known: list[str]) -> None:
    found = nearest(word, known)
    best = max((alike(word, one) for one in known if one), default=0)
    assert found in {"", *known}
    assert alike(word, found) == pytest.approx(best) if found else best < 0.65


@given(WORDS, st.lists(WORDS, max_size=12))
def test_the_order_of_the_words_does_not_matter(word: str, known: list[str]) -> None:
    assert nearest(word, known) == nearest(word, known[::-1])
