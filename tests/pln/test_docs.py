"""docs/networks.md tells of every field, kind, status and rule, and its examples are understood."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
import yaml

from plnfolio.model.network import Cost, Hours, Kind, Network, NetworkTable, Status
from plnfolio.pln.cost import read_cost
from plnfolio.pln.gaps import RULES
from plnfolio.pln.hours import read_time

PAGE = (Path(__file__).parents[2] / "docs" / "networks.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    return re.split(r"^## ", PAGE.partition(f"\n## {title}\n")[2], flags=re.MULTILINE)[0]


def first_cells(title: str) -> list[str]:
    """The code in the first column of a section's table."""
    cells = re.findall(r"^\| (`.+?`) \|", section(title), re.MULTILINE)
    return [code for cell in cells for code in re.findall(r"`([^`]+)`", cell)]


def blocks(title: str) -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", section(title), re.DOTALL)


@pytest.mark.parametrize(
    ("title", "known"),
    [
        ("The fields of an entry", list(Network.model_fields)),
        ("Kinds", list(get_args(Kind))),
        ("Statuses", list(get_args(Status))),
        ("Gaps", list(RULES)),
    ],
)
def test_all_of_them_are_listed(title: str, known: list[str]) -> None:
    assert sorted(first_cells(title)) == sorted(known)


@pytest.mark.parametrize("words", first_cells("Time"))
def test_a_time_of_the_guide_can_be_read(words: str) -> None:
    assert read_time(words) is not None


@pytest.mark.parametrize("words", first_cells("Cost"))
def test_a_cost_of_the_guide_can_be_read(words: str) -> None:
    assert read_cost(words) is not None


def test_an_example_of_each_field_is_one() -> None:
    examples = re.findall(r"`(\w+: [^`]+)` \|$", section("The fields of an entry"), re.MULTILINE)
    fields = [yaml.load(example, yaml.BaseLoader) for example in examples]
    for field in fields:
        Network.model_validate({"name": "A", **field})
    assert sorted(name for field in fields for name in field) == sorted(Network.model_fields)


def test_the_examples_in_full_are_read() -> None:
    (table,) = blocks("A table")
    assert len(NetworkTable.model_validate(yaml.load(table, yaml.BaseLoader)).networks) == 2
    (rows,) = blocks("When")
    Network.model_validate(yaml.load(rows, yaml.BaseLoader)[0])
    for title, model in (("Time", Hours), ("Cost", Cost)):
        for line in "".join(blocks(title)).splitlines():
            (value,) = yaml.load(line, yaml.BaseLoader).values()
            model.model_validate(value)
