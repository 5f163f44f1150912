"""Days are read where it is certain which is meant, and asked about where it is not."""

from __future__ import annotations

import re
import zoneinfo
from pathlib import Path

import pytest

from plnfolio.model.days import NoDayError, read_day, read_moment

CHICAGO = zoneinfo.ZoneInfo("America/Chicago")
LINES = [
    line.replace("\\u0302", "\u0302")
    for line in (Path(__file__).parent / "days.txt").read_text(encoding="utf-8").split("\n")
]
READ = [line.split(" -> ") for line in LINES if " -> " in line]
ASKED = [line.split(" ? ", 1) for line in LINES if " ? " in line]


@pytest.mark.parametrize(("written", "days"), READ, ids=[one for one, _ in READ])
def test_a_day_that_is_certain_is_read(written: str, days: str) -> None:
    day, _, there = days.partition(" ; ")
    found = read_day(written)
    assert str(found.day) == str(found.at(None)) == day
    assert str(found.at(CHICAGO)) == (there or day)
    assert read_moment(written) == day


@pytest.mark.parametrize(("written", "remedy"), ASKED, ids=[one for one, _ in ASKED])
def test_a_day_that_is_not_certain_is_asked_about(written: str, remedy: str) -> None:
    with pytest.raises(NoDayError, match=f"^{re.escape(remedy)}$"):
        read_day(written)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2023", "2023"),
        ("2023-4", "2023-04"),
        ("2023/04", "2023-04"),
        ("04/2023", "2023-04"),
        ("April 2023", "2023-04"),
        ("april de 2023", "2023-04"),
        ("Sept. 2023", "2023-09"),
        ("2023-4-1", "2023-04-01"),
    ],
)
def test_a_moment_is_as_precise_as_it_is_written(written: str, moment: str) -> None:
    assert read_moment(written) == moment


@pytest.mark.parametrize("written", ["", "0000", "2023-13", "13/2023", "last year", "spring 2023"])
def test_what_is_no_moment_says_how_to_write_one(written: str) -> None:
    with pytest.raises(NoDayError, match="write a year, a month or a day"):
        read_moment(written)
