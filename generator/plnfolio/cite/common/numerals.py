"""Numbers as words, so that “50 ways” is filed under F (APA Style blog, 12 April 2017)."""

from __future__ import annotations

import re

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    *("ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SCALES = ((1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand"))
_IRREGULAR = {
    "one": "first",
    "two": "second",
    "three": "third",
    "five": "fifth",
    "eight": "eighth",
    "nine": "ninth",
    "twelve": "twelfth",
}
_LEADING = re.compile(r"[^\w]*?(\d{1,3}(?:,\d{3})+|\d+)(st|nd|rd|th)?(?![\d])", re.IGNORECASE)


def spell_leading_number(text: str) -> str:
    """``text`` with a number at its beginning written out; a year as it is said aloud.

    Numbers of more than twelve digits stay as they are.
    """
    match = _LEADING.match(text)
    if match is None:
        return text
    digits = match[1].replace(",", "")
    if len(digits) > 12:
        return text
    is_year = len(digits) == 4 and "," not in match[1] and match[2] is None
    words = _year(int(digits)) if is_year else _cardinal(int(digits))
    if match[2]:
        words = _ordinal(words)
    return f"{words} {text[match.end() :]}"


def _cardinal(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    if number < 100:
        tens, ones = divmod(number, 10)
        return _TENS[tens] + (f" {_SMALL[ones]}" if ones else "")
    if number < 1000:
        hundreds, rest = divmod(number, 100)
        return f"{_SMALL[hundreds]} hundred" + (f" {_cardinal(rest)}" if rest else "")
    for size, name in _SCALES:
        if number >= size:
            many, rest = divmod(number, size)
            return f"{_cardinal(many)} {name}" + (f" {_cardinal(rest)}" if rest else "")
    raise AssertionError(number)


def _year(number: int) -> str:
    """“nineteen eighty four”, “two thousand nine”, “twenty fourteen”."""
    century, rest = divmod(number, 100)
    if number < 1100 or (century % 10 == 0 and rest < 10):
        return _cardinal(number)
    if rest == 0:
        return f"{_cardinal(century)} hundred"
    return f"{_cardinal(century)} {'oh ' if rest < 10 else ''}{_cardinal(rest)}"


def _ordinal(words: str) -> str:
    start, _, last = words.rpartition(" ")
    if last in _IRREGULAR:
        last = _IRREGULAR[last]
    elif last.endswith("y"):
        last = f"{last[:-1]}ieth"
    else:
        last = f"{last}th"
    return f"{start} {last}".strip()
