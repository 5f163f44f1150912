"""Rich text, the joining of it, titles, and what it is written as."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from plnfolio.cite.common import join, titles
from plnfolio.cite.output import WRITERS
from plnfolio.cite.output.html import to_html
from plnfolio.cite.output.markdown import to_markdown
from plnfolio.cite.rich import EMPTY, ITALIC, Mark, Rich, Run, concat, italic, link, plain, text_of

MARKS: list[Mark] = ["i", "sup", "sub", "smallcaps"]
letters = st.text("ab Z.,:*_[]()<>&`\\\"'“”’!?#1-/", min_size=1, max_size=8)
runs = st.builds(Run, letters, st.frozensets(st.sampled_from(MARKS), max_size=2))
rich_texts = st.lists(runs, max_size=5).map(tuple)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain words", "Plain words"),
        ("A <i>Homo sapiens</i> study", "A <i>Homo sapiens</i> study"),
        ("H<sub>2</sub>O and x<sup>2</sup>", "H<sub>2</sub>O and x<sup>2</sup>"),
        (
            '<span style="font-variant:small-caps">b.c.e.</span>',
            '<span class="smallcaps">b.c.e</span>',
        ),
        ('The <span class="nocase">iPad</span> app', "The iPad app"),
        ("R&D in schools: <5% of budgets", "R&amp;D in schools: &lt;5% of budgets"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("An <i>open end", "An <i>open end</i>"),
        ("A stray</i> end", "A stray end"),
    ],
)
def test_a_field_keeps_the_tags_of_csl_and_escapes_the_rest(text: str, html: str) -> None:
    wanted = html.replace("b.c.e</span>", "b.c.e.</span>")
    assert to_html(titles.parse(text)) == wanted


@pytest.mark.parametrize(
    ("text", "curly"),
    [
        ("can't stop", "can’t stop"),
        ('"Together we are better": Networks', "“Together we are better”: Networks"),
        ("Don't 'iTune' us", "Don’t ‘iTune’ us"),
        ("The '90s", "The ’90s"),
        ("teachers' views", "teachers’ views"),
        ('The article "How workout buddies help"', "The article “How workout buddies help”"),
        ('<i>"Damn"</i> it', "“Damn” it"),
    ],
)
def test_straight_quotes_turn_curly(text: str, curly: str) -> None:
    assert text_of(titles.parse(text)) == curly


def test_italics_inside_italics_stand_upright() -> None:
    title = italic(titles.parse("Reading <i>Ulysses</i> aloud"))
    assert [run.text for run in title if "i" in run.marks] == ["Reading ", " aloud"]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("Who owns the learning?", "Open Road"), "Who owns the learning? Open Road."),
        (("Trained by “Dr. House”", "PLoS"), "Trained by “Dr. House.” PLoS."),
        (("What is “learning?”", "PLoS"), "What is “learning?” PLoS."),
        (("A press, Inc.", "", "B"), "A press, Inc. B."),
        (("The teachers’",), "The teachers’."),
        (("A ‘good’ one, a ‘bad’",), "A ‘good’ one, a ‘bad.’"),
        (("Loose, ", "ends;"), "Loose. ends."),
        (("To be continued…",), "To be continued…"),
    ],
)
def test_sentences_end_with_one_mark(parts: tuple[str, ...], text: str) -> None:
    assert text_of(join.sentences([plain(part) for part in parts])) == text


@pytest.mark.parametrize(
    ("names", "joined"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A & B"),
        (["A", "B", "C"], "A, B, & C"),
    ],
)
def test_a_series_has_its_comma_before_the_last_of_three(names: list[str], joined: str) -> None:
    assert join.series(names, "&", always_comma=False) == joined


def test_nothing_in_brackets_is_nothing() -> None:
    assert join.wrapped("(", EMPTY, ")") == EMPTY
    assert join.wrapped("[", plain(" , "), "]") == EMPTY


def test_a_link_leads_where_it_says() -> None:
    address = "https://doi.org/10.1000/a&b"
    assert to_html(link(address)) == (
        '<a href="https://doi.org/10.1000/a&amp;b">https://doi.org/10.1000/a&amp;b</a>'
    )
    assert to_markdown(link(address)) == address


def test_an_address_with_markup_in_it_is_fenced_off() -> None:
    assert to_markdown(link("https://a.example/_x_/")) == "<https://a.example/_x_/>"


def test_brackets_that_make_no_link_stay_as_they_are() -> None:
    assert to_markdown(plain("Quiet [Audiobook]. (2012)")) == "Quiet [Audiobook]. (2012)"
    assert to_markdown(plain("[a](b) [c][d] [^1]")) == "[a\\](b) [c\\][d] \\[^1]"


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://a.b"])
def test_an_address_that_is_no_web_page_is_only_shown(address: str) -> None:
    assert "<a" not in to_html(link(address))


@given(rich_texts)
def test_runs_put_together_keep_every_letter(rich: Rich) -> None:
    whole = concat([(run,) for run in rich])
    assert text_of(whole) == text_of(rich)
    assert all(one.marks != other.marks for one, other in pairwise(whole))


@given(rich_texts)
def test_plain_text_is_the_letters(rich: Rich) -> None:
    assert WRITERS["text"](rich) == text_of(rich)


@given(rich_texts)
def test_html_holds_no_element_of_the_data(rich: Rich) -> None:
    ours = r"</?(?:i|sup|sub)>|<span class=\"smallcaps\">|</span>"
    assert "<" not in re.sub(ours, "", to_html(rich))


@given(rich_texts)
@example((Run("__"), Run("1__")))
def test_markdown_renders_as_the_same_words(rich: Rich) -> None:
    rendered = MarkdownIt("commonmark").render(to_markdown(concat([(run,) for run in rich])))
    shown = re.sub(r"</?(?:p|em|i|sup|sub|span)\b[^>]*>", "", rendered)
    for entity, letter in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
        shown = shown.replace(entity, letter)
    assert shown.split() == text_of(rich).split()


@given(rich_texts)
def test_reverse_italics_twice_is_nothing(rich: Rich) -> None:
    assert italic(italic(rich)) == rich


@given(st.text(max_size=30))
def test_any_text_can_be_a_title(text: str) -> None:
    assert all(run.marks <= frozenset(MARKS) for run in titles.parse(text))


def test_italic_runs_are_marked() -> None:
    assert italic(plain("Title"))[0].marks == ITALIC


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("(Berg, 2002, p. 22)", "(Berg, 2002, p.~22)"),
        ("pp. 10–29, 31", "pp.~10–29, 31"),
        ("(2nd ed., Vol. 1, pp. S10–S29)", "(2nd ed., Vol.~1, pp.~S10–S29)"),
        ("p. xii", "p.~xii"),
        ("para. 4", "para.~4"),
        ("Publication No. 7", "Publication No.~7"),
        ("(Figs. 2–3)", "(Figs.~2–3)"),
        ("Trapp. 22 ways", "Trapp. 22 ways"),
        ("Step. 2 of it", "Step. 2 of it"),
        ("No. We cannot", "No. We cannot"),
        ("p. of it", "p. of it"),
        ("n.d. 22", "n.d. 22"),
    ],
)
def test_no_line_ends_between_a_term_and_its_number(said: str, shown: str) -> None:
    assert to_html(plain(said)) == shown.replace("~", "\u00a0")
