"""Addresses as people type them: tests/render/addresses.txt says what is made of each."""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.model.webaddress import slip

_, *PARTS = (Path(__file__).parent / "addresses.txt").read_text("utf-8").split("\n=== ")
LINES = [
    tuple(line.split("\t"))
    for part in PARTS
    for line in part.split("\n")[1:]
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("typed", "said"), LINES, ids=lambda text: text)
def test_an_address_is_read_as_the_list_says(typed: str, said: str) -> None:
    found = slip(typed.replace("<zwsp>", "\u200b").replace("<shy>", "\u00ad"))
    outcome = "right" if found is None else found.meant or found.said
    assert outcome == said
