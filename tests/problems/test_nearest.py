"""The nearest word is the one that difflib finds, without a comparison with each known word."""

from __future__ import annotations

from difflib import SequenceMatcher, get_close_matches

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.spelling import nearest
from sites.trying import often

SYLLABLES = st.sampled_from(("ka", "ne", "dy", "mo", "Ri", "sa", "19", "2018", "-", "É", "ß", ""))
WORDS = st.lists(SYLLABLES, max_size=6).map("".join)


@settings(max_examples=often(200, 20_000))
@given(WORDS, st.lists(WORDS, max_size=40))
def test_it_is_the_word_that_difflib_finds(word: str, known: list[str]) -> None:
    by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
    found = get_close_matches(word.casefold(), by_folded, n=1, cutoff=0.65)
    assert nearest(word, known) == (by_folded[found[0]] if found else "")


def test_few_words_are_compared_of_many_that_are_known(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0
    ratio = SequenceMatcher.ratio

    def counting(self: SequenceMatcher[str]) -> float:
        nonlocal compared
        compared += 1
        return ratio(self)

    monkeypatch.setattr(SequenceMatcher, "ratio", counting)
    surnames = [one + other for one in ("ash", "birch", "wood") for other in ("by", "ton", "ley")]
    known = [f"{name}{year}" for name in surnames for year in range(1900, 2020)]
    assert nearest("asshby1931", known) == "ashby1931"
    assert nearest("kowalczyk1999", known) == ""
    assert compared < len(known) / 10
