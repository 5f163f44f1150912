"""The examples of the CommonMark spec, over our parser: what differs is listed with its reason.

The list is a ratchet. An example that is not listed has to come out as the spec says; one that is
listed has to differ, and by nothing but what its reasons undo.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from plnfolio.render.markdown import parse
from render.show import standard_html
from sites.cases import read_yaml

HERE = Path(__file__).parent
EXAMPLES: list[dict[str, Any]] = json.loads((HERE / "commonmark.json").read_text("utf-8"))


@dataclass(frozen=True)
class Reason:
    """Why some examples differ; ``undo`` holds replacements that take the difference back."""

    reason: str
    examples: list[int]
    undo: list[list[str]]

    def taken_back(self, html: str) -> str:
        for pattern, replacement in self.undo:
            html = re.sub(pattern, replacement, html)
        return html


REASONS = [
    Reason(**entry)
    for entry in read_yaml((HERE / "commonmark-differences.yaml").read_text("utf-8"))
]


def test_every_example_of_the_spec_is_there() -> None:
    assert [example["example"] for example in EXAMPLES] == list(range(1, 653))


def test_the_list_names_each_example_once_a_reason_and_in_order() -> None:
    for reason in REASONS:
        assert reason.examples == sorted(set(reason.examples)), reason.reason


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: str(example["example"]))
def test_an_example_comes_out_as_the_spec_says_or_as_listed(example: dict[str, Any]) -> None:
    html = standard_html(parse(example["markdown"]))
    reasons = [reason for reason in REASONS if example["example"] in reason.examples]
    if reasons:
        assert html != example["html"], "the example no longer differs: take it off the list"
    assert undone(html, reasons) == example["html"]
    for reason in reasons:
        others = [other for other in reasons if other is not reason]
        assert undone(html, others) != example["html"], f"listed in vain: {reason.reason}"


def undone(html: str, reasons: list[Reason]) -> str:
    for reason in reasons:
        html = reason.taken_back(html)
    return html
