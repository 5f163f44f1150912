"""Each case of ``cases.txt``: HTML as authors and themes write it, and as it stands in a book.

A case is a title, some HTML, an arrow, and the XHTML between the title of the chapter and its end.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from epub.making import files, text

CASES = re.findall(
    r"^=== ([^\n]+)\n(.*?)\n--->\n(.*?)\n(?=\n===|\Z)",
    Path(__file__).with_name("cases.txt").read_text("utf-8"),
    re.MULTILINE | re.DOTALL,
)


@pytest.mark.parametrize(("html", "xhtml"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_a_case(html: str, xhtml: str) -> None:
    found = files(text(html))["EPUB/posts-one.xhtml"].decode()
    inside = found.partition("</h1>")[2].partition('<p class="permalink">')[0]
    assert inside == xhtml


def test_there_are_cases() -> None:
    assert len(CASES) > 20
