"""The order of the reference list (APA 9.44–9.49), as one key that sorts every work."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from plnfolio.cite.apa.dates import NO_DATE, date_element, issued, published_label
from plnfolio.cite.apa.names import authors, initials
from plnfolio.cite.apa.numerals import spell_leading_number
from plnfolio.cite.apa.text.legal import is_legal
from plnfolio.cite.apa.text.title import headline
from plnfolio.cite.join import words
from plnfolio.cite.rich import text_of
from plnfolio.model.reference import Name, Reference

NameKey = tuple[str, tuple[str, ...], int, str]
DateKey = tuple[int, int, int, int]
ListKey = tuple[tuple[NameKey, ...], DateKey, str, str]

# Letters that Unicode does not take apart into a base and an accent.
_WHOLE_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "ħ": "h"}
)
_TAG = re.compile(r"</?(?:i|b|sup|sub|sc|span)\b[^<>]*>", re.IGNORECASE)
_ARTICLE = re.compile(r"^\W*(?:a|an|the)\s+(?=\S)", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SCREEN_NAME = re.compile(r"\s*\[[^\[\]]*\]\s*$")
_PART = re.compile(r"\b(part|vol(?:ume)?\.?|book|chapter|episode|module)\s+([a-z]+)\b", re.I)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_PART_NUMBERS = {word: i for words in (_WORDS, _ROMANS) for i, word in enumerate(words, start=1)}
_SUFFIX_RANKS = {"sr": 1, "jr": 2, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6}
_YEAR = re.compile(r"\d{4}")


def list_key(reference: Reference) -> ListKey:
    """Where a work stands in the list: authors, date, title, and its key to break the last tie.

    One author comes before several (9.46), no date before dates before “in press” (9.46), the
    same authors and date are ordered by title (9.47), and a work without an author is filed by
    its title (9.49).
    """
    names = () if is_legal(reference) else authors(reference)[0]
    title = title_letters(_filed_title(reference))
    keys = tuple(name_key(name) for name in names) or ((title, (), 0, ""),)
    return keys, _date_key(reference), title, reference.id


def _filed_title(reference: Reference) -> str:
    """The words that an entry shows for a title: parts of a series by their number (9.47)."""
    if is_legal(reference) or not reference["title"].strip():
        return text_of(headline(reference).whole)
    part = reference["part-number"]
    return words((reference["title"], f"part {part}" if part else "", reference["part-title"]), " ")


def name_key(name: Name) -> NameKey:
    """An author's place: surname letter by letter, initials one by one, then Sr., Jr., III (9.44).

    Given names count by their initials only, for that is all the list shows of them (9.45).
    """
    if name.literal or not (name.family or name.given):
        literal = _SCREEN_NAME.sub("", name.literal) or name.literal
        return letters(_ARTICLE.sub("", spell_leading_number(literal))), (), 0, ""
    surname = f"{name.non_dropping_particle} {name.family}" if name.family else name.given
    given = _SCREEN_NAME.sub("", name.given) if name.family else ""
    marks = tuple(part for part in re.split(r"\W+", initials(given).casefold()) if part)
    suffix = letters(name.suffix)
    return letters(surname), marks, _SUFFIX_RANKS.get(suffix, 9) if suffix else 0, suffix


@lru_cache(maxsize=4096)
def letters(text: str) -> str:
    """``text`` as it counts for filing: no spaces, marks, accents or capitals (9.44).

    Digits keep their value: “2” comes before “10”.
    """
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_WHOLE_LETTERS))
    kept = "".join(char for char in folded if char.isalnum())
    return _DIGITS.sub(lambda digits: digits[0].zfill(12), kept)


@lru_cache(maxsize=4096)
def title_letters(title: str) -> str:
    """A title as it counts for filing: without A, An or The at its front (9.49).

    A numbered part is filed by its number, not by the word for it (9.47).
    """
    plain = _ARTICLE.sub("", _TAG.sub("", title))
    numbered = _PART.sub(
        lambda part: f"{part[1]} {_PART_NUMBERS.get(part[2].casefold(), part[2])}", plain
    )
    return letters(spell_leading_number(numbered))


def _date_key(reference: Reference) -> DateKey:
    """No date, then years, then “in press” (9.46); a bare year before a day in it (9.47)."""
    label = published_label(reference)
    if label == NO_DATE:
        return 0, 0, 0, 0
    date = issued(reference)
    first = date.parts[0] if date is not None and date.parts else ()
    if date is None or not first or not any(char.isdigit() for char in label):
        year = _YEAR.search(label)
        return (1, int(year[0]), 0, 0) if year else (2, 0, 0, 0)
    if date_element(reference) == label:
        return 1, first[0], 0, 0
    month = first[1] if len(first) > 1 else date.season * 3
    return 1, first[0], month, first[2] if len(first) > 2 else 0
