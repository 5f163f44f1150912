"""Tables told apart by their heads alone: ``tables/told-apart.heads``, a line each."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plnfolio.html_tree import html_tree
from plnfolio.importing.nets.grid import grid_of
from plnfolio.importing.nets.heads import head_of
from plnfolio.importing.nets.judge import columns_of, is_head

LINES = re.findall(
    r"^(network|ordinary): (.*?)(?: \[(.*)\])?$",
    Path(__file__).parent.joinpath("tables/told-apart.heads").read_text("utf-8"),
    re.MULTILINE,
)
CELLS = {
    "time": "2 hours a month",
    "cost": "free",
    "status": "Current",
    "url": '<a href="https://example.org">example.org</a>',
}


@pytest.mark.parametrize(("kind", "heads", "over"), LINES, ids=[line[1] for line in LINES])
def test_a_table(kind: str, heads: str, over: str) -> None:
    said = heads.split(" | ")
    rows = "".join(
        f"<tr><td>{name}</td>{''.join(f'<td>{cell(head)}</td>' for head in said[1:])}</tr>"
        for name in ("ATD", "LinkedIn", "Mei Tan")
    )
    top = "".join(f"<th>{head}</th>" for head in said)
    grid = grid_of(html_tree(f"<table><tr>{top}</tr>{rows}</table>")[0], is_head)
    assert grid is not None
    assert (columns_of(grid, over) is not None) == (kind == "network")


def cell(head: str) -> str:
    return CELLS.get(head_of(head).field, "Some longer words about what it is and why.")
