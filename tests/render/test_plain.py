"""The text without markup, and the first words of it."""

from __future__ import annotations

import pytest

from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.markdown import parse
from plnfolio.render.plain import excerpt
from render.show import standard_html
from render.test_cases import CASES

PLAIN = [
    ("Some *prose* with `code` [@a, p. 3].", "Some prose with code."),
    ("# Title\n\nText\nover lines", "Title\n\nText over lines"),
    ("```\ncode\n```\n\nText", "Text"),
    ("![a picture](x.png) beside", "beside"),
    ("| A | B |\n|---|---|\n| c | d |", "A\n\nB\n\nc\n\nd"),
    ("<p class='x'>Raw &amp; <b>bold</b></p>\n<!-- no -->\n<style>p {}</style>", "Raw & bold"),
    (":::{activity} Draw\nDo it.\n:::", "Draw\n\nDo it."),
    ("", ""),
]
LONG = "A first sentence of some length. A second one that is rather longer than that one."
EXCERPTS = [
    ("# Title\n\nShort.\n\nMore.", 60, "Short."),
    (LONG, 200, LONG),
    (LONG, 50, "A first sentence of some length."),
    (LONG, 70, "A first sentence of some length. A second one that is rather longer…"),
    (LONG, 20, "A first sentence of…"),
    ("学" * 30, 10, "学" * 10 + "…"),
    ("学習の輪を広げる。" * 4, 12, "学習の輪を広げる。"),
    ("# Only a title", 60, ""),
]


@pytest.mark.parametrize(("markdown", "plain"), PLAIN)
def test_plain_text_is_the_prose_alone(markdown: str, plain: str) -> None:
    assert parse(markdown).plain == plain


@pytest.mark.parametrize(("markdown", "limit", "expected"), EXCERPTS)
def test_an_excerpt_ends_with_a_sentence_or_a_word(
    markdown: str, limit: int, expected: str
) -> None:
    assert excerpt(standard_html(parse(markdown)), limit) == expected


def test_anchors_hold_every_id_that_a_link_may_lead_to() -> None:
    text = (
        "# One\n\n{#p}\nText[^1] [x](y){#link} <b id=raw>\n\n[^1]: Note.\n\n"
        "<a name='old'>\n\n```py {#code}\n```\n\n:::{activity} Do\nIt.\n:::"
    )
    ids = {"one", "p", "link", "raw", "old", "code", "fn1", "fnref1"}
    assert parse(text).anchors == ids | {"activity-1", "activity-1-title"}


@pytest.mark.parametrize("name", DIRECTIVES)
def test_every_directive_has_a_case(name: str) -> None:
    sources = [case.source for param in CASES for case in param.values]
    assert any(f":::{{{name}}}" in source for source in sources)


def test_the_way_a_directive_is_written_in_its_help_is_right() -> None:
    for directive in DIRECTIVES.values():
        body = "Text\n" if directive.body == "required" else ""
        findings = parse(f"{directive.usage}\n:alt:\n{body}:::").findings
        assert {finding.code for finding in findings} <= {"unknown-option"}, directive.name
