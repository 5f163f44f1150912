"""A work put into a library, with every other sign of the file as it was (appended.yaml)."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.written.appended import to_end, to_yaml
from plnfolio.written.appended_json import to_json

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("appended.yaml").read_text(encoding="utf-8")
)
ITEM = {"id": "x", "type": "book"}


def put(kind: str, text: str) -> str | None:
    match kind:
        case "yaml":
            return to_yaml(text, [ITEM])
        case "json":
            return to_json(text, [ITEM])
    return to_end(text, ["@book{x,\n}\n"])


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_work_is_added_and_nothing_else_is_touched(case: dict[str, Any]) -> None:
    before, after = case["before"], case.get("after", "")
    added = case.get("added")
    assert put(case["kind"], before + after) == (added and before + added + after)


@given(st.text(max_size=40), st.sampled_from(["yaml", "json"]))
def test_any_text_is_kept_or_left_alone(text: str, kind: str) -> None:
    changed = put(kind, text)
    assert changed is None or len(changed) > len(text)
    if changed is not None:
        same = next(n for n in range(len(changed)) if not text.startswith(changed[: n + 1]))
        assert changed.endswith(text[same:])


@given(st.text(min_size=1), st.text())
def test_whatever_a_field_holds_is_read_again(title: str, name: str) -> None:
    item = {"id": "x", "title": title, "author": [{"literal": name}], "volume": "007"}
    text = to_json("[]", [item])
    assert text is not None
    assert json.loads(text) == [item]
    text = to_yaml("- id: a\n", [item])
    assert text is not None
    assert yaml.safe_load(text)[1] == item
