"""Which of many known words is nearest to one that is not among them.

What ``difflib`` says, without comparing the word with each of them: two words are at most as much
alike as the letters that they have in common allow, and those are counted for all words at once,
in the bits of whole numbers. So a page of wrong keys beside a library of thousands costs little.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from math import ceil

_LEAST = 0.65
"""How much alike two words must be (``SequenceMatcher.ratio``)."""

_FEW = 16
"""Words that are sooner compared one by one."""

_STEPS = (0.95, 0.88, 0.8, 0.72, _LEAST)
"""From the most alike down: what was found in one step, no later one can surpass."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The nearest of the known words; empty if none is near. Capitals do not matter."""
    known, folded = tuple(known), word.casefold()
    if len(known) <= _FEW:
        by_folded = {name.casefold(): name for name in sorted(known, reverse=True)}
        near = get_close_matches(folded, by_folded, n=1, cutoff=_LEAST)
        return by_folded[near[0]] if near else ""
    words = _indexed(known)
    matcher = SequenceMatcher(None, "", folded)
    for step in _STEPS:
        best = max(_alike(matcher, words.with_letters_of(folded, step)), default=(0.0, ""))
        if best[0] >= step:
            return words.names[best[1]]
    return ""


def _alike(matcher: SequenceMatcher[str], words: Iterable[str]) -> Iterator[tuple[float, str]]:
    for word in words:
        matcher.set_seq1(word)
        yield matcher.ratio(), word


@dataclass(frozen=True, slots=True)
class _Words:
    """Known words by their small letters, and sets of them as the bits of numbers.

    ``having`` has those with at least so many of a letter, ``long`` those of each length.
    """

    names: Mapping[str, str]
    order: Sequence[str]
    having: Mapping[tuple[str, int], int]
    long: Mapping[int, int]

    def with_letters_of(self, word: str, share: float) -> Iterator[str]:
        """Those that have enough letters in common with a word to be that much alike."""
        sums = _added(self.having.get(one, 0) for one in _numbered(word))
        for length, among in self.long.items():
            enough = ceil(share * (len(word) + length) / 2 - 1e-9)
            yield from self._named(_at_least(enough, sums, among) if enough else among)

    def _named(self, bits: int) -> Iterator[str]:
        while bits:
            lowest = bits & -bits
            yield self.order[lowest.bit_length() - 1]
            bits ^= lowest


@lru_cache(maxsize=8)
def _indexed(known: tuple[str, ...]) -> _Words:
    names = {name.casefold(): name for name in sorted(known, reverse=True)}
    order = tuple(names)
    having: dict[tuple[str, int], int] = defaultdict(int)
    long: dict[int, int] = defaultdict(int)
    for number, word in enumerate(order):
        long[len(word)] |= 1 << number
        for one in _numbered(word):
            having[one] |= 1 << number
    return _Words(names, order, having, long)


def _numbered(word: str) -> Iterator[tuple[str, int]]:
    """Each letter of a word with the how manyth of its kind it is."""
    seen: Counter[str] = Counter()
    for letter in word:
        seen[letter] += 1
        yield letter, seen[letter]


def _added(sets: Iterable[int]) -> list[int]:
    """In how many of some sets each member is: the binary digits of all sums, the lowest first."""
    sums: list[int] = []
    for carried in sets:
        for place, digits in enumerate(sums):
            sums[place], carried = digits ^ carried, digits & carried  # noqa: PLW2901
            if not carried:
                break
        if carried:
            sums.append(carried)
    return sums


def _at_least(number: int, sums: Sequence[int], among: int) -> int:
    """The members whose sum is at least a number."""
    if number >> len(sums):
        return 0
    more, same = 0, among
    for place in reversed(range(len(sums))):
        if number >> place & 1:
            same &= sums[place]
        else:
            more |= same & sums[place]
            same &= ~sums[place]
    return more | same
