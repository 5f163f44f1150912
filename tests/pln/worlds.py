"""Small networks for the cases of this folder, written as authors write them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from plnfolio.diagnostics import Problem
from plnfolio.model.network import NetworkTable
from plnfolio.model.site import Table
from plnfolio.pln.entries import Entry, entries
from plnfolio.written.validate import validate
from plnfolio.written.yaml import load
from sites.cases import write_yaml

HERE = Path(__file__).parent


def cases(name: str) -> list[dict[str, Any]]:
    """The cases of a YAML file of this folder, all scalars as text."""
    problems: list[Problem] = []
    data = load(name, (HERE / name).read_text(encoding="utf-8"), problems)
    assert not problems
    assert data is not None
    assert isinstance(data.value, list)
    return data.value  # type: ignore[return-value]


def table(id_: str, rows: list[Mapping[str, Any]]) -> Table:
    """One table with the places that its rows have in a file of its own."""
    return table_from(id_, write_yaml({"title": id_, "networks": rows}))


def table_from(id_: str, text: str) -> Table:
    """One table from the text of its file."""
    path = f"content/networks/{id_}.yaml"
    problems: list[Problem] = []
    data = load(path, text, problems)
    assert data is not None
    content = validate(NetworkTable, data, problems)
    assert content is not None, problems
    return Table(path, id_, id_, content, data.places)


def world(written: Any) -> tuple[Entry, ...]:
    """Entries of one table (a list of rows) or of several (names with a list each)."""
    tables = {"current": written} if isinstance(written, list) else written
    return entries([table(id_, rows) for id_, rows in tables.items()])
