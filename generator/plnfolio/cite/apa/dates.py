"""Dates in entries and the year label: n.d., in press, ca., ranges, seasons (APA 9.13-9.17)."""

from __future__ import annotations

import re

from plnfolio.cite.common import titles
from plnfolio.cite.common.dates import SEASONS, day_of, days_of, has_date, issued, year_of
from plnfolio.model.reference import Date, Reference

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
            first = year_of(days[0][0])
            circa = "ca. " if date.circa else ""
            begun = f"{circa}{with_suffix(first, year_suffix)}, {day_of(days[0])}"
            return f"{begun}–{year_of(days[1][0])}" + (
                f", {day_of(days[1])}" if len(days[1]) > 1 else ""
            )
        detail = days_of(days)
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


def _years(date: Date) -> str:
    years = [part[0] for part in date.parts if part]
    if not years:
        return _worded(date.literal.strip())
    circa = "ca. " if date.circa else ""
    if len(years) == 1 or years[0] == years[1]:
        open_end = "–present" if len(date.parts) > 1 and not date.parts[1] else ""
        return f"{circa}{year_of(years[0])}{open_end}"
    if years[0] < 0 and years[1] < 0:
        return f"{circa}{-years[0]}–{year_of(years[1])}"
    return f"{circa}{year_of(years[0])}–{year_of(years[1])}"


def _worded(literal: str) -> str:
    if UNKNOWN.match(literal):
        return NO_DATE
    return IN_PRESS if PENDING.match(literal) else RANGE.sub("–", literal)
