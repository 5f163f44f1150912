"""The date of a reference, as it stands in its parentheses, as CSL-JSON has it (APA 9.14)."""

from __future__ import annotations

import re
from typing import Any

from plnfolio.cite.common.dates import day_of
from plnfolio.model.reference import Date
from plnfolio.patterns import regex
from plnfolio.read.references.dates import is_no_date, status
from plnfolio.read.references.words import date_in_words

_YEAR = r"(?:1[0-9]|20)\d\d"
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
    r"|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|Spring|Summer|Fall|Autumn|Winter)"
)
DATE = regex(
    rf"[(\[](?P<date>n\.? ?d\.?(?:-[a-z])?|no date|undated|in[ -]press(?:-[a-z])?|forthcoming"
    rf"|(?:ca\.|c\.|circa) [^()\[\]]{{1,30}}"
    rf"|(?:\d{{3,4}}/)?{_YEAR}[a-z]?(?:[,;:/ –-][^()\[\]]{{0,40}})?"
    rf"|[^()\[\]\d]{{0,4}}(?:\d{{1,2}} )?{_MONTH}\.? [^()\[\]]{{0,24}}{_YEAR}[a-z]?"
    rf"|\d{{1,4}} (?:B\.?C\.?|C\.?E\.?|A\.?D\.?)[^()\[\]]{{0,12}})[)\]]",
    re.IGNORECASE,
)
"""The parentheses of a date; legal references and years in other places may have such, too."""

LETTER = regex(r"(?<=\d{4})[a-z](?![a-z])|(?<=n\.d\.)-[a-z]\b|(?<=in press)-[a-z]\b")
"""Sets works of one author and year apart (APA 9.47); no part of the date."""


def issued(text: str) -> dict[str, Any] | None:
    """The CSL fields of a date; empty for “n.d.”, None for what cannot be read."""
    text = LETTER.sub("", text.strip())
    if is_no_date(text):
        return {}
    if said := status(text):
        return {"status": said}
    both = re.fullmatch(r"(\d{3,4}|ca\. \d+)\s*/\s*(\d{4})", text)
    if both and int(both[2]) - int(both[1].removeprefix("ca. ")) > 2:
        return {"issued": as_csl(both[2]), "original-date": as_csl(both[1])}
    made = as_csl(text)
    return {"issued": made} if made else None


def in_order(text: str) -> str:
    """“5 June 2018” and “2018, Jun. 5” as “2018, June 5”; other dates as they are."""
    parts = (as_csl(LETTER.sub("", text.strip())) or {}).get("date-parts", [])
    if len(parts) != 1 or len(parts[0]) < 2:
        return text
    return f"{parts[0][0]}, {day_of(tuple(parts[0]))}"


def as_csl(text: str) -> dict[str, Any] | None:
    """A date in words as CSL's date: parts, a season, or words where no parts can say it."""
    read = date_in_words(text)
    if read is None:
        return None
    if read.named or (len(read.parts) > 1 and not read.parts[1]):
        return {"literal": _worded(read, text)}
    made: dict[str, Any] = {"date-parts": [list(part) for part in read.parts]}
    if read.season:
        made["season"] = read.season
    if read.circa:
        made["circa"] = True
    return made


def _worded(read: Date, text: str) -> str:
    if read.named:
        return f"{read.named} {read.parts[0][0]}"
    years = f"{read.parts[0][0]}–present"
    return f"ca. {years}" if read.circa else years
