"""What counts of names and titles where a list is in the order of the alphabet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache

from plnfolio.cite.common.numerals import spell_leading_number
from plnfolio.model.reference import Name

NameKey = tuple[str, tuple[str, ...], int, str]
DateKey = tuple[int, int, int, int]
ListKey = tuple[tuple[NameKey, ...], DateKey, str, str]
"""Where a work stands in a list: its authors, date and title, and its citation key."""

# Letters that Unicode does not take apart into a base and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>", re.IGNORECASE)
_ARTICLE = re.compile(r"^\W*(?:a|an|the)\s+(?=\S)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SCREEN_NAME = re.compile(r"\s*\[[^\[\]]*\]\s*$")
_SUFFIX_RANKS = {"sr": 1, "jr": 2, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}


def name_key(name: Name, given: Callable[[str], str]) -> NameKey:
    """An author's place: surname letter by letter, given names one by one, then Sr., Jr., III.

    ``given`` makes of the given names what the list shows of them, for they count by that alone.
    """
    if name.literal or not (name.family or name.given):
        literal = _SCREEN_NAME.sub("", name.literal) or name.literal
        return letters(_ARTICLE.sub("", spell_leading_number(literal))), (), 0, ""
    surname = f"{name.non_dropping_particle} {name.family}" if name.family else name.given
    first = _SCREEN_NAME.sub("", name.given) if name.family else ""
    marks = tuple(part for part in re.split(r"\W+", given(first).casefold()) if part)
    suffix = letters(name.suffix)
    return letters(surname), marks, _SUFFIX_RANKS.get(suffix, 9) if suffix else 0, suffix


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """``text`` as it counts for filing: no spaces, marks, accents or capitals.

    Digits keep their value: “2” comes before “10”.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    kept = "".join(char for char in folded if char.isalnum())
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), kept)


@lru_cache(maxsize=4096)
def title_letters(title: str) -> str:
    """A title as it counts for filing: without A, An or The at its front, a number as words."""
    return letters(spell_leading_number(_ARTICLE.sub("", without_tags(title))))


def without_tags(title: str) -> str:
    """The words of a title, however they are set."""
    return _TAG.sub("", title)
