"""The English months, for what is English whatever the site is: APA, and the command line."""

from __future__ import annotations

import datetime

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def in_words(day: datetime.date) -> str:
    """A day as one writes it: 15 April 2023."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"
