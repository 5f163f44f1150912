"""Whatever somebody writes, the proof-reader reads it and names places that there are."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from plnfolio.check.asking import Asking, Library
from plnfolio.check.inline import read_line
from plnfolio.check.rules import TEXT_RULES
from plnfolio.check.text import text_of
from plnfolio.diagnostics import Span
from plnfolio.model.config import SiteConfig
from plnfolio.model.matter import PostMatter
from plnfolio.model.site import Places, Post, Site

HEAD = "---\ntitle: One\ndate: 2023-01-01\n---\n"
PATH = "content/posts/one.md"
SITE = Site(
    "content",
    SiteConfig(title="Mine", author="Ada Okafor"),
    Places({(): Span("content/site.yaml", 1, 1)}),
    datetime.date(2026, 1, 1),
)
POST = Post(PATH, "one", PostMatter(title="One", date="2023-01-01"), 5, Places({(): Span(PATH)}))

signs = st.sampled_from(
    r"""
    [ ] ( ) [@ @adams2019 (Adams, 2019) Adams (2019) & “ ” " ' . ? p. 5 pp. 5-6 {{< >}} {% %}
    https://example.org <a@b.org> ![ ](map.png) [here](x) ` ``` > - * ** _ # ### | |---| :::
    :::{quote} :alt: \ &amp; <!-- --> <img alt="image"> TODO: ??? password: +1 212 736 5000 §
    """.split()
)
words = st.sampled_from("people learn together at night GPA I got an A on THE WHOLE THING".split())
texts = st.lists(
    st.one_of(signs, words, st.sampled_from([" ", "\n", "\n\n", "\t"]), st.text())
).map(" ".join)


@given(texts)
def test_prose_is_as_long_as_what_was_typed(text: str) -> None:
    prose, parts = read_line(text, frozenset({"x"}))
    assert len(prose) == len(text)
    assert all(0 <= part.start < part.end <= len(text) for part in parts)


@given(texts)
def test_what_is_found_stands_where_there_is_something(text: str) -> None:
    source = HEAD + "\n".join(text.splitlines())
    read = text_of(POST, source, "en")
    lines = source.count("\n") + 1
    for rule in TEXT_RULES:
        for found in rule.see(read, Asking(Library(SITE))):
            assert found.message
            assert found.span.path == PATH
            assert 1 <= found.span.line <= lines
