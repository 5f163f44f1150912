"""Whole portfolios, typed as their authors would: every defect that a teacher finds is named on
its line, and nothing else is.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from check.test_planted import said
from sites.building import Workshop
from sites.text import files_of

SEEDS = sorted((Path(__file__).parent / "seeds").glob("*.txt"))


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.stem)
def test_what_a_teacher_would_mark_is_named(seed: Path, workshop: Workshop) -> None:
    files, _, expected = seed.read_text(encoding="utf-8").partition("=== problems\n")
    content = {
        path.removeprefix("content/"): text.encode() if isinstance(text, str) else text
        for path, text in files_of(files).items()
        if path.startswith("content/")
    }
    found = [f"{one.span.path}:{one.span.line} {one.code}" for one in said(content, workshop)]
    assert found == expected.splitlines()
