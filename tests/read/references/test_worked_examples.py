"""The worked examples of the citation tests come through the reader without loss."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from plnfolio.diagnostics import Problem
from plnfolio.model.reference import Name, Reference
from plnfolio.read.references import read_library
from plnfolio.read.references.dates import read_date
from read.references import as_data

SOURCE = Path(__file__).parents[2] / "cite" / "data" / "references.json"
ITEMS: list[dict[str, Any]] = json.loads(SOURCE.read_text("utf-8"))

# Made regular on purpose: a prefix goes, an ordinal becomes its figure.
REGULAR = {
    "https://doi.org/10.1016/j.compedu.2016.06.007": "10.1016/j.compedu.2016.06.007",
    "doi:10.1080/15391523.2014.925701": "10.1080/15391523.2014.925701",
    "3rd": "3",
}


def read(path: str, text: str) -> dict[str, Reference]:
    problems: list[Problem] = []
    works = read_library(path, text, problems)
    assert problems == []
    assert len(works) == len(ITEMS)
    return {work.id: work for work in works}


AS_JSON = read("references.json", SOURCE.read_text("utf-8"))
AS_YAML = read("references.yaml", yaml.safe_dump(ITEMS, allow_unicode=True))


@pytest.mark.parametrize("works", [AS_JSON, AS_YAML], ids=["json", "yaml"])
@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item["id"])
def test_nothing_of_an_item_is_lost(item: dict[str, Any], works: dict[str, Reference]) -> None:
    work = works[item["id"]]
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
