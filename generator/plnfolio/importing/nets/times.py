"""Time in a cell: the author's words, with what the head over them adds to their meaning."""

from __future__ import annotations

import re
from typing import Any

from plnfolio.importing.nets.heads import Head
from plnfolio.pln.hours import read_time

_FIGURES = re.compile(
    r"[~≈]?\s*(?P<low>\d+(?:[.,]\d+)?)\s*(?:(?:-|–|—|to|a|bis|à)\s*(?P<high>\d+(?:[.,]\d+)?))?"
)
_PER = {"day": "a day", "week": "a week", "month": "a month", "year": "a year"}


def time_of(said: str, head: Head) -> str | dict[str, Any]:
    """The field ``time``: as it was written, unless the head says what its figures count.

    “2” under “Hours per week” are numbers; “2 hours” there are “2 hours a week”.
    """
    figures = _FIGURES.fullmatch(said.strip())
    if figures is not None and head.unit:
        return _in_fields(figures, head)
    if head.per in ("", "month"):
        return said
    rate = f"{said} {_PER[head.per]}"
    alone, together = read_time(said), read_time(rate)
    return rate if alone and alone.most and together and together != alone else said


def _in_fields(figures: re.Match[str], head: Head) -> dict[str, Any]:
    low = _number(figures["low"])
    made: dict[str, Any] = {"min": low}
    if figures["high"] and _number(figures["high"]) > low:
        made["max"] = _number(figures["high"])
    if head.unit != "hours":
        made["unit"] = head.unit
    if head.per not in ("", "month"):
        made["per"] = head.per
    return made


def _number(said: str) -> float | int:
    value = float(said.replace(",", "."))
    return int(value) if value.is_integer() else value
