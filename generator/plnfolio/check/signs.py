"""Whether a text has any of some signs or words, without which a rule has nothing to look for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from plnfolio.patterns import regex

_MOST_OFTEN = "\n etaoinsrhld"
_OFTEN = f"{_MOST_OFTEN}cumfpg.,wybvkTAISHWBMCOPENFLDRGYUx"
"""Signs of English from the most frequent on; any other is rarer."""


class Signs:
    """Signs and words to look for in a whole text.

    To look for one letter takes a hundredth of the time that it takes to look for a word. So each
    is looked for only in a text that has its rarest letter, which few texts have; and where several
    have the same, only where that letter stands.
    """

    def __init__(self, *signs: str) -> None:
        few: dict[str, list[str]] = defaultdict(list)
        self._many = []
        for letter in sorted({*"".join(signs)}, key=_frequency):
            own = [sign for sign in signs if letter in sign]
            if len(own) >= _MANY and letter not in _MOST_OFTEN:
                self._many.append((letter, _around(letter, own)))
                signs = tuple([sign for sign in signs if letter not in sign])
        for sign in signs:
            few[min(sign, key=_frequency)].append(sign)
        self._few = list(few.items())

    def stand_in(self, text: str) -> bool:
        """Whether one of them does."""
        for letter, signs in self._few:
            if letter in text:
                for sign in signs:
                    if sign in text:
                        return True
        for letter, pattern in self._many:  # noqa: SIM110 - asked of each text
            if letter in text and pattern.search(text):
                return True
        return False


_MANY = 2
"""From so many signs on, to look at each place of their letter is quicker."""


def _around(letter: str, signs: Iterable[str]) -> re.Pattern[str]:
    """What finds signs by a letter that they share."""
    rows = []
    for sign in signs:
        before, _, behind = sign.partition(letter)
        seen = f"(?<={re.escape(before + letter)})" if before else ""
        rows.append(seen + re.escape(behind))
    return regex(f"{re.escape(letter)}(?:{'|'.join(rows)})")


def _frequency(letter: str) -> tuple[int, str]:
    at = _OFTEN.find(letter)
    return -at if at >= 0 else -len(_OFTEN), letter
