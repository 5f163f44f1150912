"""What is written of a tidy body, rendered and made tidy again, is the same body."""

from __future__ import annotations

import html
import re
from xml.etree.ElementTree import Element, tostring

import pytest
from hypothesis import given, note, settings
from hypothesis import strategies as st

from plnfolio.html_tree import html_tree
from plnfolio.importing.article import Article, Picture, fill
from plnfolio.importing.markdown.writer import markdown
from plnfolio.importing.tidy.inline import runs, together
from plnfolio.importing.tidy.page import tidied
from plnfolio.model.document import ImageSlot, LinkSlot
from plnfolio.render.markdown import parse
from sites.trying import often

SIGNS = "abc XYZ 12 .,:;!?()[]{}*_~`#@|<>&\\^=+-'\"/$%éß„“ "
WORDS = st.text(SIGNS, min_size=1, max_size=12)
ADDRESSES = st.sampled_from(
    ("https://a.example.org/x", "https://b.example.org/y_z?a=1&b=(2)", "mailto:a@b.example")
)


def element(tag: str, inside: list[str | Element], **more: str) -> Element:
    made = Element(tag, more)
    fill(made, inside)
    return made


def inline() -> st.SearchStrategy[list[str | Element]]:
    leaf = st.one_of(
        WORDS,
        WORDS.map(lambda text: element("code", [text])),
        st.just("").map(lambda _: Element("br")),
        st.tuples(WORDS, ADDRESSES).map(lambda one: element("a", [one[0]], href=one[1])),
        WORDS.map(lambda alt: Element("img", {"src": "https://c.example/p.png", "alt": alt})),
    )
    marked = st.tuples(
        st.sampled_from(("em", "strong", "del", "mark", "sup", "sub", "u")),
        st.lists(leaf, min_size=1, max_size=3),
    ).map(lambda one: element(*one))
    return st.lists(st.one_of(leaf, marked), min_size=1, max_size=5)


def blocks() -> st.SearchStrategy[list[Element]]:
    def held(inner: st.SearchStrategy[Element]) -> st.SearchStrategy[Element]:
        some = st.lists(inner, min_size=1, max_size=3)
        item = some.map(lambda each: element("li", list(each)))
        items = st.lists(item, min_size=1, max_size=3)
        return st.one_of(
            some.map(lambda each: element("blockquote", list(each))),
            items.map(lambda each: element("ul", list(each))),
            items.map(lambda each: element("ol", list(each))),
        )

    paragraph = inline().map(lambda each: element("p", each))
    leaf = st.one_of(
        paragraph,
        inline().map(lambda each: element("h2", each)),
        WORDS.map(lambda text: element("pre", [element("code", [text])])),
        st.just("hr").map(Element),
        st.lists(st.lists(inline(), min_size=2, max_size=2), min_size=2, max_size=3).map(table),
    )
    return st.lists(st.recursive(leaf, held, max_leaves=6), min_size=1, max_size=4)


def table(rows: list[list[list[str | Element]]]) -> Element:
    head = element("thead", [element("tr", [element("th", cell) for cell in rows[0]])])
    body = [element("tr", [element("td", cell) for cell in row]) for row in rows[1:]]
    return element("table", [head, element("tbody", list(body))])


def tidy(source: str) -> Element:
    article = Article("a.html", html_tree(source))
    article.pictures = lambda _src: Picture(b"", "")
    tidied([article])
    return article.body


def rendered(text: str) -> str:
    made = []
    for piece in parse(text).pieces:
        if isinstance(piece, str):
            made.append(piece)
        elif isinstance(piece, LinkSlot):
            made.append(html.escape(piece.target))
        elif isinstance(piece, ImageSlot):
            alt = html.escape(piece.alt or "")
            made.append(f'<img src="{html.escape(piece.target)}" alt="{alt}">')
        # What is left are words of the interface.
    return "".join(made)


_TYPESET = {"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "–": "--", "—": "---", "…": "..."}


def plain(body: Element) -> str:
    """A body with straight quotation marks, and with nothing that no reader sees."""
    for one in body.iter():
        kept = {name: one.get(name, "") for name in ("href", "src", "alt") if one.get(name)}
        one.attrib.clear()
        one.attrib.update({name: re.sub(r"[“”„]", '"', value) for name, value in kept.items()})
    text = tostring(body, encoding="unicode")
    for sign, typed in _TYPESET.items():
        text = text.replace(sign, typed)
    return re.sub(r"-{2,3}", "--", text)


@settings(max_examples=often(30, 3000), deadline=None)
@given(blocks())
def test_what_is_written_says_the_same(some: list[Element]) -> None:
    first = tidy(tostring(element("div", list(some)), encoding="unicode", method="html"))
    text = markdown(first)
    note(text)
    again = tidy(rendered(text))
    assert plain(again) == plain(first)


@pytest.mark.parametrize("alt", ["\\[", "\\\\[", "a\\]b [c] \\", "[\\"])
def test_a_backslash_before_a_bracket_is_one_of_the_text(alt: str) -> None:
    picture = Element("img", {"src": "https://c.example/p.png", "alt": alt})
    first = tidy(tostring(element("p", [picture]), encoding="unicode", method="html"))
    assert plain(tidy(rendered(markdown(first)))) == plain(first)


def test_marks_that_touch() -> None:
    made = together(runs([element("b", ["a "]), element("b", ["b"]), element("i", [" c"])]))
    assert tostring(element("p", made), encoding="unicode") == (
        "<p><strong>a b</strong> <em>c</em></p>"
    )
