"""What the engine prints comes back as data that prints the same."""

from __future__ import annotations

import pytest

from cite import loader
from plnfolio.cite.rich import text_of
from plnfolio.reprint import NO_ITALICS, read_pasted
from plnfolio.reprint.printing import same

EXPECTED = loader.expected()
MORE = {case.source: case.want for case in loader.more()}


@pytest.mark.parametrize("entry", [*EXPECTED.values(), *MORE.values()])
def test_an_entry_in_markdown_comes_back_as_it_is(entry: str) -> None:
    (work,) = read_pasted(entry, "markdown")
    assert work.printed is not None
    assert same(text_of(work.printed)) == same(entry.replace("*", ""))
    assert not any(doubt.startswith(("pasted:", "italics")) for doubt in work.doubts)


@pytest.mark.parametrize("entry", EXPECTED.values())
def test_a_plain_entry_comes_back_and_says_that_it_has_no_italics(entry: str) -> None:
    (work,) = read_pasted(entry.replace("*", ""), "plain")
    assert work.printed is not None
    assert same(text_of(work.printed)) == same(entry.replace("*", ""))
    assert NO_ITALICS in work.doubts
