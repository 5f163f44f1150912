"""Dates in entries and the year label: n.d., in press, ca., ranges, seasons (APA 9.13-9.17)."""

from __future__ import annotations

import re

from plnfolio.cite.apa import titles
from plnfolio.model.months import MONTHS
from plnfolio.model.reference import Date, Reference

SEASONS = ("Spring", "Summer", "Fall", "Winter")
NO_DATE = "n.d."
IN_PRESS = "in press"
RANGE = re.compile(r"(?<=[\d.])\s*-{1,3}\s*(?=\d|present)", re.IGNORECASE)
UNKNOWN = re.compile(r"^\[?\s*(?:n\.?\s?d\.?|no date|undated|s\.?\s?d\.?)\s*\]?$", re.IGNORECASE)
PENDING = re.compile(r"^(?:in[ -]press|forthcoming)$", re.IGNORECASE)
# Works of one issue a day, week or month, and spoken, shown or posted ones (APA 9.14).
DATED_TO_THE_DAY = frozenset(
    {
        "article-magazine",
        "article-newspaper",
        "broadcast",
        "collection",
        "document",
        "event",
        "interview",
        "motion_picture",
        "pamphlet",
        "performance",
        "periodical",
        "personal_communication",
        "post",
        "post-weblog",
        "speech",
        "webpage",
    }
)
# Below this, a year of the common era says so, as it could be taken for another.
ANCIENT = 500


def issued(reference: Reference) -> Date | None:
    """The date that counts; of a presentation the day it was given (APA 10.5)."""
    date = reference.dates.get("issued")
    held = reference.dates.get("event-date")
    if held is not None and has_date(held) and reference.type in SESSIONS:
        if date is None or not has_date(date):
            return held
        if date.parts and held.parts and len(date.parts[0]) < 3 <= len(held.parts[0]):
            return held
    return date if date is not None and has_date(date) else None


SESSIONS = frozenset({"event", "paper-conference", "performance", "speech"})


def has_date(date: Date) -> bool:
    """Whether anything is known of it."""
    return any(date.parts) or bool(date.literal.strip())


def is_dated(reference: Reference) -> bool:
    """Whether the entry will show a date other than “n.d.”."""
    return published_label(reference) != NO_DATE


def year_label(reference: Reference) -> str:
    """The year in the text: “2018”, “n.d.”, “in press”, “1900/1953” (APA 8.15, 9.41)."""
    label = published_label(reference)
    original = reference.dates.get("original-date")
    if original is None or not has_date(original):
        return label
    return f"{_years(original)}/{label}"


def published_label(reference: Reference) -> str:
    """The year of the edition used, without that of the original."""
    if PENDING.match(reference["status"].strip()):
        return IN_PRESS
    date = issued(reference)
    return _years(date) if date is not None else NO_DATE


def original_label(reference: Reference) -> str:
    """The year of the original work, empty if not known (APA 9.41)."""
    date = reference.dates.get("original-date")
    return _years(date) if date is not None and has_date(date) else ""


def with_suffix(label: str, suffix: str) -> str:
    """“2019a”, “n.d.-a”, “in press-a” (APA 9.47)."""
    if not suffix:
        return label
    return f"{label}{suffix}" if label[-1:].isdigit() else f"{label}-{suffix}"


def date_element(reference: Reference, year_suffix: str = "") -> str:
    """The date of an entry, without its parentheses: “2018, September 27–30” (APA 9.14)."""
    label = published_label(reference)
    date = issued(reference)
    year = with_suffix(label, year_suffix)
    if date is None or label == IN_PRESS or not any(date.parts):
        return year
    days = [part for part in date.parts if part]
    if date.named and (_seasonal(reference) if len(days[0]) == 1 else to_the_day(reference)):
        return f"{year}, {date.named}"
    if to_the_day(reference):
        if len(days) > 1 and days[0][0] != days[1][0] and len(days[0]) > 1:
            # From one year into the next: “2018, December 30–2019, January 2”.
            first = _year(days[0][0])
            circa = "ca. " if date.circa else ""
            begun = f"{circa}{with_suffix(first, year_suffix)}, {_day(days[0])}"
            return f"{begun}–{_year(days[1][0])}" + (
                f", {_day(days[1])}" if len(days[1]) > 1 else ""
            )
        detail = _days(days)
        if detail:
            return f"{year}, {detail}"
    if 0 < date.season <= len(SEASONS) and len(days[0]) == 1 and _seasonal(reference):
        return f"{year}, {SEASONS[date.season - 1]}"
    return year


def _seasonal(reference: Reference) -> bool:
    """Whether a season belongs to the entry: of what has days, and of journals without volumes."""
    numbered = titles.says(reference, "volume")
    return to_the_day(reference) or (reference.type == "article-journal" and not numbered)


def to_the_day(reference: Reference) -> bool:
    """Whether month and day belong to the entry (APA 9.14 and the templates of chapter 10)."""
    kind = reference.type
    said = f"{reference['genre']} {reference['medium']}".strip().lower()
    whole = not titles.says(reference, "container-title")
    if kind in ("broadcast", "motion_picture") and whole:
        # Whole films and series have years, videos and single broadcasts days (APA 10.12).
        if not said:
            return kind == "broadcast" or not reference.names.get("director")
        return not said.startswith("film") and "series" not in said
    if kind in ("review", "review-book"):
        return not titles.says(reference, "volume", "issue")
    if kind.startswith("entry"):
        return not titles.says(reference, "page", "volume")
    if kind == "paper-conference":
        # In proceedings it is dated like a chapter, at the event by its days (APA 10.5).
        printed = titles.says(reference, "page", "volume", "issue", "publisher")
        return whole or (titles.says(reference, "event-title") and not printed)
    return kind in DATED_TO_THE_DAY or any(word in said for word in DAILY.get(kind, ()))


# What a work is called can tell that it was out on a day, where its type does not.
DAILY = {
    "report": ("release", "newsletter"),
    "software": ("chat",),
    "song": ("speech", "interview", "podcast", "radio", "episode"),
}


def spoken(date: Date) -> str:
    """“May 5, 2019”, as for a retrieval (APA 9.16) or a personal communication (APA 8.9)."""
    if not any(date.parts):
        return date.literal.strip()
    part = next(part for part in date.parts if part)
    circa = "ca. " if date.circa else ""
    day = _day(part)
    if not day:
        return circa + _year(part[0])
    comma = "," if len(part) > 2 else ""
    return f"{circa}{day}{comma} {_year(part[0])}"


def _years(date: Date) -> str:
    years = [part[0] for part in date.parts if part]
    if not years:
        return _worded(date.literal.strip())
    circa = "ca. " if date.circa else ""
    if len(years) == 1 or years[0] == years[1]:
        open_end = "–present" if len(date.parts) > 1 and not date.parts[1] else ""
        return f"{circa}{_year(years[0])}{open_end}"
    if years[0] < 0 and years[1] < 0:
        return f"{circa}{-years[0]}–{_year(years[1])}"
    return f"{circa}{_year(years[0])}–{_year(years[1])}"


def _worded(literal: str) -> str:
    if UNKNOWN.match(literal):
        return NO_DATE
    return IN_PRESS if PENDING.match(literal) else RANGE.sub("–", literal)


def _year(year: int) -> str:
    if year < 0:
        return f"{-year} B.C.E."
    return f"{year} C.E." if 0 < year < ANCIENT else str(year)


def _days(parts: list[tuple[int, ...]]) -> str:
    """“September 27–30”, “March 30–April 2”, “June–July”."""
    first = _day(parts[0])
    if len(parts) < 2 or parts[0] == parts[1] or not first:
        return first
    last = _day(parts[1])
    if not last:
        return first
    if parts[0][:2] == parts[1][:2]:
        return f"{first}–{parts[1][2]}" if len(parts[0]) > 2 and len(parts[1]) > 2 else first
    return f"{first}–{last}"


def _day(part: tuple[int, ...]) -> str:
    if len(part) < 2 or not 0 < part[1] <= len(MONTHS):
        return ""
    month = MONTHS[part[1] - 1]
    return f"{month} {part[2]}" if len(part) > 2 and part[2] else month
