"""Tables and figures of the theme paper, under the numbers and titles of APA 7.

The cases stand in ``numbered.md``: a name, a text as it was composed, and what paper makes of it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plnfolio.submit.words import words
from plnfolio.theme.numbered import numbered
from plnfolio.theme.strings import load_strings

CASES = {
    name: (before, after)
    for name, before, after in re.findall(
        r"^### (.+)\n((?:.*\n)*?)---\n((?:.*\n)*?)(?=\n###|\Z)",
        Path(__file__).with_name("numbered.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
}


@pytest.fixture
def strings(site):
    return load_strings(site({}).theme(), "en", [])


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_case(case, strings):
    before, after = case
    assert numbered(before, strings) == after


def test_every_case_is_read():
    text = Path(__file__).with_name("numbered.md").read_text(encoding="utf-8")
    assert len(CASES) == text.count("### ")


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_numbers_are_no_words_of_the_text(case, strings):
    """So a receipt holds whatever the theme; that a caption stands above is no change of words."""
    before, after = (
        words(f'<article><div class="text">{html}</div></article>'.encode()).sentences
        for html in (case[0], numbered(case[0], strings))
    )
    assert sorted(one.rstrip(".") for one in after) == sorted(one.rstrip(".") for one in before)
