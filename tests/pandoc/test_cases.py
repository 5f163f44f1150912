"""Each case of ``cases.txt``: HTML as it stands on a page, and Pandoc’s Markdown for the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from epub.making import read, strings, text
from plnfolio.pandoc import Leaving, folder

CASES = re.findall(
    r"^=== ([^\n]+)\n(.*?)\n--->\n(.*?\n)(?=\n===|\Z)",
    Path(__file__).with_name("cases.txt").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)
OTHERS = [Leaving(text("", address)) for address in ("/posts/two/", "/")]


@pytest.mark.parametrize(
    ("html", "markdown"), [case[1:] for case in CASES], ids=[c[0] for c in CASES]
)
def test_a_case(html: str, markdown: str) -> None:
    found = folder([Leaving(text(html)), *OTHERS], {}, read, strings())["posts/one.md"].decode()
    assert found.partition("\n---\n\n")[2] == markdown


def test_there_are_cases() -> None:
    assert len(CASES) > 10
