"""Stars and other marks that open or close nothing, so that readers see them (CommonMark 6.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import category

from plnfolio.check.inline import HIDDEN
from plnfolio.check.text import Block
from plnfolio.patterns import regex

_RUN = regex(r"\*+|_+|~~+")
# Two that stand at words: that they pair is seen without asking what else could.
PLAINLY = regex(r"\*\*(?<![*\x01]\*\*)(?=\w)[^*_~\0]*(?<=\w)\*\*(?!\*)")
_SPACES = frozenset(" \t\n\u00a0\u202f")


@dataclass(slots=True)
class Run:
    """Marks of one kind that stand together; ``left`` of them are still to be paired."""

    sign: str
    start: int
    end: int
    opens: bool
    closes: bool
    left: int

    def pairs(self, other: Run) -> bool:
        """Whether this one may open what another closes (rules 9 and 10)."""
        if self.sign != other.sign or not self.opens or self.left == 0:
            return False
        both = self.closes or other.opens
        length, size = self.end - self.start, other.end - other.start
        return not (both and (length + size) % 3 == 0 and (length % 3 or size % 3))


def left_over(block: Block) -> list[Run]:
    """Runs of two or three marks of which two at least are shown, in their order."""
    left = PLAINLY.sub("", block.prose)
    if "**" not in left and "__" not in left and "~~" not in left:
        return []
    runs = list(_runs(block))
    _pair_up(runs)
    return [run for run in runs if run.left >= 2 and run.end - run.start <= 3]


def _pair_up(runs: Iterable[Run]) -> None:
    """Take from each run the marks that open or close something.

    Where no opener was found for a kind of closer, none is looked for again before that place
    (``openers_bottom`` of CommonMark’s appendix), so that the time grows with the text.
    """
    openers: list[Run] = []
    bottoms: dict[tuple[str, bool, int], int] = {}
    for closer in runs:
        kind = (closer.sign, closer.opens, (closer.end - closer.start) % 3)
        while closer.closes and closer.left:
            at = _opener(openers, closer, bottoms.get(kind, -1))
            if at is None:
                bottoms[kind] = closer.start
                break
            for between in openers[at + 1 :]:
                between.opens = False
            opener = openers[at]
            used = min(2, opener.left, closer.left)
            opener.left -= used
            closer.left -= used
            del openers[at + (opener.left > 0) :]
        if closer.opens and closer.left:
            openers.append(closer)


def _opener(openers: Sequence[Run], closer: Run, bottom: int) -> int | None:
    """Which of some runs opens what another closes: the nearest that stands behind ``bottom``."""
    for at in range(len(openers) - 1, -1, -1):
        if openers[at].start < bottom:
            break
        if openers[at].pairs(closer):
            return at
    return None


def _runs(block: Block) -> Iterator[Run]:
    raw = block.raw
    for found in _RUN.finditer(block.prose):
        start, end = found.span()
        if raw[start - 1 : start] == "\\" and block.prose[start - 1] == HIDDEN:
            continue  # escaped
        before, behind = raw[start - 1 : start], raw[end : end + 1]
        spaced = (not before or before in _SPACES, not behind or behind in _SPACES)
        marked = (_is_mark(before), _is_mark(behind))
        left = not spaced[1] and (not marked[1] or spaced[0] or marked[0])
        right = not spaced[0] and (not marked[0] or spaced[1] or marked[1])
        opens, closes = left, right
        if found[0][0] == "_":
            opens, closes = left and (not right or marked[0]), right and (not left or marked[1])
        yield Run(found[0][0], start, end, opens, closes, end - start)


def _is_mark(sign: str) -> bool:
    return bool(sign) and category(sign)[0] in "PS"
