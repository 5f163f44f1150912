"""Whether a text has one of many words: one look at all of its words, however many are meant."""

from __future__ import annotations

from collections.abc import Iterable

_KEPT = b"%/+-.:"
_TO_WORDS = bytes(
    ord("0") if chr(sign).isdigit() else sign if chr(sign).isalpha() or sign in _KEPT else ord(" ")
    for sign in range(256)
)


class Vocabulary:
    """Words to look for in a text. Any figure of it is a 0 there, and ``grade`` is also Grade,
    GRADE, and what ends with a stop or a colon.
    """

    def __init__(self, words: Iterable[str]) -> None:
        written = {form for word in words for form in (word, word.capitalize(), word.upper())}
        self._words = frozenset(
            f"{form}{end}".encode("latin-1") for form in written for end in ("", ".", ":")
        )

    def stands_in(self, text: str) -> bool:
        """Whether one of them does."""
        words = text.encode("latin-1", "replace").translate(_TO_WORDS).split()
        return not self._words.isdisjoint(words)
