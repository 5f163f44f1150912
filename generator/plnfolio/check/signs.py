"""Whether a text has any of some signs or words, without which a rule has nothing to look for."""

from __future__ import annotations

from collections import defaultdict

_OFTEN = "\n etaoinsrhldcumfpg.,wybvkx"
"""Signs of English from the most frequent on; any other is rarer."""


class Signs:
    """Signs and words to look for in a whole text.

    To look for one letter takes a hundredth of the time that it takes to look for a word. So each
    is looked for only in a text that has its rarest letter, which few texts have.
    """

    def __init__(self, *signs: str) -> None:
        self._by_letter: dict[str, list[str]] = defaultdict(list)
        for sign in signs:
            self._by_letter[min(sign, key=_frequency)].append(sign)

    def stand_in(self, text: str) -> bool:
        """Whether one of them does."""
        for letter, signs in self._by_letter.items():
            if letter in text:
                for sign in signs:
                    if sign in text:
                        return True
        return False


def _frequency(letter: str) -> int:
    at = _OFTEN.find(letter)
    return -at if at >= 0 else -len(_OFTEN)
