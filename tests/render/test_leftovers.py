"""Every text of leftovers.yaml is named where it says so, and nothing is said of the others."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plnfolio.render.markdown import parse
from render.show import found
from sites.cases import read_yaml

CASES: dict[str, Any] = read_yaml(
    (Path(__file__).parent / "leftovers.yaml").read_text(encoding="utf-8")
)
NAMED = [(text, code, says) for code, texts in CASES["named"].items() for text, says in texts]


@pytest.mark.parametrize(("text", "code", "says"), NAMED)
def test_what_is_left_over_is_named(text: str, code: str, says: list[str]) -> None:
    said = [found(finding) for finding in parse(text).findings if finding.code == code]
    assert len(said) == len(says)
    for finding, expected in zip(said, says, strict=True):
        assert expected in finding


@pytest.mark.parametrize("text", CASES["right"])
def test_of_what_is_right_nothing_is_said(text: str) -> None:
    assert [found(finding) for finding in parse(text).findings] == []
