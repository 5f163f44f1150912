"""What pages tell of themselves, in pages.yaml."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml

from plnfolio.diagnostics import Problem
from plnfolio.lookup.entry import regular
from plnfolio.lookup.page import described
from plnfolio.lookup.told import read_page

CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("pages.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_page_is_cited_by_what_it_tells(case: dict[str, Any]) -> None:
    address = case.get("address", "https://library.example/a")
    found = described(read_page(case["page"].encode(), "text/html; charset=utf-8", address))
    assert {key: found.item.get(key) for key in case["has"]} == case["has"]
    assert not set(case.get("lacks", ())) & set(found.item)
    assert len(found.notes) == case.get("notes", len(found.notes))
    problems: list[Problem] = []
    assert regular(found.item, (), problems)
    assert not problems


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        ("<title>Años</title>".encode("cp1252"), "text/html; charset=iso-8859-1"),
        ("<title>Años</title>".encode("cp1252"), "text/html; charset=utf-8"),
        ("<title>Años</title>".encode("cp1252"), ""),
        (b'<meta charset="windows-1252">' + "<title>Años</title>".encode("cp1252"), "text/html"),
        (b"\xef\xbb\xbf" + "<title>Años</title>".encode(), "text/html; charset=latin-1"),
        ("<title>Años</title>".encode(), "text/html"),
        ("<title>Años</title>".encode(), "text/html; charset=no-such"),
    ],
)
def test_letters_are_read_however_a_page_is_encoded(body: bytes, content_type: str) -> None:
    assert read_page(body, content_type, "https://library.example/").title == "Años"


@pytest.mark.parametrize("piece", ["<div>", "<span>", "<article>", "<b><i>", "<h1>", "<a"])
def test_a_page_that_is_endlessly_deep_is_read_soon(piece: str) -> None:
    body = f"<title>Ties</title><meta name=author content='Jon Berg'>{piece * 300_000}".encode()
    start = time.process_time()
    assert read_page(body, "text/html", "https://library.example/").title == "Ties"
    assert time.process_time() - start < 10
