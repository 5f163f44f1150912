"""Pandoc's citation syntax, read as Pandoc reads it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from cite.loader import DATA
from cite.shorthand import cases, citation
from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.model.citation import Citation, CiteItem

WRITTEN = [
    cited
    for document in json.loads((DATA / "documents.json").read_text("utf-8"))
    for cited in document["citations"]
    if cited["pandoc"]
]
CASES = cases("syntax.yaml")


@pytest.mark.parametrize("cited", WRITTEN, ids=lambda cited: cited["id"])
def test_a_worked_example_is_read_as_its_data(cited: dict[str, Any]) -> None:
    items = tuple(CiteItem(**item) for item in cited["items"])
    assert citation(cited["pandoc"]) == Citation(items, cited["mode"])


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_a_citation_is_read(case: dict[str, Any]) -> None:
    text = case["text"]
    if text.startswith("["):
        got, end = parse_bracketed(text[1:-1]), len(text)
    else:
        got, end = match_narrative(text, 0) or (None, len(text))
    if "items" not in case:
        assert got is None
        return
    items = tuple(CiteItem(**item) for item in case["items"])
    mode = case.get("mode", "parenthetical" if text.startswith("[") else "narrative")
    assert got == Citation(items, mode, case.get("possessive", False))
    assert text[end:] == case.get("rest", "")


@pytest.mark.parametrize(
    ("text", "pos"),
    [("me@example.org", 2), ("one_@two", 4), ("\\@escaped", 1), ("@", 0), ("@ a", 0)],
)
def test_an_at_sign_inside_a_word_or_before_no_key_is_text(text: str, pos: int) -> None:
    assert match_narrative(text, pos) is None


def test_a_citation_may_stand_anywhere_but_inside_a_word() -> None:
    assert match_narrative("(@key)", 1) == (Citation((CiteItem("key"),), "narrative"), 5)
