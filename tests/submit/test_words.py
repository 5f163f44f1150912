"""What a page says, sentence by sentence, and what of it is none of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.submit.comparing import Reworded, rewordings
from plnfolio.submit.sentences import sentences
from plnfolio.submit.words import Words, is_gone, leads_to, words

CASES = Path(__file__).with_name("sentences.txt")


def cases() -> Iterator[tuple[str, str, list[str]]]:
    for block in CASES.read_text(encoding="utf-8").split("\n\n")[1:]:
        first, *rest = block.strip().split("\n")
        language, text = re.fullmatch(r"(?:\[(\w+)\] )?(.*)", first).groups()  # type: ignore[union-attr]
        yield language or "", text, [line.removeprefix("- ") for line in rest]


@pytest.mark.parametrize(("language", "text", "wanted"), list(cases()))
def test_sentences(language: str, text: str, wanted: list[str]) -> None:
    assert list(sentences(text, language)) == wanted


def run_together(parts: list[str]) -> str:
    return "".join("".join(parts).split())


PROSE = st.lists(
    st.sampled_from(
        [*"ab.!?…。「」”()“é", " ", ". ", "et al. ", "p. 5", "Dr. ", "3. ", "؟ ", "I "]
    ),
    max_size=30,
).map("".join)


@given(PROSE | st.text(max_size=60), st.sampled_from(["", "de", "zh"]))
def test_no_word_is_lost(text: str, language: str) -> None:
    text = " ".join(text.split())
    assert run_together(list(sentences(text, language))) == run_together([text])


@given(st.lists(PROSE, max_size=8), st.lists(PROSE, max_size=8))
def test_rewordings_are_none_only_where_the_words_are_the_same(
    old: list[str], new: list[str]
) -> None:
    found = list(rewordings(old, new))
    if run_together(old) != run_together(new):
        assert found
    if old == new:
        assert not found


NUMBERED = st.lists(st.integers(0, 40), unique=True, max_size=12)


@given(NUMBERED, st.sets(st.integers(0, 40)))
def test_just_the_sentences_that_changed_are_named(numbers: list[int], chosen: set[int]) -> None:
    old = [f"The nurse in ward {number} said nothing about it." for number in numbers]
    new = [
        line.replace("nothing", "something") if number in chosen else line
        for number, line in zip(numbers, old, strict=True)
    ]
    assert list(rewordings(old, new)) == [
        Reworded(one, other) for one, other in zip(old, new, strict=True) if one != other
    ]


def test_a_sentence_that_changed_is_told_from_one_that_came() -> None:
    old = ["One is here.", "The nurse asked me about it.", "Last."]
    new = ["One is here.", "Something quite new!", "The nurse asked you about it.", "Last."]
    assert list(rewordings(old, new)) == [
        Reworded("", "Something quite new!"),
        Reworded("The nurse asked me about it.", "The nurse asked you about it."),
    ]
    assert list(rewordings(old, [old[0], old[2]])) == [Reworded(old[1], "")]
    assert list(rewordings(["One. Two."], ["One.", "Two."])) == []


def page(article: str, head: str = "") -> bytes:
    return (
        f'<!doctype html><html lang="en"><head>{head}</head><body><nav>Menu</nav><main>'
        f'<article class="h-entry">{article}</article><p>Recent posts</p></main></body></html>'
    ).encode()


def test_words_are_those_of_the_text_and_dates_stand_apart() -> None:
    found = words(
        page(
            '<h1>My <em>title</em></h1><p class="meta"><time class="dt-published" '
            'datetime="2023-04-11">Published</time> <time class="dt-updated" '
            'datetime="2023-04-15">x</time> 5 min</p>'
            '<nav class="contents">Contents</nav><div class="text"><p>One <b>bold</b> word. Two'
            '<span class="preview" hidden>Hidden.</span>.</p><ul><li>Item</li><li>Item 2</li></ul>'
            '<p class="meta">My own class.</p><img src="x.png" alt="A map. With dots.">'
            "<script>no()</script><style>p{}</style><pre>a  b</pre>"
            '<div class="csl-entry">Berg, A. (2020). Title. Press.</div>'
            '<a role="doc-backlink">↑1</a></div><ul class="tags"><li>pln</li></ul>'
            '<p class="take-away">Download <a href="x.pdf" download>PDF · 90 KB</a></p>'
            '<details class="cite-this"><summary>Cite</summary></details>'
        )
    )
    assert found == Words(
        "My title",
        (
            "My title",
            "One bold word.",
            "Two.",
            "Item",
            "Item 2",
            "My own class.",
            "[A map. With dots.]",
            "a b",
            "Berg, A. (2020). Title. Press.",
        ),
        "2023-04-11",
        "2023-04-15",
    )


@pytest.mark.parametrize("html", [b"", b"\xff\xfe", b"<main><p>Only this.", b"<table><tr>x"])
def test_any_page_has_words(html: bytes) -> None:
    assert isinstance(words(html), Words)


def test_what_leads_on_and_what_is_gone_is_no_text() -> None:
    away = page(
        "",
        '<meta name="robots" content="noindex"><meta http-equiv="Refresh" '
        'content="0; url=../new/">',
    )
    assert leads_to(away) == "../new/"
    assert not is_gone(away)
    assert is_gone(page("<p>Gone</p>", '<meta name="robots" content="noindex">'))
    hidden = page('<time class="dt-published">x</time>', '<meta name="robots" content="noindex">')
    assert not is_gone(hidden)
    assert not is_gone(page("<p>Here</p>"))
