"""Prose as it is compared: without marks of emphasis, in plain signs, with the place of each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from plnfolio.check.inline import HIDDEN
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

_SAME = str.maketrans({"’": "'", "‘": "'", "\u00a0": " ", "\u202f": " ", "\n": " ", "\t": " ",
                       "‑": "-", "‐": "-", "＆": "&"})  # fmt: skip
_LEFT_OUT = regex(rf"[*_\\{HIDDEN} ](?:(?<! )[*_\\{HIDDEN}]*|(?<=  ) *)")


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
    if _LEFT_OUT.search(text) is None:
        return Plain(text, range(len(text) + 1))
    kept: list[str] = []
    offsets: list[int] = []
    at = 0
    for found in _LEFT_OUT.finditer(text):
        kept.append(text[at : found.start()])
        offsets += range(at, found.start())
        at = found.end()
    kept.append(text[at:])
    return Plain("".join(kept), (*offsets, *range(at, len(text) + 1)))
