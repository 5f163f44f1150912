"""What holds for every text, however odd."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plnfolio.model.document import CitationSlot, DirectiveSlot, Document, ImageSlot, LinkSlot
from plnfolio.render.markdown import parse, parse_cell
from plnfolio.render.plain import excerpt
from render.show import standard_html
from render.texts import TEXTS
from sites.trying import often

pytestmark = pytest.mark.torture

PLACED = CitationSlot | ImageSlot | LinkSlot | DirectiveSlot
VOID = {"br", "hr", "img", "input"}


def lines_of(text: str) -> list[str]:
    """The text's lines as the parser counts them."""
    return re.sub("[\x00-\x08\x0b-\x1f]", "", re.sub("\r\n?", "\n", text)).split("\n")


@given(TEXTS, st.integers(10, 300))
@settings(max_examples=often(200, 5000), deadline=None)
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
@settings(max_examples=often(200, 5000), deadline=None)
def test_without_html_of_the_author_all_tags_are_balanced(text: str) -> None:
    Balance().read(standard_html(parse(text)))


@given(st.text("aZé學ع09 .,;()/%€$£+-:'\"*_[]<&@#", max_size=30))
@settings(max_examples=often(1000, 25000))
@example("4 hours")
@example("www.a.org")
@example("0; ")
@example("1. not a list")
@example("A (b) c, 5.5 h/week")
def test_a_cell_is_what_the_parser_makes_of_it(text: str) -> None:
    assert parse_cell(text) == parse(text, tight=True)


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
