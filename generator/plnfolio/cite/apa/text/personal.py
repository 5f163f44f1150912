"""Personal communications: cited in the text with a day, never in the list (APA 8.9)."""

from __future__ import annotations

from plnfolio.cite.apa.dates import NO_DATE, has_date, issued, spoken
from plnfolio.model.reference import Reference

TYPES = frozenset({"personal_communication", "personal-communication"})
_TRACES = ("title", "container-title", "publisher", "archive", "URL", "DOI")


def is_personal(reference: Reference) -> bool:
    """Whether a reader has no way to find the work: a letter, a talk, an interview of one's own."""
    if reference.type in TYPES:
        return True
    return reference.type == "interview" and not any(reference[trace] for trace in _TRACES)


def personal_date(reference: Reference) -> str:
    """“personal communication, August 8, 2019”, which takes the place of the year."""
    date = issued(reference)
    day = spoken(date) if date is not None and has_date(date) else ""
    return f"personal communication, {day or NO_DATE}"
