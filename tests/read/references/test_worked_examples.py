"""The worked examples of the citation tests come through the reader without loss."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.model.reference import Name, Reference
from plnfolio.read.references.dates import read_date
from plnfolio.read.references.library import read_library
from read.references import as_data
from sites.cases import write_yaml

SOURCE = Path(__file__).parents[2] / "cite" / "data" / "references.json"
ITEMS: list[dict[str, Any]] = json.loads(SOURCE.read_text("utf-8"))

# Made regular on purpose: a prefix goes, an ordinal becomes its figure.
REGULAR = {
    "https://doi.org/10.1016/j.compedu.2016.06.007": "10.1016/j.compedu.2016.06.007",
    "doi:10.1080/15391523.2014.925701": "10.1080/15391523.2014.925701",
    "3rd": "3",
}


TEXTS = {
    "references.json": lambda: SOURCE.read_text("utf-8"),
    "references.yaml": lambda: write_yaml(ITEMS),
}


@cache
def read(path: str) -> dict[str, Reference]:
    problems: list[Problem] = []
    works = read_library(path, TEXTS[path](), problems)
    assert problems == []
    assert len(works) == len(ITEMS)
    return {work.id: work for work in works}


@pytest.mark.parametrize("path", TEXTS)
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_nothing_of_an_item_is_lost(item: dict[str, Any], path: str) -> None:
    work = read(path)[item["id"]]
    assert work.type == item["type"]
    for key, value in item.items():
        if isinstance(value, list):
            assert work.names[key] == tuple(Name(**name) for name in value)
        elif isinstance(value, dict):
            assert as_data.date(work.dates[key]) == as_data.date(read_date(value))
        elif key == "page":
            assert work[key] == value.replace("--", "-").replace("-", "–")
        elif key not in ("id", "type"):
            assert work[key] == REGULAR.get(value, value)
    assert {*work.names, *work.dates, *work.fields} == item.keys() - {"id", "type"}
