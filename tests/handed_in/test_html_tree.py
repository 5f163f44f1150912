"""A fragment of HTML as a tree: what browsers make of it, and always well formed."""

from __future__ import annotations

from xml.etree.ElementTree import fromstring, tostring

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plnfolio.html_tree import html_tree


def xml(html: str) -> str:
    return tostring(html_tree(html), "unicode")


@pytest.mark.parametrize(
    ("html", "tree"),
    [
        ("a<p>b<p>c", "<div>a<p>b</p><p>c</p></div>"),
        ("<p>a<br>b<img src=x alt>", '<div><p>a<br />b<img src="x" alt="" /></p></div>'),
        ("<EM>a<!-- b --></EM>c", "<div><em>a</em>c</div>"),
        (
            "<svg viewBox='0 0 1 1'><title>a</title></svg>",
            '<div><svg viewBox="0 0 1 1"><title>a</title></svg></div>',
        ),
        ("<a<b>c", "<div><span>c</span></div>"),
        ("<o:p>c</o:p>", "<div><span>c</span></div>"),
        ('<p a"b=c id=d>e', '<div><p id="d">e</p></div>'),
        ("</div>a", "<div>a</div>"),
        ("", "<div />"),
    ],
)
def test_is_what_a_browser_makes_of_it(html: str, tree: str) -> None:
    assert xml(html) == tree


def test_keeps_what_is_nested_deeper_than_functions_may_call() -> None:
    assert sum(1 for _ in html_tree("<b>" * 3000 + "a").iter("b")) == 3000


PIECES = st.sampled_from(
    ["<p>", "</p>", "<b a=1>", "<i", "<td>", "<svg>", "<x:y>", '"', "=", ">", "&amp;", "&#1;", " "]
)


@given(st.lists(PIECES | st.text(max_size=4), max_size=20).map("".join))
def test_whatever_was_written_can_be_read_as_xml(html: str) -> None:
    written = xml(html)
    assert tostring(fromstring(written), "unicode") == written
