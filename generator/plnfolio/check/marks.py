"""A sentence as a row of roles, one sign for each word, in which it is told who got which result.

What a sentence says of somebody’s mark is told by few roles (see ``roles``): who, a verb of
getting, a word for a mark, a piece of work, and the result, which has one of few shapes. Patterns
of roles say in a line what patterns of words say in pages.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from plnfolio.check.roles import EXAMS, ROLES, SIGNS, TITLES
from plnfolio.patterns import regex

_TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_TEENS = r"(?:ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_OF_ALL = (
    r"(?:overall )?(?:in|on|out of|at|(?<=top )of) (?!the first\b)(?:[\w’'-]+ ){0,4}?"
    r"(?:class|batch|cohort|exam\w*|course|year(?! of)|form|programme|finals|district|province)\b"
)
_OUT = (
    r"(?: ?/ ?|(?: marks?| points?| correct| right)? out of (?:a (?:possible|total of) )?"
    r"| of a possible | of (?:the )?(?=\d+ (?:points|marks|questions)))"
)
_TOKEN = regex(r"\d|[^\W\d_](?:[^\W\d_]|[’'](?=\w)|-(?=[^\W\d_])|\.(?=[^\W\d_]))*|[^\w\s]")
_FIGURES = regex(
    rf"(?P<rank>\d{{1,3}}(?:st|nd|rd|th) {_OF_ALL})"
    rf"|(?P<ratio>(?<![\w/.,-])\d{{1,3}}(?:[.,]\d{{1,2}})?{_OUT}\d{{1,4}}(?:\.0)?(?![\d/%]|\.\d|,\d{{3}}))"
    r"|(?P<round>(?<![\w/.,$-])[1-6]?[05](?: ?%| per ?cent\b))"
    r"|(?P<share>(?<![\w/.,$-])\d{1,3}(?:[.,]\d+)?"
    r"(?:[ -]?%|[ -]per ?cent\b|(?:st|nd|rd|th)?[ -]percentile\b))"
    r"|(?P<degree>2:[12](?!\d)|(?<=\ba )[12]\.[12](?= (?:in|from|for|and|degree)|[.,;)]))"
    r"|(?P<points>(?<![\w$€£₦₹.,/])\d[.,]\d{1,2}(?:/\d(?:\.\d+)?)?(?![\d.:]\d|\d))"
    r"|(?P<figure>(?<![\w$€£₦₹.,/-])(?:\d{2,3}\.\d{1,2}|\d{1,3})(?!\w|:\d|[.,]\d|[-–]\w))"
    r"|(?P<number>\d(?:[\d.,:/-]*\d)?\w*)"
)
_LETTERS = regex(
    r"(?P<letter>(?<![\w&+#-])(?:[A-F](?:[+−–]|-| ?(?:plus|minus)\b)"
    r"|(?<!\*)A\\?\*(?=[ .,;:)]))(?![\w+]))"
    r"|(?P<bare>(?<!\w)A\*(?:[A-E]\*?){2,3}(?![\w*])"
    r"|(?<![\w&’'.-])(?:(?:(?<=\ba )|(?<=\ban )|(?<=: )|(?!\w\. [A-Z]))[A-F](?![\w’'&/+#-]|\.\w)"
    r"|(?:[A-F][1-9]|H[1-8]|P[1-3])(?!\w)))"
)
_PHRASES = regex(
    r"(?i)(?:(?P<rule>pass(?:ing)?[ -](?:mark|grade|score|rate)s?|grade[- ]levels?)"
    r"|(?P<aside>of course|at first)|(?P<work>case[- ]stud(?:y|ies)|(?:demo|micro) teaching)"
    r"|(?P<degree>(?:high |low )?(?:upper|lower)[ -]second(?:[ -]class)?"
    r"|(?:first|second|third)[- ]class[- ](?:upper|lower|division|degree|honou?rs)"
    r"(?:[- ](?:division|degree|honou?rs))?|(?:first|second|third)[- ]class"
    r"(?= (?:in|for|from|with|and|band|bracket|mark|range|\()|[.,;:!?)]|\s*\Z)"
    r"|(?:magna |summa )?cum laude|high distinctions?)"
    r"|(?P<class>(?<!made a )(?<!made the )(?<!made this )distinctions?"
    r"(?! (?:between|among|of|that))"
    r"|(?:full|half|top|perfect|maximum|highest|lowest|best|worst)"
    r" (?:marks?|scores?|grades?|result)"
    r"|first(?<=\ba first)(?= and (?:I|he|she|my)\b)|flat (?:uno|one)|straight A['’]?s|straight-A"
    r"|(?-i:[BCD]s\b)|achieved with (?:excellence|merit)"
    rf"|{_ONES} (?:straight )?"
    r"(?:A\\?\*|As|A grades|distinctions|credits|(?-i:[BCD]s\b)))"
    r"|(?P<mean>(?:(?:general|cumulative|overall|grade) )?(?:weighted |point )average"
    r"|grade[- ]points?)"
    r"|(?P<grade>(?:not yet |highly )?competent|requires improvement|highly commended"
    r"|(?:clear|bare|borderline|conceded|marginal) (?:pass|fail)|not yet \w+"
    r"|first(?<=\ba first)(?= (?:in|from)\b|[.,;!?)]|\s*\Z)"
    r"|(?:meets|exceeds) (?:expectations|standards?))"
    r"|(?P<author>guess who(?= got))|(?P<mark>(?:group|joint|team) (?:grade|mark|score))"
    r"|(?P<got>(?:never|not|n[’']t) (?:dream|expect|imagin|think|thought)(?:ed|t|ing)?"
    r"(?: (?:that )?(?:I|she|he|we)(?:[’']d| would| could)(?: ever)? (?:earn|get|have|score|see))?"
    r"(?= an?\b))"
    r"|(?P<again>(?:on|at) (?:the|my|her|his) (?:first|second|third|fourth|fifth|last)"
    r" (?:attempt|try|go|take|time))"
    rf"|(?P<rank>(?:first|second|third|fourth|fifth|top) {_OF_ALL}"
    rf"|top (?:\d\d?|{_ONES}|ten|fifteen|twenty)(?: ?%| per ?cent) (?:in|of) (?:my|our|the) \w+)"
    rf"|(?P<spelt>zero|nought|(?:{_ONES}|{_TEENS}) out of (?:five|ten|{_TEENS}|twenty)"
    rf"|{_TENS}(?:[- ]{_ONES})?(?: per ?cent|(?: marks?)? out of \w+)?"
    r"|(?:high |mid[- ]|low )?(?:forties|fifties|sixties|seventies|eighties|nineties)))\b"
    r"|(?P<honour>(?-i:(?<=[a(] )HDs?\b|(?<=\()HD\b|HD(?= [(:]| level)|HD for\b))"
)
_OPENERS = frozenset(
    "group joint team bs cs ds achieved half pass passing grade of at case demo micro high"
    " low upper lower first second third magna summa on cum distinction distinctions full top"
    " perfect maximum highest lowest best worst flat straight general cumulative overall"
    " weighted point twenty thirty forty fifty sixty seventy eighty ninety mid two three four"
    " five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen fourth fifth forties fifties sixties seventies eighties nineties hd"
    " hds zero nought not highly requires clear bare borderline conceded marginal meets"
    " exceeds competent guess never".split()
)
"""What phrases begin with, in small letters, before a dash."""
_NO_RATIO = regex(
    r"(?:24/7|9/11|50/50|20/20|7/7|[01]/\d|2/3|3/4|0?[1-9]/(?:0?[1-9]|1[0-2])/?)\Z(?<!/10)(?<!/5)"
)
_SHAPES = {
    "letter": "1", "bare": "2", "share": "3", "round": "%", "ratio": "4", "points": "5",
    "figure": "6", "class": "7", "honour": "7", "grade": "8", "spelt": "9", "degree": "!",
    "number": "0", "mean": "Q", "rank": "!", "again": "&", "rule": "R", "aside": "y", "work": "W",
    "author": "I", "got": "V", "mark": "G",
}  # fmt: skip
"""Results as roles: B+, B, 87%, 18/20, 3.9, 87, a distinction (8: a pass), eighty-seven, a 2:1.

A share that may be a weight (40%) is ``%``.
"""
_CLASSES = frozenset(
    "first pass fail credit merit satisfactory unsatisfactory outstanding excellent commendation"
    " honours honors third competent proficient".split()
)
LEVELS = frozenset(
    "accomplished approaching beginning developing emerging exceeding exemplary meeting"
    " secure".split()
)
"""Results where they are quoted."""
_CAPITAL = frozenset(
    "First Pass Fail Credit Merit Satisfactory Outstanding Excellent Competent Proficient".split()
)
_LOW = 20
"""A figure below it behind a colon is a school year, or one of a count."""
_MANY = 40
"""A figure below it at the beginning is that of a list."""
_MOST = 100
_NO_NOUN = regex(
    r"[.,;:!?)”\"]| (?:and|at|but|for|from|in|is|of|on|so|that|to|was|when|which|with)\b|\s*\Z"
)
_ARTICLE = regex(r"(?i)(?:\A|[ (])an? \Z")
_OF_PEOPLE = {"P": "h", "T": "T"}
_FOR = regex(r" (?:for|on|in)\b")


_PLAIN = regex(r"(?<=d)x(?=[134])")
"""An adjective before a result: “a red 3/10”."""


class Read(NamedTuple):
    """The roles of a sentence, and where each word begins and ends."""

    roles: str
    places: tuple[tuple[int, int], ...]


def read(prose: str, start: int, end: int) -> Read:
    """Read a sentence of a block; a name of several words is one."""
    roles: list[str] = []
    places: list[tuple[int, int]] = []
    for role, since, to in _tokens(prose, start, end):
        last = roles[-1] if roles else ""
        if role == "N" and last in ("N", "T") and since - places[-1][1] < 3:
            places[-1] = places[-1][0], to
        elif role == "S" and last == "N":
            roles[-1], places[-1] = "S", (places[-1][0], to)
        elif role == "I" and last in ("W", "F") and not prose[to : to + 2].strip().islower():
            continue  # Test I
        elif role != "6" or last != "N" or not prose[since - 2].isupper():  # no course’s number
            roles.append(role)
            places.append((since, to))
    return Read(_PLAIN.sub("d", "".join(roles)), tuple(places))


def _tokens(prose: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """Each word, figure, phrase and sign with its role."""
    is_first, until, stop = True, start, -1
    for found in _TOKEN.finditer(prose, start, end):
        at, said = found.start(), found[0]
        if at < until:
            continue
        until, role, is_sign = found.end(), "", False
        phrase = _phrase(prose, at, said)
        if phrase is not None:
            until, role = phrase.end(), _shape(prose, phrase, is_first)
            if role in "56" and _is_mark(prose, phrase):
                role = "2"
            elif role == "6" and at == start and not _MANY <= float(phrase[0]) <= _MOST:
                role = "0"
        elif said[0].isalpha():
            role = "8" if _is_level(prose, at, said) else _word(said, is_first)
        else:
            is_sign, role = True, SIGNS.get(said, "") if at != stop else ""
        if role:
            yield role, at, until
        stop = until if role in ("D", "T") else -1
        is_first = said in '.:!?"“' or (is_first and is_sign and said not in ",;")


def _is_mark(prose: str, found: re.Match[str]) -> bool:
    """Whether a figure stands behind “a”, with no noun behind it, as in “a 62” and “a 3.4”."""
    is_one = _ARTICLE.search(prose, max(0, found.start() - 4), found.start()) is not None
    is_high = not found[0].isdigit() or _MANY < int(found[0]) <= _MOST
    return is_one and is_high and _NO_NOUN.match(prose, found.end()) is not None


def _is_level(prose: str, at: int, said: str) -> bool:
    return prose[max(0, at - 1) : at] in ("“", '"') and said in LEVELS


def _phrase(prose: str, at: int, said: str) -> re.Match[str] | None:
    """What is more than a word: figures, a letter, or words that belong together."""
    if said[0].isdigit():
        return _FIGURES.match(prose, at)
    if len(said) == 1:
        return _LETTERS.match(prose, at) if "A" <= said <= "P" else None
    if said.lower().partition("-")[0] in _OPENERS:
        return _PHRASES.match(prose, at)
    return None


def _shape(prose: str, found: re.Match[str], is_first: bool) -> str:
    kind, at = found.lastgroup or "", found.start()
    if kind == "bare" and found[0] == "A":
        is_article = is_first and prose[found.end() : found.end() + 1] == " "
        is_article = is_article and not _FOR.match(prose, found.end())
        if is_article or prose[found.end() + 1 : found.end() + 2].isdigit():
            return "d"
    if (
        kind == "figure"
        and int(found[0].partition(".")[0]) < _LOW
        and ":" in prose[max(0, at - 3) : at]
    ):
        return "0"
    if kind == "ratio" and _NO_RATIO.match(found[0]):
        return "0"
    return _SHAPES[kind]


def _word(said: str, is_first: bool) -> str:
    """The role of a word; one that is unknown may be a name."""
    small, has_capital = said.lower(), said[0].isupper()
    role = ROLES.get(small, "")
    if said in EXAMS:
        role = "X"
    elif said in TITLES:
        role = "T"
    elif said in _CAPITAL and not is_first:
        role = "7"
    elif role == "R" and has_capital and not is_first:  # May
        role = "N"
    elif not role and small in _CLASSES:
        role = "8"
    elif not role and small.endswith(("’s", "'s")):
        role = "S" if has_capital else _OF_PEOPLE.get(ROLES.get(small[:-2], ""), "x")
    elif not role and "-" in small:
        role = ROLES.get(small.rpartition("-")[2], "x").replace("I", "x")
    elif not role and small.endswith("ly"):
        role = "y"
    return role or ("N" if has_capital and len(said) > 1 else "x")
