"""Citations as Pandoc reads them, out of what authors write."""

from __future__ import annotations

import pytest

from plnfolio.cite.syntax import parse_bracketed
from plnfolio.model.citation import Citation, CiteItem
from plnfolio.pandoc.citing import in_pandoc


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("@a", "[@a]"),
        ("@a, p. 22", "[@a, p. 22]"),
        ("@a, p22", "[@a, p. 22]"),
        ("-@a", "[-@a]"),
        ("see @a; @b", "[see @a; @b]"),
        ("-@a; -@b", "[-@a; -@b]"),
        ("@a, para. 3, emphasis added", "[@a, para. 3, emphasis added]"),
        ("@a, 2:30", "[@a{}, 2:30]"),
        ("@a{}, Slide 7", "[@a{}, Slide 7]"),
        ("@{a b}", "[@{a b}]"),
        ("@a, as cited in @b, p. 3", ""),
    ],
)
def test_in_brackets(written: str, meant: str) -> None:
    citation = parse_bracketed(written)
    assert citation is not None
    assert in_pandoc(citation) == meant


@pytest.mark.parametrize(
    ("citation", "meant"),
    [
        (Citation((CiteItem("a"),), "narrative"), "@a"),
        (Citation((CiteItem("a", "22", "page"),), "narrative"), "@a [p. 22]"),
        (Citation((CiteItem("a"),), "narrative", possessive=True), ""),
        (Citation((CiteItem("a"),), "author-only"), ""),
        (Citation((CiteItem("a"),), enclosed=True), ""),
        (Citation(()), ""),
    ],
)
def test_in_a_sentence(citation: Citation, meant: str) -> None:
    assert in_pandoc(citation) == meant
