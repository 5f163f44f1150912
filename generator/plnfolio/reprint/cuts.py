"""Where a text can be cut: ends of sentences outside brackets, and brackets behind a title."""

from __future__ import annotations

import re
from typing import NamedTuple

from plnfolio.patterns import regex
from plnfolio.reprint.slanted import Slanted

_ABBREVIATED = frozenset(
    "vs vol vols no nos pp p ed eds st dr mr mrs ms jr sr inc ltd e.g i.e ca cf ph.d u.s u.k univ "
    "assoc fig ch sec art amend rev trans dept d.c b.c a.d et al approx prof gen capt mt".split()
)
# Before a letter these end a sentence: “… in higher ed. Innovate Learning”.
_COUNTING = frozenset("vol vols no nos pp p ed eds ch sec fig art amend et al".split())
_END = regex(r"(?:[.?!…]|\.\.\.)[”\"’')\]]*(?= )")
_OPENING, _CLOSING = "([{", ")]}"


MOST = 12
"""Places that are tried; no reference has as many sentences."""


class Cut(NamedTuple):
    """An end of a sentence: behind its mark, where the next begins, and how sure that is."""

    end: int
    begins: int
    sure: bool


def cuts(text: str) -> list[Cut]:
    """All places where a sentence may end and another begin, outside brackets, in order."""
    deep = _depths(text)
    found: list[Cut] = []
    for match in _END.finditer(text):
        mark = match.start()
        if deep[mark] > 0:
            continue
        begins = match.end() + 1
        following = text[begins : begins + 1]
        if not following or following in ",;&":
            continue
        weak = text[mark] == "." and _is_short(text[max(0, mark - 80) : mark], following)
        small = following.islower() and text[begins:].split(" ", 1)[0].islower()
        found.append(Cut(match.end(), begins, not weak and not small))
    return found


def _is_short(before: str, following: str) -> bool:
    """Whether a stop may be that of an abbreviation or an initial."""
    if before[-1:] in _CLOSING:
        return False
    if re.search(r": Vol\. \w+$", before):
        return True  # “Handbook: Vol. 2. Its own title” is one
    word = re.split(r"[\s(\[“\"'‘—–/-]", before)[-1]
    if word.lower() in _COUNTING and following.isalpha():
        return False
    return (len(word) < 2 and not word.isdigit()) or word.lower() in _ABBREVIATED or "." in word


def _depths(text: str) -> list[int]:
    """How deep in brackets each sign is; one that is never closed counts for nothing."""
    deep, stack, out = 0, [], []
    for at, sign in enumerate(text):
        if sign in _OPENING:
            deep += 1
            stack.append(at)
        out.append(deep)
        if sign in _CLOSING and stack:
            deep -= 1
            stack.pop()
    for at in stack:
        for index in range(at, len(out)):
            out[index] -= 1
    return out


def sentences(text: Slanted) -> list[Slanted]:
    """The text in sentences, each without its stop, cut where that is sure."""
    out: list[Slanted] = []
    at = 0
    for cut in cuts(text.text):
        if cut.sure:
            out.append(unstopped(text[at : cut.end]))
            at = cut.begins
    rest = unstopped(text[at:])
    return [one for one in (*out, rest) if one]


_KEEPS_STOP = regex(r"(?:\b(?:Inc|Ltd|Co|Corp|Jr|Sr|etc|B\.C\.E|[A-Z]\. ?[A-Z])\.|\.\.\.)$")


def unstopped(text: Slanted) -> Slanted:
    """Without the full stop that ends it; “U.S.” and “Inc.” keep theirs, “?” stays."""
    text = text.strip(" ,;")
    if text.text.endswith((".”", '."')):
        return Slanted(text.text[:-2] + text.text[-1], text.slant[:-2] + text.slant[-1])
    if text.text.endswith(".") and not _KEEPS_STOP.search(text.text):
        return text[:-1]
    return text


class Beside(NamedTuple):
    """A title with what stands in brackets behind it."""

    title: Slanted
    parentheses: tuple[Slanted, ...]
    brackets: tuple[Slanted, ...]


_GROUP = regex(r"\s*(\([^()]*(?:\([^()]*\)[^()]*)*\)|\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\])\.?$")


def beside(text: Slanted, most: int = 4) -> list[Beside]:
    """A title element with none, one, two … of its last brackets taken off, most first."""
    found = [Beside(unstopped(text), (), ())]
    round_: tuple[Slanted, ...] = ()
    square: tuple[Slanted, ...] = ()
    rest = text.strip(" .,")
    for _ in range(most):
        match = _GROUP.search(rest.text)
        if not match:
            break
        inner = rest[match.start(1) + 1 : match.end(1) - 1].strip()
        if rest.text[match.start(1)] == "(":
            round_ = (inner, *round_)
        else:
            square = (inner, *square)
        rest = rest[: match.start()].strip()
        found.append(Beside(rest, round_, square))
    return found[::-1]
