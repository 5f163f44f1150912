"""Moments as authors write them: a year, a month or a day, and the days they begin and end on."""

from __future__ import annotations

import calendar
import datetime
import re

from plnfolio.model.days import NoDayError, read_moment

_MOMENT = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


def regular(text: str) -> str:
    """A moment in its regular form; what is none stays as it is."""
    try:
        return read_moment(text)
    except NoDayError:
        return text


def is_moment(text: str) -> bool:
    """Whether this is a year, a month or a day of the calendar: 2023, 2023-04, 2023-04-11."""
    try:
        first_day(text)
    except ValueError:
        return False
    return True


def first_day(moment: str) -> datetime.date:
    """The day on which a moment begins. ValueError if it is none."""
    year, month, day = _parts(moment)
    return datetime.date(year, month or 1, day or 1)


def last_day(moment: str) -> datetime.date:
    """The last day of a moment. ValueError if it is none."""
    year, month, day = _parts(moment)
    month = month or 12
    if not 1 <= month <= 12 or not 1 <= year <= datetime.MAXYEAR:
        raise ValueError(moment)
    return datetime.date(year, month, day or calendar.monthrange(year, month)[1])


def _parts(moment: str) -> tuple[int, int, int]:
    match = _MOMENT.fullmatch(moment)
    if not match or "00" in match.groups():
        raise ValueError(moment)
    year, month, day = (int(part or 0) for part in match.groups())
    return year, month, day
