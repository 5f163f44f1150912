"""Quotations between quotation marks in prose."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from operator import attrgetter

from plnfolio.check.inline import CITED
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

_MARK = regex(r"[“”„«»\"]")
FEWEST = 4
"""Words of what is a quotation of a work, and not a term."""
_OTHERS = "“„«»‘"
_SINGLE_OPENS = regex(r"'(?<!\w')(?=\w)")
_LONGEST_SHORT = 80
"""Signs that forty words have at least."""
_LONG = regex(rf"\"(?<![^\s\0(\[{{—–/*_\x01“‘'\"-]\")(?=\S)[^\"]{{{_LONGEST_SHORT}}}")
_LONG_SINGLE = regex(rf"'(?<!\w')(?=\w)(?:[^'‘’]|['’](?=\w)){{{_LONGEST_SHORT}}}")
_SINGLE = regex(
    rf"['‘](?<!\w['‘])(?:(?=\w)(?:[^'‘’]|['’](?=\w)){{15,900}}['’](?=[.,]?\s?"
    rf"(?:(?:says?|writes?|argues?|notes?|as)\s)?[(\[{CITED}])"
    rf"|(?<=‘)(?=[^\W\d_])(?:[^‘’\n]|\n(?!\n)|’(?=\w)){{15,900}}’(?!\w)"
    r"|(?<=')(?<![^\s(—–]')(?=[^\W\d_])(?!(?:cause|em|n|neath|til|tis|twas)\b)"
    r"(?=(?:(?:[^\s']|'(?=\w))+[ \n]){5})(?:[^'\n]|\n(?!\n)|'(?=\w)){15,300}(?<!\s)'(?!\w))"
)
"""A British quotation: with its citation, with marks that open, or of six words or more between
marks of which neither stands within a word; others are apostrophes.
"""
WORDS = regex(r"[^\W_]+(?:['’.-][^\W_]+)*")
_KEY_BEHIND = regex(rf"[.,]?[ \n]?\(?{CITED}")
_FAR = 200
_CLOSES = {"“": "”", "„": "“”", "«": "»", "»": "«"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation with its marks, from ``start`` to ``end`` of its ``prose``."""

    start: int
    end: int
    prose: str

    @property
    def before(self) -> str:
        """What stands before it, as far as that says what it is."""
        return self.prose[max(0, self.start - _FAR) : self.start]

    @property
    def said(self) -> str:
        """What stands between its marks."""
        return self.prose[self.start + 1 : self.end - 1]

    @property
    def words(self) -> int:
        """How many words it has."""
        return len(WORDS.findall(self.prose, self.start + 1, self.end - 1))


def may_quote(prose: str) -> bool:
    """Whether there is any mark of a quotation."""
    if '"' in prose or ("'" in prose and _SINGLE_OPENS.search(prose)):
        return True
    return any(mark in prose for mark in _OTHERS)


def may_quote_long(prose: str) -> bool:
    """Whether forty words may stand between two marks."""
    if len(prose) < _LONGEST_SHORT:
        return False
    if ('"' in prose and _LONG.search(prose)) or ("'" in prose and _LONG_SINGLE.search(prose)):
        return True
    return any(mark in prose for mark in _OTHERS)


@lru_cache(maxsize=256)
def quoted_in(prose: str) -> tuple[Quoted, ...]:
    """The quotations of a block, in order."""
    pairs = list(_pairs(prose)) if _MARK.search(prose) is not None else []
    if "‘" in prose or ("'" in prose and _SINGLE_OPENS.search(prose)):
        pairs = list(_outer([*pairs, *(found.span() for found in _SINGLE.finditer(prose))]))
    return tuple([Quoted(start, end, prose) for start, end in pairs])


def _outer(pairs: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Those in none of the others."""
    last = 0
    for start, end in sorted(pairs):
        if start >= last:
            yield start, end
            last = end


def is_in_marks(prose: str, start: int, end: int) -> bool:
    """Whether words stand between the marks of a quotation."""
    quoted = quoted_in(prose)
    number = bisect_left(quoted, start, key=attrgetter("start")) - 1
    return number >= 0 and end < quoted[number].end


def is_quoted(prose: str, start: int, end: int) -> bool:
    """Whether words stand in the middle of a quotation, with others of it on either side, or at
    its end where a key behind it says whose it is.
    """
    quoted = quoted_in(prose)
    number = bisect_left(quoted, start, key=attrgetter("start")) - 1
    if number < 0 or quoted[number].end <= end:
        return False
    one = quoted[number]
    ended = WORDS.search(prose, end, one.end - 1) or _KEY_BEHIND.match(prose, one.end)
    return bool(ended and WORDS.search(prose, one.start + 1, start))


def _pairs(prose: str) -> Iterator[tuple[int, int]]:
    opened, closing = -1, ""
    for found in _MARK.finditer(prose):
        at, sign = found.start(), found[0]
        if opened >= 0 and sign in closing and not (sign == '"' and _opens(prose, at)):
            yield opened, at + 1
            opened = -1
        elif (opened >= 0 and closing == '"' and sign == '"') or (
            opened >= 0 and closing != '"' and sign == "“" and closing == "”"
        ):
            opened = at
        elif opened < 0 and sign == '"' and _opens(prose, at):
            opened, closing = at, '"'
        elif opened < 0 and (sign in "“„«" or (sign == "»" and _opens(prose, at))):
            opened, closing = at, _CLOSES[sign]


def _opens(prose: str, at: int) -> bool:
    """Whether a straight mark begins a quotation: inches, and ends, have a sign before them."""
    before, after = prose[at - 1 : at], prose[at + 1 : at + 2]
    opens = not before or before.isspace() or before in "([{—–-/*_\x01“‘'"
    return opens and bool(after) and not after.isspace()
