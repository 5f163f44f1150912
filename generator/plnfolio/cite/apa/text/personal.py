"""Personal communications: cited in the text with a day, never in the list (APA 8.9)."""

from __future__ import annotations

from plnfolio.cite.apa.dates import NO_DATE
from plnfolio.cite.apa.entry import in_list
from plnfolio.cite.apa.entry.presentations import WHERE_FOUND
from plnfolio.cite.common.dates import has_date, issued, spoken
from plnfolio.model.reference import Reference


def is_personal(reference: Reference) -> bool:
    """Whether a reader has no way to find the work: a letter, a talk, an interview of one's own."""
    if reference.type == "interview":
        return not any(reference[trace] for trace in ("title", *WHERE_FOUND))
    return not in_list(reference)


def personal_date(reference: Reference) -> str:
    """“personal communication, August 8, 2019”, which takes the place of the year."""
    date = issued(reference)
    day = spoken(date) if date is not None and has_date(date) else ""
    return f"personal communication, {day or NO_DATE}"
