"""What people's exports hold, and the entries that must come of it, one kind of value a file.

Each row of ``printed/*.yaml`` has ``about``, a library under its format's name (``bib``, ``ris``,
``json``, ``yaml``, ``nbib``, ``enw``), the entries it ``prints`` (as text, in its order), and the
``problems`` it has as “severity code line”, none if there is no such key.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plnfolio.cite.apa.entry import entry
from plnfolio.cite.rich import text_of
from plnfolio.diagnostics import Problem
from plnfolio.read.references.library import read_library
from sites.cases import read_yaml

FORMATS = ("bib", "ris", "json", "yaml", "nbib", "enw")
CURLY = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})
ROWS = [
    pytest.param(row, id=f"{path.stem}: {row['about']}")
    for path in sorted((Path(__file__).parent / "printed").glob("*.yaml"))
    for row in read_yaml(path.read_text("utf-8"))
]


@pytest.mark.parametrize("row", ROWS)
def test_an_export_prints_what_it_means(row: dict[str, Any]) -> None:
    suffix = next(suffix for suffix in FORMATS if suffix in row)
    problems: list[Problem] = []
    works = read_library(f"references.{suffix}", row[suffix], problems)
    printed = [" ".join(text_of(entry(work)).translate(CURLY).split()) for work in works]
    told = [f"{problem.severity} {problem.code} {problem.span.line}" for problem in problems]

    assert printed == [one.translate(CURLY) for one in row["prints"]]
    assert told == row.get("problems", [])
