"""A date in words or figures (“March 3-5, 2018”, “ca. 350 B.C.E.”) as a `Date`."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date as day_of_calendar

from plnfolio.model import months
from plnfolio.model.reference import Date

DateParts = tuple[int, ...]

SEASONS = {"spring": 1, "summer": 2, "autumn": 3, "fall": 3, "winter": 4}
MONTHS = {
    name[:length].lower(): n for n, name in enumerate(months.MONTHS, 1) for length in (3, len(name))
}
MONTHS |= {"sept": 9, "febr": 2, "juni": 6, "juli": 7}

_M = rf"(?P<{{}}>{'|'.join(sorted(MONTHS, key=len, reverse=True))})(?![a-z])\.?"
_D = r"(?P<{}>\d{{1,2}})(?:st|nd|rd|th)?"
_Y = r"(?P<y>\d{3,4})"
_TO = r"\s*(?:-+|[–—/&]|\bto\b|\band\b|\bthrough\b)\s*"
_M1, _M2, _D1, _D2 = _M.format("m1"), _M.format("m2"), _D.format("d1"), _D.format("d2")
_SEP = r"[\s,.-]*"

# Every way a month is written beside its year; groups y, m1, d1, m2, d2 are what was found.
_SHAPES = tuple(
    re.compile(rf"^{shape}$")
    for shape in (
        rf"{_M1}{_SEP}{_Y}",  # March 2018
        rf"{_Y}{_SEP}{_M1}",  # 2018 March
        rf"{_M1}\s*{_D1}\s*,?\s+{_Y}",  # March 3, 2018
        rf"{_D1}{_SEP}(?:of\s+)?{_M1}{_SEP}{_Y}",  # 3 March 2018
        rf"{_Y}{_SEP}{_M1}\s*-?{_D1}",  # 2018, March 3
        rf"{_Y}{_SEP}{_D1}{_SEP}{_M1}",  # 2018, 3 March
        rf"{_M1}{_TO}{_M2}{_SEP}{_Y}",  # March-April 2018
        rf"{_Y}{_SEP}{_M1}{_TO}{_M2}",  # 2018, March-April
        rf"{_M1}\s*{_D1}{_TO}{_D2}\s*,?\s+{_Y}",  # March 3-5, 2018
        rf"{_D1}{_TO}{_D2}{_SEP}{_M1}{_SEP}{_Y}",  # 3-5 March 2018
        rf"{_Y}{_SEP}{_M1}\s*{_D1}{_TO}{_D2}",  # 2018, March 3-5
        rf"{_M1}\s*{_D1}{_TO}{_M2}\s*{_D2}\s*,?\s+{_Y}",  # May 30 - June 2, 2018
        rf"{_D1}\s*{_M1}{_TO}{_D2}\s*{_M2}{_SEP}{_Y}",  # 30 May - 2 June 2018
        rf"{_Y}{_SEP}{_M1}\s*{_D1}{_TO}{_M2}\s*{_D2}",  # 2018, May 30 - June 2
    )
)
_SEASON = "|".join(SEASONS)
_SEASON_NAMES = ("Spring", "Summer", "Fall", "Winter")
_SEASON_SHAPES = (
    re.compile(rf"^(?P<s>{_SEASON}){_SEP}(?P<y>\d{{4}})$"),
    re.compile(rf"^(?P<y>\d{{4}}){_SEP}(?P<s>{_SEASON})$"),
)
# Two seasons are one issue's name, as two months are that a slash joins.
_TWO = rf"(?P<s1>{_SEASON})\s*(?P<joint>[/&–-]|to|and)\s*(?P<s2>{_SEASON})"
_SEASONS = (
    re.compile(rf"^{_TWO},?\s*(?P<y>\d{{4}})$"),
    re.compile(rf"^(?P<y>\d{{4}}),?\s*{_TWO}$"),
)
_ISO = re.compile(r"^(-?\d{4})(?:[-.](\d{1,2})(?:[-.](\d{1,2}))?)?$")
_SLASHED = re.compile(r"^(\d{4})/(\d{0,2})(?:/(\d{0,2})(?:/(.*))?)?$")
_COMPACT = re.compile(r"^(\d{4})(\d\d)(\d\d)$")
_US_OR_NOT = re.compile(r"^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$")
_YEARS = re.compile(
    r"^(\d{3,4})\s*(?:-+|[–—/]|\bto\b)\s*(\d{1,4}|present|today|ongoing|current|\.\.)?$"
)
_ERA = re.compile(r"\s*\b(?:(b\.?\s?c\.?(?:\s?e\.?)?)|c\.?\s?e\.?|a\.?\s?d\.?)(?=\W|$)\.?")
_CIRCA = re.compile(
    r"^(?:ca?\.\s*|circa\s+|ca\s+|c\s+|about\s+|around\s+|approx(?:\.|imately)?\s*|~\s*)"
)
_RIGHT = re.compile(r"^(?:©\s*|cop\.?\s*|copyright\s+|\(c\)\s*|c|p)(?=\d{4}\b)")
_CLOCK = re.compile(
    r"(?:t|\s+|,\s*)\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:z|utc|gmt|[+-]\d\d:?\d\d)?$"
)
_WEEKDAY = re.compile(r"^(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?\b[.,]?\s*")


def date_in_words(text: str) -> Date | None:
    """The date a text stands for, None if it is none or could be two (“03/05/2018”)."""
    text, circa = _without_doubt(text.strip().lower())
    text = _WEEKDAY.sub("", _CLOCK.sub("", text)).strip(" ,;")
    text = text if text.endswith("/..") else text.strip(".")
    found = _era(text) or _figures(text) or _named(text) or _season(text) or _interval(text)
    if not found or not all(map(is_possible, found.parts)):
        return None
    return replace(found, circa=circa or found.circa)


def in_seasons(parts: tuple[DateParts, ...], seasons: list[int]) -> Date:
    """Years with a season, or with the two seasons that an issue is called by."""
    if len(seasons) == 2 and seasons[0] != seasons[1]:
        first, second = (_SEASON_NAMES[season - 1] for season in seasons)
        years = parts[:1] if parts[:1] == parts[1:] else parts
        return Date(years, named=f"{first}/{second}")
    return Date(parts, seasons[0] if seasons else 0)


def is_possible(part: DateParts) -> bool:
    """Whether a year, month and day stand in some calendar; an empty part is an open end."""
    if not part:
        return True
    if part[0] == 0 or not -99999 <= part[0] <= 9999:
        return False
    if len(part) > 1 and not 1 <= part[1] <= 12:
        return False
    try:
        day_of_calendar(2000 + part[0] % 4, part[1] if part[1:] else 1, part[2] if part[2:] else 1)
    except ValueError:
        return False
    return True


def _without_doubt(text: str) -> tuple[str, bool]:
    """The text without brackets, “ca.” and “?”, and whether it had a mark of doubt."""
    bare = re.sub(r"[\[\](){}]", "", text).strip()
    doubt = _CIRCA.match(bare)
    if doubt:
        bare = bare[doubt.end() :]
    bare = _RIGHT.sub("", bare)
    ended = re.sub(r"\s*[?~%]+$", "", bare)
    return re.sub(r"^(\d{4})[a-z]$", r"\1", ended), bool(doubt) or ended != bare


def _era(text: str) -> Date | None:
    """Years before the common era, also as a range that counts down or crosses into it."""
    if not _ERA.search(text):
        return None
    if after := re.fullmatch(r"a\.?\s?d\.?\s*(\d{1,4})", text):
        return Date(parts=((int(after[1]),),))
    ends = [_in_era(end) for end in re.split(r"\s*(?:-+|[–—/]|\bto\b)\s*", text)]
    years = [end for end in ends if end]
    if not 1 <= len(years) == len(ends) <= 2 or not years[-1][1]:
        return None  # “350 B.C.E./1994” holds two dates
    last = years[-1][1]
    return Date(parts=tuple((-year if (era or last) == "b" else year,) for year, era in years))


def _in_era(text: str) -> tuple[int, str] | None:
    """“350 b.c.e.” as the year and “b” or “c”; a year alone has no era."""
    match = re.fullmatch(r"(\d{1,5})(\s*\D.*)?", text.strip())
    era = _ERA.fullmatch(match[2]) if match and match[2] else None
    if not match or (match[2] and not era):
        return None
    return int(match[1]), ("b" if era[1] else "c") if era else ""


def _figures(text: str) -> Date | None:
    """Dates in figures alone."""
    if match := _ISO.match(text):
        return _iso(match[1], match[2], match[3])
    if match := _SLASHED.match(text):
        return _slashed(*match.groups())
    if match := _COMPACT.match(text):
        return Date(parts=(_part(*match.groups()),))
    if match := _US_OR_NOT.match(text):
        return _day_or_month(int(match[1]), int(match[3]), int(match[4]))
    if match := _YEARS.match(text):
        return _years(match[1], match[2] or "")
    if re.fullmatch(r"-?\d{3,4}", text):
        return Date(parts=((int(text),),))
    return None


def _iso(year: str, month: str | None, day: str | None) -> Date | None:
    number = int(year)
    if year.startswith("-"):
        number -= 1  # EDTF counts a year 0, which is 1 B.C.E.
    if month and int(month) in (21, 22, 23, 24) and not day:
        return Date(parts=((number,),), season=int(month) - 20)
    if month and int(month) > 12 and not day:
        return _years(year, month)
    return Date(parts=(_part(str(number), month, day),))


def _slashed(year: str, month: str, day: str | None, words: str | None) -> Date | None:
    """RIS's “year/month/day/words”, of which all but the year may be missing."""
    if month and int(month) > 12 and not day:
        return _years(year, month)
    if not (month or day) and words:
        inner = date_in_words(f"{words} {year}") if not words[:1].isdigit() else None
        return inner or date_in_words(words) or Date(parts=((int(year),),))
    return Date(parts=(_part(year, month, day),))


def _day_or_month(first: int, second: int, year: int) -> Date | None:
    if first > 12 >= second:
        return Date(parts=((year, second, first),))
    if second > 12 >= first or first == second:
        return Date(parts=((year, first, second),))
    return None


def _years(first: str, last: str) -> Date | None:
    """A range of years; the second may be cut short (“2019-20”) or open (“2016-present”)."""
    if not last.isdigit():
        return Date(parts=((int(first),), ()))
    full = first[: -len(last)] + last if len(last) < len(first) else last
    return Date(parts=((int(first),), (int(full),))) if int(full) > int(first) else None


def _named(text: str) -> Date | None:
    """Dates with months by name."""
    for shape in _SHAPES:
        if match := shape.match(text):
            found = match.groupdict()
            year, month = found["y"], str(MONTHS[found["m1"]])
            start = _part(year, month, found.get("d1"))
            if not (found.get("m2") or found.get("d2")):
                return Date(parts=(start,))
            later = str(MONTHS[found["m2"]]) if found.get("m2") else month
            end = _part(year, later, found.get("d2"))
            if end < start:  # December-January belongs to the year it ends in
                start = (start[0] - 1, *start[1:])
                return Date(parts=(start, end))
            slashed = "/" in text and not (found.get("d1") or found.get("d2"))
            named = "/".join(months.MONTHS[part[1] - 1] for part in (start, end))
            return Date(parts=(start, end), named=named if slashed else "")
    return None


def _season(text: str) -> Date | None:
    for shape in _SEASONS:
        if match := shape.match(text):
            joint = "/" if match["joint"] in "/&" else "–"
            named = f"{match['s1'].capitalize()}{joint}{match['s2'].capitalize()}"
            return Date(parts=((int(match["y"]),),), named=named)
    for shape in _SEASON_SHAPES:
        if match := shape.match(text):
            return Date(parts=((int(match["y"]),),), season=SEASONS[match["s"]])
    return None


def _interval(text: str) -> Date | None:
    """Two whole dates with a slash, dash or “to” between, the second perhaps open."""
    for joint in ("/", " to ", "–", "—", " - ", "--", "-"):
        first, found, last = text.partition(joint)
        if not found:
            continue
        start = date_in_words(first)
        if not start or len(start.parts) != 1 or start.named:
            continue
        if last.strip() in ("", "..", "open", "present", "ongoing"):
            return Date(parts=(*start.parts, ()), circa=start.circa)
        end = date_in_words(last)
        if end and start.season and end.season:
            return in_seasons(start.parts + end.parts, [start.season, end.season])
        if end and len(end.parts) == 1 and not (start.season or end.season or end.named):
            return Date(parts=start.parts + end.parts, circa=start.circa or end.circa)
    return None


def _part(year: str, month: str | None, day: str | None) -> DateParts:
    """A year, month and day cut short where one is missing or zero."""
    numbers: list[int] = []
    for text in (year, month, day):
        if not text or not int(text):
            break
        numbers.append(int(text))
    return tuple(numbers)
