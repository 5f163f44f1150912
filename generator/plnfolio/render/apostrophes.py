"""Signs that look like quotation marks and are none: apostrophes and primes (’90s, ’tis, 5′10″)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

# What English leaves letters out of at the beginning of a word, and years without their century.
_CUT = re.compile(
    r"(?<![\w'’])'(?=(?:tis|twas|twere|twill|twould|tisn|twasn|til|\d\ds)(?![^\W_])(?!'(?!\w)))",
    re.IGNORECASE,
)
# The same where nothing closes what would be a quotation.
_LONELY = re.compile(
    r"(?<![\w'’])'(?=(?:em(?! dash)|cause|cos|cuz|bout|round|nother|\d\d(?:er)?)"
    r"(?![^\W_]|[.,]\d|%))",
    re.IGNORECASE,
)
_CLOSING = re.compile(r"(?<![\s(\[{])'(?![^\W_])")
_YEAR = re.compile(
    r"(?:\b(?:of|in|since|from|to|until|till|by|before|after|fall|autumn|winter|spring|summer|early"
    r"|late|mid|graduated) |\d[-–—/])\Z",
    re.IGNORECASE,
)
_FARTHEST = 12
# “rock 'n' roll” and “rock 'n roll”, but not the letter 'n'.
_AND = re.compile(r"(?P<before>[A-Za-z]+) '(?P<n>[nN])'? (?=(?P<after>[A-Za-z]+))")
_ABOUT_A_LETTER = frozenset(
    "letter letters variable size symbol sign value the an a is of by where with called to in for"
    " or and are was means stands".split()
)
# Feet and inches, and the measures of a page or a room.
_NUMBER = r"\d+(?:\.\d+)?[½¼¾]?"
_FEET = re.compile(r"(?<![\w.])(\d{1,2})' ?(\d{1,2}(?:[½¼¾]|\.\d+)?)(?:\"|'')(?!\w)")
_MEASURES = re.compile(rf"(?<!\w)({_NUMBER})([\"'])( ?[x×] ?)({_NUMBER})\2(?!\w)")
_INCH = re.compile(r"(?<!\w)\d{1,3}(?:\.\d+)?[½¼¾]?\"(?![^\W_])")
_DOUBLE = re.compile('"')
_PRIMES = {"'": "′", '"': "″"}
_BEFORE_OPENING = frozenset(" \n\t([{—–-/'‘“")


class _Mark(NamedTuple):
    """A double mark: the number of its text, its place there, and what it may be."""

    text: int
    at: int
    opens: bool
    inch: bool


def apostrophes(state: StateCore) -> None:
    """Set the signs that are no quotation marks, before those are paired."""
    for token in state.tokens:
        if token.type == "inline" and ("'" in token.content or '"' in token.content):
            set_apostrophes(token.children or ())


def set_apostrophes(tokens: Sequence[Token]) -> None:
    """The same for the tokens of one line."""
    texts = [token for token in tokens if token.type == "text"]
    closed = False
    for token in reversed(texts):
        if "'" in token.content:
            text = _MEASURES.sub(_measures, _FEET.sub("\\1′\\2″", token.content))
            token.content, closed = _without_letters(_AND.sub(_and, _CUT.sub("’", text)), closed)
        elif '"' in token.content:
            token.content = _MEASURES.sub(_measures, token.content)
    if any('"' in token.content for token in texts):
        _set_inches(texts, _around(tokens))


def _without_letters(text: str, closed: bool) -> tuple[str, bool]:
    """A text with apostrophes, and whether something in it may close a quotation.

    ``closed`` says whether something behind it may.
    """
    last = max((match.start() for match in _CLOSING.finditer(text)), default=-1)

    def sign(match: re.Match[str]) -> str:
        at = match.start()
        open_end = closed or last > at
        year = text[at + 1].isdigit() and _YEAR.search(text, max(0, at - _FARTHEST), at)
        within_marks = (
            text.startswith("'", at + 3) and "class of" not in text[max(0, at - 9) : at].lower()
        )
        return "'" if open_end and (not year or within_marks) else "’"

    return _LONELY.sub(sign, text), closed or last >= 0


def _and(match: re.Match[str]) -> str:
    if _ABOUT_A_LETTER & {match["before"].lower(), match["after"].lower()}:
        return match[0]
    return f"{match['before']} ’{match['n']}{match[0][len(match['before']) + 3 : -1] and '’'} "


def _measures(match: re.Match[str]) -> str:
    prime = _PRIMES[match[2]]
    return f"{match[1]}{prime}{match[3]}{match[4]}{prime}"


def _around(tokens: Sequence[Token]) -> list[tuple[str, str]]:
    """The line ends before and behind each text that are tokens of their own."""
    ends = ["\n" if token.type in ("softbreak", "hardbreak") else "" for token in tokens]
    sides = zip(tokens, ["", *ends], [*ends[1:], ""], strict=False)
    return [(before, behind) for token, before, behind in sides if token.type == "text"]


def _set_inches(texts: Sequence[Token], around: Sequence[tuple[str, str]]) -> None:
    """Set marks behind numbers as inches where a quotation goes on behind them: "a 12" ruler".

    ``around`` has what stands before and behind each text.
    """
    inches = [{match.end() - 1 for match in _INCH.finditer(token.content)} for token in texts]
    if not any(inches):
        return
    marks = [
        _Mark(
            i,
            at,
            _opens(f"{before}{token.content}{behind}", len(before) + at, first=not i),
            at in inches[i],
        )
        for i, (token, (before, behind)) in enumerate(zip(texts, around, strict=True))
        for at in (match.start() for match in _DOUBLE.finditer(token.content))
    ]
    found: dict[int, set[int]] = {}
    for mark in _within_quotations(marks):
        found.setdefault(mark.text, set()).add(mark.at)
    for i, places in found.items():
        signs = ["″" if at in places else sign for at, sign in enumerate(texts[i].content)]
        texts[i].content = "".join(signs)


def _within_quotations(marks: Sequence[_Mark]) -> Sequence[_Mark]:
    """The marks behind numbers that close nothing; none where the others are no pairs."""
    found, is_open = [], False
    for mark, following in zip(marks, [*marks[1:], None], strict=True):
        if mark.inch and is_open and following is not None and not following.opens:
            found.append(mark)
        elif mark.inch:
            is_open = False
        elif mark.opens == is_open:
            return ()
        else:
            is_open = mark.opens
    return () if is_open else found


def _opens(text: str, at: int, *, first: bool) -> bool:
    """Whether a mark is one that opens, as far as its neighbours in a text tell."""
    if not at and not first:
        return text[1:2].isalnum()
    return (not at or text[at - 1] in _BEFORE_OPENING) and not text[at + 1 : at + 2].isspace()
