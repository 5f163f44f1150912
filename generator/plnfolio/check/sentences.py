"""Where sentences end in prose, so that a citation is held against its own."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from plnfolio.check.inline import CITED
from plnfolio.patterns import regex

_ABBREVIATIONS = frozenset(
    "al etc cf vs v viz approx ca c no nos vol vols ed eds trans rev fig figs dr mr mrs ms prof st"
    " jr sr inc ltd co corp dept univ gov gen col capt rev hon p pp para paras sec secs ch chap"
    " chaps art eq ex pt min max est esp incl e.g i.e a.m p.m u.s u.k u.s.a ph.d m.a b.a m.ed b.s"
    " m.s ed.d m.d n.d d.c i.a z.b u.a d.h bzw usw ggf vgl nr bd hrsg sra sras srta pág págs núm"
    " ibid op cit jan feb mar apr jun jul aug sep sept oct nov dec"
    " bl.a dvs evt f.eks iflg inkl jf jfr kap m.fl m.m m.v mfl o.l osv s.k t.ex t.o.m"
    " bijv d.w.z dwz e.d enz m.b.t m.n o.a t.a.v par.ex p.ex p.ej v.gr cfr ecc p.es p.e".split()
)
"""Words that have a full stop of their own."""

# What begins with a set of signs, and no repeated one, is looked for four times as fast.
_END = regex(
    r"(?P<sign>[.!?…][.!?…]*)(?P<close>[\"”“’'»)\]*_\x01]*)(?=[\s\x06]|$)(?P<behind>[\s\x06\x01*_]*)"
)
_WORD = regex(r"[^\s(\[\"“„«*_/—–]*$")
_LONGEST = 1000
"""Signs of a sentence; one that nothing ends is cut there, so that what looks about in a sentence
takes as long in a longer one.
"""


def is_abbreviation(text: str, stop: int) -> bool:
    """Whether the full stop at ``stop`` belongs to the word before it."""
    word = text[max(0, stop - 24) : stop].rpartition(" ")[2]
    if not word.isalpha():
        found = _WORD.search(text, max(0, stop - 24), stop)
        word = found[0].strip("\x01'’") if found is not None else ""
    small = word.casefold()
    return small in _ABBREVIATIONS or (len(word) == 1 and word.isalpha() and word != "I")


@lru_cache(maxsize=256)
def sentences(prose: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a block, from where to where; brackets behind a stop begin the next."""
    return tuple(_sentences(prose))


def _sentences(prose: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _END.finditer(prose):
        at = found.end()
        following = prose[at : at + 1]
        if following and (following.islower() or following in ",;:—–"):
            continue
        if found["sign"] == "." and is_abbreviation(prose, found.start()):
            continue
        if found["sign"] in ("...", "…") and following == CITED:
            continue
        yield from _cut(prose, start, at)
        start = at
    yield from _cut(prose, start, len(prose))


def _cut(prose: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A sentence, in parts where it is too long for one."""
    while end - start > _LONGEST:
        space = prose.find(" ", start + _LONGEST, end)
        if space < 0:
            break
        yield start, space + 1
        start = space + 1
    if start < end:
        yield start, end


def sentence_at(start: int, end: int, prose: str) -> tuple[tuple[int, int], tuple[int, int] | None]:
    """From where to where the sentences go in which something stands, and the one behind them."""
    rows = sentences(prose)
    first = bisect_right(rows, start, key=itemgetter(1))
    behind = bisect_left(rows, end, key=itemgetter(0))
    after = rows[behind] if behind < len(rows) else None
    return (rows[first][0], rows[behind - 1][1]), after
