"""Dates: CSL's date objects and dates in words become one `Date`; what cannot be read is None.

Forms: CSL-JSON's ``date-parts``; EDTF level 1 as BibLaTeX uses it (year-month-day, ``/`` ranges,
``~`` and ``?``, seasons 21 to 24); RIS's year/month/day/words; and what stands on title pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date as day_of_calendar

from plnfolio.model.reference import Date
from plnfolio.read.references.markup import plain
from plnfolio.read.references.nothing import is_nothing
from plnfolio.read.references.words import SEASONS, date_in_words, in_seasons, is_possible

NONE = Date()

# APA 8.14 and 9.14: no date at all.
_NO_DATE = re.compile(
    r"^\[?(?:n\.?\s?d\.?|s\.?\s?f\.?|s\.?\s?d\.?|o\.?\s?j\.?|no date|no year|date unknown|undated"
    r"|not dated|date not (?:available|given|known|specified)|0{4}(?:[-/]0*)*)\]?$",
    re.IGNORECASE,
)

# Words for where a work is on its way to print; APA says “in press” (8.14, 9.14).
STATUSES = {
    "in press": "in press",
    "inpress": "in press",
    "in-press": "in press",
    "accepted": "in press",
    "forthcoming": "in press",
    "to appear": "in press",
    "advance online publication": "advance online publication",
    "online first": "advance online publication",
    "ahead of print": "advance online publication",
    "ahead-of-print": "advance online publication",
    "online ahead of print": "advance online publication",
    "epub ahead of print": "advance online publication",
    "publish ahead of print": "advance online publication",
    "early view": "advance online publication",
    "onlinefirst": "advance online publication",
    "online-first": "advance online publication",
    "latest articles": "advance online publication",
    "articles in advance": "advance online publication",
    "article in press": "in press",
    "articles in press": "in press",
    "prepublished": "advance online publication",
    "submitted": "submitted",
    "submitted for publication": "submitted",
    "under review": "submitted",
    "in preparation": "in preparation",
    "inpreparation": "in preparation",
    "in prep": "in preparation",
}


def status(text: str) -> str:
    """A publication status in APA's words, empty if the text is none."""
    return STATUSES.get(text.strip().strip(".[]()").lower(), "")


def is_no_date(text: str) -> bool:
    """Whether a text says that a work has no date (“n.d.”)."""
    text = text.strip()
    return not text or bool(_NO_DATE.match(text)) or is_nothing(text)


def read_date(value: object) -> Date | None:
    """A CSL date as exporters write it; `NONE` for “no date”, None for what cannot be read."""
    if isinstance(value, Mapping):
        return _from_object(value)
    if isinstance(value, day_of_calendar):
        return Date(parts=((value.year, value.month, value.day),))
    if isinstance(value, list):
        return _from_parts(value)
    if value is None:
        return NONE
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        return None
    text = plain(str(value))
    if is_no_date(text):
        return NONE
    if status(text):
        return Date(literal=status(text))
    return date_in_words(text)


def other_date(value: object) -> Date | None:
    """The first readable one of the dates that a record has besides an odd one (“otherwise”)."""
    others = value.get("otherwise") if isinstance(value, Mapping) else None
    found = map(read_date, others) if isinstance(others, list) else ()
    return next((date for date in found if date and date != NONE), None)


def _from_object(value: Mapping[object, object]) -> Date | None:
    parts, words = value.get("date-parts"), value.get("raw") or value.get("literal")
    if not parts and value.get("year"):
        parts = [[value.get(part) for part in ("year", "month", "day")]]
    found: Date | None = NONE
    if parts:
        found = _from_parts(parts)
    if (found is None or not found.parts) and words:
        read = read_date(words) if isinstance(words, (str, int)) else None
        if read is None and value.get("literal"):
            read = Date(literal=plain(str(value["literal"])))
        found = read
    elif found == NONE and value.get("edtf"):
        found = read_date(value["edtf"])
    if found is None:
        return None
    if not (found.parts or found.literal):
        return NONE
    season = _season(value.get("season")) or found.season
    return replace(
        found,
        season=season if found.parts and not found.named else 0,
        circa=found.circa or _is_circa(value),
    )


def _is_circa(value: Mapping[object, object]) -> bool:
    return str(value.get("circa", "")).lower() in ("true", "1", "yes")


def _from_parts(value: object) -> Date | None:
    if not isinstance(value, list) or not value:
        return NONE if not value else None
    if all(isinstance(part, Mapping) for part in value):
        return _from_mappings(value)
    if not isinstance(value[0], list):
        value = [value]
    parts: list[tuple[int, ...]] = []
    seasons: list[int] = []
    for part in value[:2]:
        numbers = _numbers(part)
        if numbers is None:
            return read_date(str(part[0])) if len(value) == 1 and len(part) == 1 else None
        if len(numbers) > 1 and not 1 <= numbers[1] <= 12:
            season = numbers[1] % 20 if numbers[1] in (21, 22, 23, 24) else numbers[1] - 12
            if not 1 <= season <= 4:
                return None
            seasons.append(season)
            numbers = numbers[:1]
        if not is_possible(numbers):
            return None
        parts.append(numbers)
    while parts and not parts[-1] and len(parts) == 1:
        parts.pop()
    if parts and not parts[0]:
        return None
    return in_seasons(tuple(parts), seasons)


def _from_mappings(value: list[Mapping[object, object]]) -> Date | None:
    """Dates as Pandoc had them before version 2.11, and as Better BibTeX's CSL YAML has them."""
    found = _from_parts([[one.get(part) for part in ("year", "month", "day")] for one in value])
    if not (found and found.parts):
        words = value[0].get("literal") or value[0].get("raw") or value[0].get("other")
        return read_date(words) or (Date(literal=plain(str(words))) if words else found)
    seasons = [season for one in value if (season := _season(one.get("season")))]
    made = in_seasons(found.parts, seasons) if seasons else found
    return replace(made, circa=made.circa or any(map(_is_circa, value)))


def _numbers(part: object) -> tuple[int, ...] | None:
    """A date part's numbers; what follows an empty one is dropped, since a day needs a month."""
    if not isinstance(part, list):
        return None
    numbers: list[int] = []
    for value in part[:3]:
        if value in (None, "", 0, "0", "00"):
            break
        if isinstance(value, bool) or not re.fullmatch(r"-?\d{1,6}", str(value).strip()):
            return None
        numbers.append(int(str(value).strip()))
    return tuple(numbers)


def _season(value: object) -> int:
    text = str(value or "").strip().lower()
    if text in SEASONS:
        return SEASONS[text]
    number = int(text) if re.fullmatch(r"\d{1,2}", text) else 0
    if number in (21, 22, 23, 24):
        number -= 20
    return number if 1 <= number <= 4 else 0
