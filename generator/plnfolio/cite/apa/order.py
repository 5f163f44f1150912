"""The order of the reference list (APA 9.44–9.49), as one key that sorts every work."""

from __future__ import annotations

import re
from functools import lru_cache

from plnfolio.cite.apa.bylines import authors
from plnfolio.cite.apa.dates import NO_DATE, date_element, published_label
from plnfolio.cite.apa.text.legal import is_legal
from plnfolio.cite.apa.text.title import headline
from plnfolio.cite.common.dates import issued
from plnfolio.cite.common.filing import DateKey, ListKey, name_key, title_letters, without_tags
from plnfolio.cite.common.join import words
from plnfolio.cite.common.names import initials
from plnfolio.cite.rich import text_of
from plnfolio.model.reference import Reference

_PART = re.compile(r"\b(part|vol(?:ume)?\.?|book|chapter|episode|module)\s+([a-z]+)\b", re.I)
_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ROMANS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_PART_NUMBERS = {word: i for words in (_WORDS, _ROMANS) for i, word in enumerate(words, start=1)}
_YEAR = re.compile(r"\d{4}")


def list_key(reference: Reference) -> ListKey:
    """Where a work stands in the list: authors, date, title, and its key to break the last tie.

    One author comes before several (9.46), no date before dates before “in press” (9.46), the
    same authors and date are ordered by title (9.47), and a work without an author is filed by
    its title (9.49). Given names count by their initials, which is all the list shows (9.45).
    """
    names = () if is_legal(reference) else authors(reference)[0]
    title = title_letters(_numbered(_filed_title(reference)))
    keys = tuple(name_key(name, initials) for name in names) or ((title, (), 0, ""),)
    return keys, _date_key(reference), title, reference.id


def _filed_title(reference: Reference) -> str:
    """The words that an entry shows for a title: parts of a series by their number (9.47)."""
    if is_legal(reference) or not reference["title"].strip():
        return text_of(headline(reference).whole)
    part = reference["part-number"]
    return words((reference["title"], f"part {part}" if part else "", reference["part-title"]), " ")


@lru_cache(maxsize=4096)
def _numbered(title: str) -> str:
    """A numbered part is filed by its number, not by the word for it (9.47)."""
    return _PART.sub(
        lambda part: f"{part[1]} {_PART_NUMBERS.get(part[2].casefold(), part[2])}",
        without_tags(title),
    )


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
