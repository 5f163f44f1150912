"""Libraries as people have them: each file in ``cases`` beside what must come of it.

``<name>.expected.yaml`` lists the works and the problems, each as “code line”.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.read.references.library import read_library
from read.references.as_data import work
from sites.cases import read_yaml

CASES = Path(__file__).parent / "cases"
LIBRARIES = sorted(path for path in CASES.iterdir() if not path.name.endswith(".expected.yaml"))


@pytest.mark.parametrize("path", LIBRARIES, ids=lambda path: path.name)
def test_a_library_gives_its_works_and_problems(path: Path) -> None:
    problems: list[Problem] = []
    works = read_library(path.name, path.read_text("utf-8"), problems)
    expected = read_yaml(Path(f"{path}.expected.yaml").read_text("utf-8"))

    assert [f"{problem.code} {problem.span.line}" for problem in problems] == expected["problems"]
    assert [work(reference) for reference in works] == expected["works"]


@pytest.mark.parametrize("path", LIBRARIES, ids=lambda path: path.name)
def test_every_work_knows_the_line_it_begins_on(path: Path) -> None:
    lines = path.read_text("utf-8").split("\n")
    for reference in read_library(path.name, "\n".join(lines), []):
        assert reference.span is not None
        assert reference.span.path == path.name
        assert lines[reference.span.line - 1].strip()
