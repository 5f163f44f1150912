"""Widths and line breaks without a font, and that a browser agrees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draw.networks import ALPHABETS, SAMPLES
from plnfolio.draw.markup import escape
from plnfolio.draw.measure import clusters, is_rtl, width, wrap

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEXTS = st.sampled_from(list(ALPHABETS.values())).flatmap(
    lambda letters: st.text(alphabet=letters + "  ", max_size=60)
)

WRAPPED = [
    ("GLDC", 10, ["GLDC"]),
    ("Global Learning and Development Community", 13, "Global Learning,and Development,Community"),
    ("one two", 100, ["one two"]),
    ("", 10, [""]),
    ("  ", 10, [""]),
    ("soft\u00adhyphen", 100, ["softhyphen"]),
    ("no\u00a0break here", 6, ["no\u00a0break", "here"]),
    ("self-directed", 5.5, ["self-", "directed"]),
    ("中国教育技术协会", 4.5, ["中国教育", "技术协会"]),
    ("学习。研究", 2.2, ["学", "习。", "研究"]),
    ("「研究」", 2.2, ["「研", "究」"]),
]


@pytest.mark.parametrize(("text", "limit", "lines"), WRAPPED)
def test_a_text_breaks_where_a_reader_expects(
    text: str, limit: float, lines: list[str] | str
) -> None:
    expected = lines.split(",") if isinstance(lines, str) else lines
    assert list(wrap(text, limit)) == expected


@given(TEXTS, st.floats(3, 20))
def test_no_line_is_wider_than_the_limit_and_no_sign_is_lost(text: str, limit: float) -> None:
    lines = wrap(text, limit)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for line in lines:
        assert width(line) <= limit + 1e-9 or len(clusters(line)) == 1


@given(TEXTS, st.floats(3, 20))
def test_a_word_is_broken_only_if_it_is_wider_than_a_line(text: str, limit: float) -> None:
    words = text.split()
    alphabets = ("chinese", "emoji", "korean")
    anywhere = set("".join(ALPHABETS[name] for name in alphabets)) | set("-/")
    if not any(width(word) > limit or anywhere & set(word) for word in words):
        assert " ".join(wrap(text, limit)) == " ".join(words)


CLUSTERS = [
    ("é", 1),
    ("e\u0301", 1),
    ("क्षि", 1),
    ("👩🏽‍🏫", 1),
    ("🇵🇭🇺🇸", 2),
    ("한국", 2),
    ("각", 1),
    ("ab", 2),
]


@pytest.mark.parametrize(("text", "count"), CLUSTERS)
def test_a_sign_that_is_one_for_the_reader_is_never_cut(text: str, count: int) -> None:
    assert len(clusters(text)) == count
    assert len(wrap(text, 0.1)) == count


@pytest.mark.parametrize(
    ("text", "rtl"),
    [("abc", False), ("مريم", True), ("123 שלום", True), ("TLDC مريم", False), ("12", False)],
)
def test_the_first_strong_letter_decides_the_direction(text: str, rtl: bool) -> None:
    assert is_rtl(text) is rtl


@pytest.mark.browser
@pytest.mark.parametrize("face", ["serif", '"Noto Serif"', '"DejaVu Serif"', '"Liberation Serif"'])
def test_no_browser_sets_a_text_wider_than_it_is_measured(face: str, window: Page) -> None:
    texts = "".join(f"<text>{escape(text)}</text>" for text in SAMPLES)
    window.set_content(f"<svg font-size='100' font-family='{face}'>{texts}</svg>")
    found = window.evaluate(
        "[...document.querySelectorAll('text')].map(text => text.getComputedTextLength() / 100)"
    )
    wider = [
        (text, real, width(text))
        for text, real in zip(SAMPLES, found, strict=True)
        if real > width(text)
    ]
    assert wider == []
    assert sum(map(width, SAMPLES)) < 1.6 * sum(found)
