"""Days and moments as people and other tools write them, where it is certain which are meant."""

from __future__ import annotations

import calendar
import datetime
import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field
from pydantic_core import PydanticCustomError

from plnfolio.diagnostics import listed
from plnfolio.frozen import dataclass
from plnfolio.model.months import MONTHS

HOW = "write it as year-month-day: 2023-04-11"
HOW_PRECISE = "write a year, a month or a day: 2023, 2023-04 or 2023-04-11"

_OTHER_LANGUAGES = """
ene enero gen gennaio januar janv janvier janeiro januari يناير
febrero febbraio februar févr février fevr fevrier fev fevereiro februari فبراير
marzo märz mrz mars março marco maart mrt مارس
abr abril aprile avr avril أبريل ابريل
mayo mai mag maggio maio mei مايو
junio giu giugno juni juin junho يونيو
julio lug luglio juli juil juillet julho يوليو
ago agosto août aout augustus أغسطس اغسطس
sept set septiembre settembre septembre setembro سبتمبر
octubre ott ottobre okt oktober octobre out outubro أكتوبر اكتوبر
nov noviembre novembre novembro نوفمبر
dic diciembre dicembre dez dezember déc décembre decembre dezembro ديسمبر
"""
_BY_NAME = {
    name: number
    for number, (english, others) in enumerate(
        zip(MONTHS, _OTHER_LANGUAGES.strip().splitlines(), strict=True), 1
    )
    for name in (english.casefold(), english[:3].casefold(), *others.split())
}
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

# The zones that a date may name by letters (RFC 5322 §4.3), as hours from Greenwich.
_ZONES = {"z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -5, "edt": -4, "cst": -6, "cdt": -5}
_ZONES |= {"mst": -7, "mdt": -6, "pst": -8, "pdt": -7}

_HYPHENS = re.compile(r"[\u2010-\u2015\u2212]")
_QUOTES = "\"'“”‘’«»"
_WEEKDAY = re.compile(
    r"(?P<name>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|r|rs|ur)?(?:day)?[.,]*\s+(?=\S)"
)
_TIME = re.compile(
    r"(?:t|,?\s+(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r"(?:\s*(?P<half>[ap])\.?m\.?)?"
    rf"(?:\s*(?P<letters>{'|'.join(_ZONES)})?(?P<offset>[+-]\d{{1,2}}(?::?\d{{2}})?)?)?"
    r"(?:\s*\([^()]*\)|\[[\w/+-]+\])?$"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})")
_NAME = r"(?P<month>[^\W\d_]{3,})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|\.|º|ª)?"
_YEAR = r"(?P<year>\d{4})"
_GAP = r"[\s,/-]\s*"
_IN_WORDS = tuple(
    re.compile(shape)
    for shape in (
        rf"{_NAME}{_GAP}{_DAY}{_GAP}{_YEAR}",
        rf"{_DAY}{_GAP}(?:(?:of|de)\s+)?{_NAME}{_GAP}(?:(?:of|de|del)\s+)?{_YEAR}",
        rf"{_YEAR}{_GAP}{_NAME}{_GAP}{_DAY}",
    )
)
_MONTH_ALONE = tuple(
    re.compile(shape)
    for shape in (
        rf"{_YEAR}\s?[-/.]\s?(?P<number>\d{{1,2}})",
        rf"(?P<number>\d{{1,2}})\s?[-/.]\s?{_YEAR}",
        rf"{_NAME}{_GAP}(?:(?:of|de|del)\s+)?{_YEAR}",
        rf"{_YEAR}{_GAP}{_NAME}",
    )
)


class NoDayError(ValueError):
    """What is written is not certainly one day of the calendar; the message is the remedy."""


@dataclass(frozen=True, slots=True)
class Day:
    """A day, and the moment in it where a time is written with its zone."""

    day: datetime.date
    moment: datetime.datetime | None = None

    def at(self, zone: datetime.tzinfo | None) -> datetime.date:
        """The day where the author lives; without a zone, the day as it is written.

        Midnight in Greenwich is what tools write for a day without a time, and stays that day.
        """
        moment = self.moment
        if moment is None or zone is None or (not moment.utcoffset() and _is_midnight(moment)):
            return self.day
        try:
            return moment.astimezone(zone).date()
        except OverflowError:
            return self.day


def read_day(text: str) -> Day:
    """The day that a text stands for. NoDayError if that is not certain."""
    words, time = _without_time(_regular(text))
    weekday = _WEEKDAY.match(words)
    if weekday:
        words = words[weekday.end() :]
    day = _of_figures(words) or _in_words(words)
    if day is None:
        raise NoDayError(f"the day is missing: {HOW}" if _month_alone(words) else HOW)
    if time and not _is_time(time):
        raise NoDayError(HOW)
    if weekday and _WEEKDAYS[day.weekday()] != weekday["name"]:
        raise NoDayError(f"{_spelt(day)} is a {day:%A}: mend one of them, or {HOW}")
    return Day(day, _moment(day, time) if time else None)


def read_moment(text: str) -> str:
    """A year, a month or a day in its regular form: ``2023``, ``2023-04``, ``2023-04-11``.

    NoDayError if it is not certain which is meant.
    """
    words = _regular(text)
    if re.fullmatch(r"\d{4}", words) and int(words):
        return f"{int(words):04}"
    if month := _month_alone(words):
        return f"{month.year:04}-{month.month:02}"
    try:
        return read_day(text).day.isoformat()
    except NoDayError as error:
        raise NoDayError(HOW_PRECISE if str(error) == HOW else str(error)) from None


def _regular(text: str) -> str:
    plain = unicodedata.normalize("NFC", " ".join(_HYPHENS.sub("-", text).split()))
    return plain.strip(_QUOTES + " ").casefold().rstrip(",;")


def _without_time(text: str) -> tuple[str, re.Match[str] | None]:
    time = _TIME.search(text)
    return (text[: time.start()], time) if time else (text, None)


def _of_figures(text: str) -> datetime.date | None:
    if match := _YEAR_FIRST.fullmatch(text):
        return _date(int(match[1]), int(match[3]), int(match[4]))
    if match := _COMPACT.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]))
    if match := _YEAR_LAST.fullmatch(text):
        return _day_or_month(int(match[1]), int(match[3]), match[4])
    return None


def _day_or_month(first: int, second: int, last: str) -> datetime.date:
    """A day and a month in either order, where one order alone is possible."""
    year = int(last) if len(last) == 4 else 2000 + int(last)
    orders = [(year, first, second), (year, second, first)]
    if len(last) < 4:
        orders.append((2000 + first, second, int(last)))
    found = dict.fromkeys(day for order in orders if (day := _possible(*order)))
    if not found:
        raise NoDayError(HOW)
    if len(found) > 1 or len(last) < 4:
        raise NoDayError(
            f"is it {listed(map(_spelt, found), 'or')}?"
            f" Write {listed((day.isoformat() for day in found), 'or')}"
        )
    return next(iter(found))


def _month_alone(text: str) -> datetime.date | None:
    """The first day of a month that is written without a day."""
    for shape in _MONTH_ALONE:
        if match := shape.fullmatch(text):
            found = match.groupdict()
            month = int(found.get("number") or _BY_NAME.get(found.get("month") or "", 0))
            return _possible(int(match["year"]), month, 1)
    return None


def _in_words(text: str) -> datetime.date | None:
    for shape in _IN_WORDS:
        match = shape.fullmatch(text)
        if match and (month := _BY_NAME.get(match["month"])):
            return _date(int(match["year"]), month, int(match["day"]))
    return None


def _date(year: int, month: int, day: int) -> datetime.date:
    found = _possible(year, month, day)
    if found is None and _possible(year, month, 1) and day:
        last = calendar.monthrange(year, month)[1]
        raise NoDayError(f"{MONTHS[month - 1]} {year} has {last} days")
    if found is None:
        raise NoDayError(HOW)
    return found


def _possible(year: int, month: int, day: int) -> datetime.date | None:
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def _spelt(day: datetime.date) -> str:
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def _is_time(time: re.Match[str]) -> bool:
    hour = int(time["hour"])
    right = 1 <= hour <= 12 if time["half"] else hour <= 24
    return right and int(time["minute"]) < 60 and int(time["second"] or 0) <= 60


def _moment(day: datetime.date, time: re.Match[str]) -> datetime.datetime | None:
    """The moment of a time with a zone."""
    if not (time["letters"] or time["offset"]):
        return None
    hour = int(time["hour"])
    if time["half"]:
        hour = hour % 12 + 12 * (time["half"] == "p")
    zone = _ZONES.get(time["letters"] or "", 0) * 60 + _minutes(time["offset"] or "")
    start = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    try:
        there = start + datetime.timedelta(
            hours=hour, minutes=int(time["minute"]) - zone, seconds=int(time["second"] or 0)
        )
        return there.astimezone(datetime.timezone(datetime.timedelta(minutes=zone)))
    except (OverflowError, ValueError):
        raise NoDayError(HOW) from None


def _minutes(offset: str) -> int:
    digits = offset[1:].replace(":", "")
    if not digits:
        return 0
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    return (hours * 60 + minutes) * (-1 if offset[0] == "-" else 1)


def _is_midnight(moment: datetime.datetime) -> bool:
    return not (moment.hour or moment.minute or moment.second)


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    try:
        return read_day(value).day
    except NoDayError as error:
        raise PydanticCustomError("date_unread", "{remedy}", {"remedy": str(error)}) from None


def _moment_of(value: str) -> str:
    try:
        return read_moment(value) if value else ""
    except NoDayError as error:
        raise PydanticCustomError("date_unread", "{remedy}", {"remedy": str(error)}) from None


WrittenDay = Annotated[datetime.date, BeforeValidator(_day)]
"""A day of the calendar, as it is written; where it is in a zone, see `Day`."""

Moment = Annotated[
    str,
    AfterValidator(_moment_of),
    Field(json_schema_extra={"pattern": r"^(\d{4}(-\d{2}(-\d{2})?)?)?$"}),
]
"""As precise as the author cares: ``2023``, ``2023-04`` or ``2023-04-11``."""
