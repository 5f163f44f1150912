"""The worked cases of this folder's data, turned into references without any tidying."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from plnfolio.model.reference import Date, Name, Reference
from sites.cases import read_yaml

DATA = Path(__file__).parent / "data"
NAME_FIELDS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "non-dropping-particle": "non_dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
    "short": "short",
}
DATES = {"accessed", "event-date", "issued", "original-date", "submitted"}


@dataclass(frozen=True)
class Case:
    """An item, the entry it must give, and where that form comes from."""

    source: str
    reference: Reference
    want: str


def references(path: Path = DATA / "references.json") -> dict[str, Reference]:
    """All items of a CSL-JSON file by their keys."""
    return {item["id"]: reference(item) for item in json.loads(path.read_text("utf-8"))}


def expected(path: Path = DATA / "expected.json") -> dict[str, str]:
    """The entries that are known, by the keys of their items; italics between asterisks."""
    works = json.loads(path.read_text("utf-8"))["references"]
    return {key: work["reference_md"] for key, work in works.items() if work["reference_md"]}


def more(path: Path = DATA / "more.yaml") -> list[Case]:
    """The cases written by hand, whose names and dates are shortened."""
    cases = read_yaml(path.read_text("utf-8"))
    return [
        Case(case["from"], reference({"id": str(count), **case["csl"]}), case["want"])
        for count, case in enumerate(cases)
    ]


def reference(item: dict[str, Any]) -> Reference:
    """One CSL-JSON item."""
    names: dict[str, tuple[Name, ...]] = {}
    dates: dict[str, Date] = {}
    fields: dict[str, str] = {}
    for variable, value in item.items():
        if variable in DATES:
            dates[variable] = _date(value)
        elif isinstance(value, list):
            names[variable] = tuple(_name(name) for name in value)
        elif variable not in ("id", "type"):
            fields[variable] = str(value)
    return Reference(str(item["id"]), item["type"], names, dates, fields)


def _name(name: dict[str, str] | str) -> Name:
    if isinstance(name, str):
        family, _, given = name.partition(", ")
        return Name(family=family, given=given)
    return Name(**{NAME_FIELDS[key]: value for key, value in name.items()})


def _date(value: Any) -> Date:
    if not isinstance(value, dict):
        ends = value if isinstance(value, list) else [value]
        return Date(parts=tuple(_parts(end) for end in ends))
    return Date(
        parts=tuple(tuple(int(part) for part in parts) for parts in value.get("date-parts", ())),
        season=int(value.get("season", 0)),
        circa=bool(value.get("circa", False)),
        literal=value.get("literal", ""),
    )


def _parts(end: date | int | str) -> tuple[int, ...]:
    if isinstance(end, date):
        return (end.year, end.month, end.day)
    return tuple(int(part) for part in str(end).split("-"))
