"""Rules take as many steps as a text is long: what is said eight times as often takes eight times.

Steps are calls of functions, so that they are the same on every machine; what happens within one is
not seen.
"""

from __future__ import annotations

import sys
from types import FrameType, SimpleNamespace
from typing import cast

import pytest

from plnfolio.check.asking import Asking, Library
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.text import text_of
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Post, Site

POST = cast("Post", SimpleNamespace(path="a.md", places=None, line=1, matter=SimpleNamespace()))
CONFIG = SiteConfig.model_validate({"title": "T", "author": "Ann Author"})
SITE = cast("Site", SimpleNamespace(references={}, config=CONFIG))
FEW, TIMES = 40, 8
MOST = 1.2 * TIMES
AGAIN = [
    "A~~--5-5 ",
    "**a ",
    "a** ",
    "**a __b ~~c ",
    "***a** *b ",
    "__a ",
    "a__b ",
    "[a](b) ",
    "[a [b](c) ",
    "[@a ",
    "@a (p. 5) ",
    "Adams (2019) said “so” ",
    "here (2019) * ",
    "(2019) <a ",
    "(Adams, 2019) ",
    "“a b c d” (Adams, 2019). ",
    "“a b c d. ",
    "a, b & C et al ",
    "I got 5 % in ",
    "a@b.c ",
    "https://a.example/?b=",
    "<a href=b>here ",
    "`a ",
    "(((",
    "A. B. C. ",
    "AN ERA OF ",
]


def steps(source: str) -> int:
    """How many functions are called while all rules look at a text."""
    called = 0

    def count(_frame: FrameType, event: str, _of: object) -> None:
        nonlocal called
        called += event.endswith("call")

    asking = Asking(Library(SITE))
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        text = text_of(POST, source, "en")
        for rule in TEXT_RULES:
            list(rule.see(text, asking))
    finally:
        sys.setprofile(before)
    return called


@pytest.mark.parametrize("again", AGAIN)
def test_steps_grow_as_a_text_does(again: str) -> None:
    steps(again)  # what is made once, such as a pattern
    few, many = steps(again * FEW), steps(again * FEW * TIMES)
    assert many < MOST * few


def test_links_in_links_take_no_more_steps() -> None:
    few, many = (f"{'[' * count}a{'](b)' * count}" for count in (FEW, FEW * TIMES))
    steps(few)
    assert steps(many) < MOST * steps(few)
