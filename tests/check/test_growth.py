"""Rules take as many steps as a text is long: what is said eight times as often takes eight times.

Steps are calls of functions, so that they are the same on every machine; what happens within one is
not seen.
"""

from __future__ import annotations

import sys
from pathlib import Path
from types import FrameType, SimpleNamespace
from typing import cast

import pytest

from plnfolio.check import inline, marks, results
from plnfolio.check.asking import Asking, Library
from plnfolio.check.inline import read_line
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.text import text_of
from plnfolio.model.config import SiteConfig
from plnfolio.model.site import Post, Site
from plnfolio.read.references.library import read_library

POST = cast("Post", SimpleNamespace(path="a.md", places=None, line=1, matter=SimpleNamespace()))
CONFIG = SiteConfig.model_validate({"title": "T", "author": "Ann Author"})
LIBRARY = (Path(__file__).parent / "library.yaml").read_text(encoding="utf-8")
WORKS = {work.id: work for work in read_library("content/references.yaml", LIBRARY, [])}
SITE = cast("Site", SimpleNamespace(references=WORKS, config=CONFIG))
FEW, TIMES = 40, 8
ENOUGH = 2000
"""Signs of a text with a sentence that never ends: more than a sentence may have."""
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
    "Bea failed it with ",
    "[a](b) https://a.example/c ",
    "Adams, R. (2019). Of rooms. https://a.example/b\n\n",
    "Adams et al., 2019, ",
    "Adams and Brook's rest (2019) ",
    "*Rooms* (2019) @a ",
    "‘a b c d e f g’ ",
    "[photo of a ",
    "a@b.c ",
    "https://a.example/?b=",
    "<a href=b>here ",
    "`a ",
    "(((",
    "A. B. C. ",
    "AN ERA OF ",
]
ENDLESS = [
    "“a b c d” and @adams2019 said ",
    "“a b c d” [@adams2019], ",
    "“a b c d” (Adams, 2018), ",
    "Adams “a b c d” (2018) and ",
    f"“{'a ' * 45}” [@adams2019], ",
    "@adams2019 (p. 5) and ",
    "Adams’s 2018 book [@adams2019] and ",
]
"""Parts of a sentence that never ends; the reader of sentences gives up on one in the end."""


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


@pytest.mark.parametrize("again", ENDLESS)
def test_steps_grow_as_an_endless_sentence_does(again: str) -> None:
    times = ENOUGH // len(again)
    few, many = again * times, again * times * TIMES
    steps(few)
    assert steps(many) < 1.5 * TIMES * steps(few)  # of few parts, one is short


def test_only_what_is_near_says_whether_there_is_a_result(monkeypatch: pytest.MonkeyPatch) -> None:
    lengths: list[int] = []

    def reading(prose: str, start: int, end: int) -> marks.Read:
        lengths.append(end - start)
        return marks.read(prose, start, end)

    monkeypatch.setattr(results, "read", reading)
    text = text_of(POST, "I got 5 % in " * 400, "en")
    rule = next(rule for rule in TEXT_RULES if rule.code == "grade")
    assert list(rule.see(text, Asking(Library(SITE))))
    assert len(lengths) > 1
    assert max(lengths) < 1100


def test_brackets_around_a_key_are_not_all_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    def tried(count: int) -> int:
        signs: list[int] = []
        monkeypatch.setattr(inline, "parse_bracketed", lambda said: signs.append(len(said)))
        read_line(f"{'[' * count} @a {']' * count}")
        return sum(signs)

    assert 0 < tried(8000) == tried(4000)


def test_links_in_links_take_no_more_steps() -> None:
    few, many = (f"{'[' * count}a{'](b)' * count}" for count in (FEW, FEW * TIMES))
    steps(few)
    assert steps(many) < MOST * steps(few)
