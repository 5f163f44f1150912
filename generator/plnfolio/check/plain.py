"""Prose as it is compared: without marks of emphasis, in plain signs, with the place of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plnfolio.check.inline import HIDDEN
from plnfolio.frozen import dataclass

_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ",
                       "‑": "-", "‐": "-", "＆": "&"})  # fmt: skip
_LEFT_OUT = f"*_{HIDDEN}\\"


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` is to be searched; ``offsets`` has for each of its signs, and for its end, the
    offset in the prose.
    """

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where in the prose a part of the text stands."""
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[end]


@lru_cache(maxsize=256)
def plain(prose: str) -> Plain:
    """The prose of a block."""
    text = prose.translate(_SAME)
    if not any(sign in text for sign in _LEFT_OUT) and "  " not in text:
        return Plain(text, range(len(text) + 1))
    signs: list[str] = []
    offsets: list[int] = []
    for at, sign in enumerate(text):
        if sign in _LEFT_OUT or (sign == " " and signs and signs[-1] == " "):
            continue
        signs.append(sign)
        offsets.append(at)
    return Plain("".join(signs), (*offsets, len(text)))
