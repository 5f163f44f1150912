"""Every case of tests/render/cases: Markdown, and what becomes of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from render.show import Case, cases, shown

FILES = sorted((Path(__file__).parent / "cases").glob("*.md"))
CASES = [
    pytest.param(case, id=f"{path.stem}: {case.title}")
    for path in FILES
    if path.name != "README.md"
    for case in cases(path)
]


@pytest.mark.parametrize("case", CASES)
def test_markdown_becomes_what_the_case_says(case: Case) -> None:
    assert shown(case.document()) == case.expected
