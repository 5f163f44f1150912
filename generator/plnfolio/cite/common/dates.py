"""Dates whatever the style: which of them counts, and years, days and spans of days as words."""

from __future__ import annotations

from plnfolio.model.months import MONTHS
from plnfolio.model.reference import Date, Reference

SEASONS = ("Spring", "Summer", "Fall", "Winter")
SESSIONS = frozenset({"event", "paper-conference", "performance", "speech"})
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


def has_date(date: Date) -> bool:
    """Whether anything is known of it."""
    return any(date.parts) or bool(date.literal.strip())


def spoken(date: Date) -> str:
    """“May 5, 2019”, as for a retrieval (APA 9.16) or a personal communication (APA 8.9)."""
    if not any(date.parts):
        return date.literal.strip()
    part = next(part for part in date.parts if part)
    circa = "ca. " if date.circa else ""
    day = day_of(part)
    if not day:
        return circa + year_of(part[0])
    comma = "," if len(part) > 2 else ""
    return f"{circa}{day}{comma} {year_of(part[0])}"


def year_of(year: int) -> str:
    """“2018”, “44 B.C.E.”, “90 C.E.”."""
    if year < 0:
        return f"{-year} B.C.E."
    return f"{year} C.E." if 0 < year < ANCIENT else str(year)


def days_of(parts: list[tuple[int, ...]]) -> str:
    """“September 27–30”, “March 30–April 2”, “June–July”."""
    first = day_of(parts[0])
    if len(parts) < 2 or parts[0] == parts[1] or not first:
        return first
    last = day_of(parts[1])
    if not last:
        return first
    if parts[0][:2] == parts[1][:2]:
        return f"{first}–{parts[1][2]}" if len(parts[0]) > 2 and len(parts[1]) > 2 else first
    return f"{first}–{last}"


def day_of(part: tuple[int, ...]) -> str:
    """“September 27” or “September”; empty where only the year is known."""
    if len(part) < 2 or not 0 < part[1] <= len(MONTHS):
        return ""
    month = MONTHS[part[1] - 1]
    return f"{month} {part[2]}" if len(part) > 2 and part[2] else month
