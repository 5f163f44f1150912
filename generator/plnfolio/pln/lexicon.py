"""The English words of amounts and rates: numbers, spans of time, how often."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

DAYS_A_MONTH = 365.25 / 12
WEEKS_A_MONTH = DAYS_A_MONTH / 7


@dataclass(frozen=True, slots=True)
class Unit:
    """A word for a span of time.

    ``minutes`` is how long one takes (0: nobody spends a whole one), ``rate`` how many of them
    are in a month (0: nothing is done once every such span). ``calendar`` units are also meant by
    “the week”, “this month”.
    """

    minutes: float = 0
    rate: float = 0
    calendar: bool = False


@dataclass(frozen=True, slots=True)
class Token:
    """One word or sign: what sort it is, and its number or unit where it has one."""

    kind: str
    number: float = 0
    unit: Unit = Unit()


_UNITS: Mapping[str, Unit] = {
    "minute minutes min mins m ′ '": Unit(1),
    "hour hours hr hrs h": Unit(60),
    "morning mornings afternoon afternoons": Unit(4 * 60, DAYS_A_MONTH),
    "evening evenings": Unit(3 * 60, DAYS_A_MONTH),
    "night nights": Unit(0, DAYS_A_MONTH),
    "day days": Unit(8 * 60, DAYS_A_MONTH),
    "weekday weekdays workday workdays weeknight weeknights": Unit(0, 5 * WEEKS_A_MONTH),
    "weekend weekends": Unit(16 * 60, WEEKS_A_MONTH),
    "week weeks wk wks w": Unit(40 * 60, WEEKS_A_MONTH, calendar=True),
    "fortnight fortnights": Unit(0, WEEKS_A_MONTH / 2),
    "month months mo mth mths": Unit(0, 1, calendar=True),
    "term terms trimester trimesters": Unit(0, 1 / 3, calendar=True),
    "semester semesters": Unit(0, 1 / 4, calendar=True),
    "schoolyear schoolyears": Unit(0, 1 / 9, calendar=True),
    "year years yr yrs y annum": Unit(0, 1 / 12, calendar=True),
    "monday mondays tuesday tuesdays wednesday wednesdays thursday thursdays friday fridays "
    "saturday saturdays sunday sundays": Unit(0, WEEKS_A_MONTH),
}

_OFTEN: Mapping[str, float] = {
    "daily nightly": DAYS_A_MONTH,
    "weekly pw": WEEKS_A_MONTH,
    "fortnightly biweekly": WEEKS_A_MONTH / 2,
    "monthly": 1,
    "bimonthly": 1 / 2,
    "quarterly": 1 / 3,
    "yearly annually": 1 / 12,
}

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "half": 1 / 2}

_KINDS: Mapping[str, str] = {
    "article": "a an",
    "hundred": "hundred",
    "couple": "couple",
    "few": "few",
    "several": "several",
    "per": "per / p",
    "every": "every each",
    "the": "the this",
    "times": "times time x × * ×",
    "to": "to - until till through",
    "or": "or",
    "and": "and & plus",
    "join": ", ;",
    "plus": "+",
    "most": "≤ < under below max maximum",
    "least": "≥ ⊕ > over above minimum",
    "between": "between from",
    "of": "of",
    "session": "meeting meetings session sessions episode episodes webinar webinars call calls "
    "visit visits class classes chat chats event events workshop workshops lunch lunches "
    "conversation conversations seminar seminars lecture lectures post posts issue issues",
    "filler": "about around roughly approximately approx approximate ca circa c ~ ≈ maybe perhaps "
    "probably usually typically generally normally average avg total altogether only just nearly "
    "almost some spent spend i it long varies variable varying : . = ( )",
    "aside": "for on in at with while when if but mostly mainly depending during including because "
    "as by reading listening watching writing more less sometimes",
}

_PHRASES: Mapping[str, str] = {
    "bi-weekly": "biweekly",
    "bi-monthly": "bimonthly",
    "up to": "≤",
    "at most": "≤",
    "at the most": "≤",
    "no more than": "≤",
    "not more than": "≤",
    "less than": "≤",
    "fewer than": "≤",
    "a maximum of": "≤",
    "maximum of": "≤",
    "or less": "≤",
    "or fewer": "≤",
    "at least": "≥",
    "at the least": "≥",
    "no less than": "≥",
    "not less than": "≥",
    "more than": "≥",
    "a minimum of": "≥",
    "minimum of": "≥",
    "or more": "⊕",
    "and more": "⊕",
    "and up": "⊕",
    "or longer": "⊕",
    "or so": " ",
    "give or take": " ",
    "in total": " ",
    "on average": " ",
    "an average of": " ",
    "average of": " ",
    "of my time": " ",
    "a total of": " ",
    "every other": "every 2",
    "every second": "every 2",
    "every third": "every 3",
    "every fourth": "every 4",
    "at a time": "apiece",
    "each time": "apiece",
    "every time": "apiece",
    "a time": "apiece",
    "a piece": "apiece",
    "academic year": "schoolyear",
    "school year": "schoolyear",
    "working day": "workday",
    "work day": "workday",
    "week day": "weekday",
}
_STARTS = "|".join(sorted({phrase[:2] for phrase in _PHRASES}))
# The look ahead spares most words the long list.
_PHRASE = regex(rf"\b(?={_STARTS})(?:{'|'.join(sorted(_PHRASES, key=len, reverse=True))})\b")
_TOKEN = regex(r"\d+/\d+|\d+:\d\d|\d*[.,]?\d+(?:[.,]\d+)*|[^\W\d_]+|[^\w\s]")
_MARKUP = regex(r"\[[^\]]*@[^\]]*\]|[*_`]")
DASHES = str.maketrans(dict.fromkeys("–—−‐‑‒", "-"))
"""Every dash becomes a hyphen."""

_LONGEST = 200
"""Letters that are read; a time is a phrase, not an essay."""


def _vocabulary() -> dict[str, Token]:
    words: dict[str, Token] = {}
    for kind, listed in _KINDS.items():
        words.update(dict.fromkeys(listed.split(), Token(kind)))
    for number, word in enumerate(_SMALL.split()):
        words[word] = Token("number", number)
    for number, word in enumerate(_TENS.split()):
        words[word] = Token("tens", 20 + 10 * number)
    words |= {sign: Token("fraction", value) for sign, value in _FRACTIONS.items()}
    for listed, unit in _UNITS.items():
        words.update(dict.fromkeys(listed.split(), Token("unit", unit=unit)))
    for listed, rate in _OFTEN.items():
        words.update(dict.fromkeys(listed.split(), Token("often", rate)))
    for count, word in enumerate(("once", "twice", "thrice"), 1):
        words[word] = Token("count", count)
    words["quarter"] = words["quarters"] = Token("quarter", 1 / 4, Unit(0, 1 / 3, calendar=True))
    words["apiece"] = Token("each")
    return words


_WORDS = _vocabulary()
_UNKNOWN = Token("word")


def tokens(words: str) -> list[Token]:
    """A phrase as tokens, in small letters, without Markdown's emphasis and citations."""
    text = _MARKUP.sub("", words[:_LONGEST]).casefold().translate(DASHES)
    text = _PHRASE.sub(lambda match: f" {_PHRASES[match[0]]} ", text)
    return list(_lex(text))


def _lex(text: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word[-1].isdigit():
            yield _numeral(word)
        else:
            yield _WORDS.get(word, _UNKNOWN)


@lru_cache(maxsize=1024)
def _numeral(word: str) -> Token:
    if "/" in word:
        part, whole = (int(digits) for digits in word.split("/"))
        # More than that is no fraction anybody writes, but a price, a date or a score.
        return Token("fraction", part / whole) if 0 < part < whole <= 8 else _UNKNOWN
    if ":" in word:
        hours, minutes = (int(digits) for digits in word.split(":"))
        return Token("clock", hours + minutes / 60) if minutes < 60 else _UNKNOWN
    value = numeral(word)
    return _UNKNOWN if value is None else Token("number", value)


_THOUSANDS = regex(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?")
_DECIMAL = regex(r"\d*[.,]\d+|\d+")


def numeral(digits: str) -> float | None:
    """The number that figures mean: “1.5”, “1,5”, “1,000”, “1,234.50”, “1.234.567”.

    A comma before exactly three figures parts thousands; any other one is a decimal point.
    """
    if not digits.isascii() or len(digits) > 15:
        return None
    if _THOUSANDS.fullmatch(digits):
        comma = digits.find(",")
        point = digits.find(".")
        grouping = "," if comma >= 0 and (comma < point or point < 0) else "."
        return float(digits.replace(grouping, "").replace(",", "."))
    if _DECIMAL.fullmatch(digits):
        return float(digits.replace(",", "."))
    return None
