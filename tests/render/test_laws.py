"""What holds for every text, however odd."""

from __future__ import annotations

import re
import subprocess
import sys
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plnfolio.model.document import CitationSlot, DirectiveSlot, Document, ImageSlot, LinkSlot
from plnfolio.render.markdown import document, parse, parse_cell, parse_lines
from plnfolio.render.parser import lines, quick
from plnfolio.render.plain import excerpt
from plnfolio.render.spaces import plain_spaces
from plnfolio.render.typography import quotes_for
from render.show import standard_html
from render.texts import TEXTS
from sites.trying import often

pytestmark = pytest.mark.torture

PLACED = CitationSlot | ImageSlot | LinkSlot | DirectiveSlot
WORDS = [
    "word", "4", "12", "1st", "(a)", "(b09)", "(see kennedy2018)", "(in class)", "a(R)", "(", ")",
    ".", "..", "...", "e.g.", "a.b", "I.", "1)", "2.", "a)", ":", ": ", ":x:", "a :b", "1:2", "!",
    "!!", "?", "!?", "%", "%%", "50%", "$5", "$", "a$b$", "it's", "c'est", "l'09", "5'10",
    "O'B's", "’", "'", "–", "-", " - ", "--", "x-y", "-1", "+", "+-", "++", "/", "//",
    "www.a.org", "ww.", "mailto:a", "https://a.b", "C:\\x", "…", "“b”", "«b»", "•", "·", "é", "学",
    "²", "①", "e\u0301", "\u0660.", "\u00a0", "  ", "\n", "\t", "&", "<", "=", "==", "_", "[a]",
    "^", "~",
]  # fmt: skip
VOID = {"br", "hr", "img", "input"}


def lines_of(text: str) -> list[str]:
    """The text's lines as the parser counts them."""
    return re.sub("[\x00-\x08\x0b-\x1f]", "", re.sub("\r\n?", "\n", text)).split("\n")


@given(TEXTS, st.integers(10, 300))
@settings(max_examples=often(120, 5000), deadline=None)
def test_any_text_becomes_a_document_and_always_the_same(text: str, limit: int) -> None:
    document = parse(text)
    assert isinstance(document, Document)
    assert parse(text) == document
    assert not any(re.search("[\x00-\x08]", p) for p in document.pieces if isinstance(p, str))
    # Making up a text takes longer than reading it, so all that holds of one is asked here.
    a_citation_stands_where_its_place_says(document, lines_of(text))
    every_place_is_in_the_text(document, lines_of(text))
    headings_have_ids_that_links_can_lead_to(document)
    assert len(excerpt(standard_html(document), limit)) <= limit + 1


def a_citation_stands_where_its_place_says(document: Document, lines: list[str]) -> None:
    for piece in document.pieces:
        if isinstance(piece, CitationSlot):
            first = piece.written.split("\n")[0]
            line = lines[piece.place.line - 1]
            assert unpiped(first).rstrip() in unpiped(line)
            if piece.place.column:
                assert unpiped(line[piece.place.column - 1 :]).startswith(unpiped(first).rstrip())


def every_place_is_in_the_text(document: Document, lines: list[str]) -> None:
    places = [piece.place for piece in document.pieces if isinstance(piece, PLACED)]
    for place in [*places, *(finding.place for finding in document.findings)]:
        assert 1 <= place.line <= len(lines)
        assert 0 <= place.column <= len(lines[place.line - 1]) + 1


def headings_have_ids_that_links_can_lead_to(document: Document) -> None:
    ids = [heading.id for heading in document.headings]
    assert set(ids) <= document.anchors
    if not any(finding.code == "duplicate-anchor" for finding in document.findings):
        assert len(ids) == len(set(ids))


@given(TEXTS.map(lambda text: text.replace("<", "")))
@settings(max_examples=often(120, 5000), deadline=None)
def test_without_html_of_the_author_all_tags_are_balanced(text: str) -> None:
    Balance().read(standard_html(parse(text)))


@given(
    st.one_of(
        st.text("aZé學ع09 .,;()/%€$£+-!?:’“”«»–…'\"*_[]<&@#", max_size=30),
        st.lists(st.sampled_from(WORDS), max_size=7).map("".join),
        st.lists(st.sampled_from(WORDS), max_size=7).map(" ".join),
    ),
    st.sampled_from(["en", "fr"]),
)
@settings(max_examples=often(600, 25000))
@example("4 hours", "en")
@example("www.a.org", "en")
@example("0; ", "en")
@example("1. not a list", "en")
@example("a(b09)", "en")
@example("A (b) c, 5.5 h/week: it's $5!", "en")
def test_plain_words_are_what_the_parser_makes_of_them(text: str, language: str) -> None:
    quotes, clean = quotes_for(language), plain_spaces(text)
    assert parse(text, language=language) == document(clean, quick(quotes))
    for tags in (True, False):
        made = document(clean, quick(quotes, tags=tags), tight=True)
        assert parse_cell(text, language=language, tags=tags) == made
    assert parse_lines(text, language=language) == document(clean, lines(quotes))


@pytest.mark.parametrize(
    "text", ["", "4 hours", "A friend's table, in spring: 12 people (all of them teachers)!"]
)
def test_plain_words_wake_no_parser(text: str) -> None:
    code = (
        "import sys; from plnfolio.render.markdown import parse, parse_cell, parse_lines\n"
        f"for one in (parse, parse_cell, parse_lines): one({text!r}, language='en')\n"
        "assert 'markdown_it' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


def unpiped(text: str) -> str:
    """A cell's text as it is in the source and in the slot: there its pipes carry backslashes."""
    return text.replace("\\|", "|")


class Balance(HTMLParser):
    """Raises AssertionError where a tag closes what is not open, or stays open."""

    def read(self, html: str) -> None:
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        assert tag in VOID

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag
