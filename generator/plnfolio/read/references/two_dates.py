"""Two dates in one field: the edition in hand and its original (“1967/2003”, APA 9.41)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.model.reference import Date
from plnfolio.read.references.markup import plain
from plnfolio.read.references.words import date_in_words

# A slash between years that are close is one issue or one project (“2012/2013”).
_CLOSE, _CLOSE_IN_EDTF = 2, 20
# Kinds of work that come out again; a film, a series or a grant runs from year to year.
_REPUBLISHED = frozenset(
    ("article-journal", "article-magazine", "book", "chapter", "classic", "document", "entry",
     "entry-encyclopedia", "manuscript", "musical_score", "pamphlet", "webpage")
)  # fmt: skip
_ORIGINAL = (
    r"(?:orig(?:inal|inally)?\.?(?: work)?(?: published| publication| ed(?:ition|\.))?(?: in)?"
    r"|first published(?: in)?|1st ed\.?|first edition)"
)
_AGAIN = r"(?:reprint(?:ed)?|repr\.?|reissued?|republished|new ed(?:ition|\.))(?: in)?"
# Each with the groups o, the original, and n, the newer one.
_SHAPES = tuple(
    re.compile(shape, re.IGNORECASE)
    for shape in (
        r"(?P<o>[^/]*\d[^/]*?)\s*/\s*(?P<n>\d{4})",
        r"\[(?P<o>[^\[\]]*\d{3}[^\[\]]*)\]\s*(?P<n>\d{4})",
        rf"(?P<n>\d{{4}})\s*[,;]?\s*[\[(]?\s*{_ORIGINAL}\s*:?\s*(?P<o>[^\[\]()]*\d)\s*[\])]?\.?",
        r"(?P<n>\d{4})\s*[\[(](?P<o>\d{4})[\])]",
        rf"(?P<o>\d{{4}})\s*[,;]?\s*[\[(]?\s*{_AGAIN}\s*:?\s*(?P<n>\d{{4}})\s*[\])]?\.?",
    )
)


def original_and_new(value: object, item_type: str) -> tuple[Date, Date] | None:
    """The two dates of a field that holds both; None for one date, and for a range."""
    edtf = isinstance(value, Mapping) and "edtf" in value
    if isinstance(value, Mapping):
        value = value.get("edtf") or value.get("literal") or value.get("raw")
    if not isinstance(value, str) or item_type not in _REPUBLISHED:
        return None
    text = plain(value)
    for shape in _SHAPES:
        found = shape.fullmatch(text)
        original = date_in_words(found["o"]) if found else None
        newer = date_in_words(found["n"]) if found else None
        if not (original and newer and original.parts and newer.parts):
            continue
        between = newer.parts[0][0] - original.parts[0][0]
        if between > (_CLOSE_IN_EDTF if edtf else _CLOSE):
            return original, newer
    return None
