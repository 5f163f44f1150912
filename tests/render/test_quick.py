"""Each fast step does what the part of markdown-it does that it stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.common.normalize_url import normalizeLink, validateLink
from markdown_it.renderer import RendererHTML
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plnfolio.render.addresses import encoded
from plnfolio.render.markdown import document
from plnfolio.render.parser import quick, standard
from plnfolio.render.parsing import Parsing
from plnfolio.render.quick.block import QuickStateBlock
from plnfolio.render.quick.html import QuickHtml
from plnfolio.render.quick.signs import BEGINNINGS
from render.texts import INLINES, TEXTS
from sites.trying import often

pytestmark = pytest.mark.torture

QUOTES = ("«", "»", "‹", "›")
QUICK = quick(QUOTES)
STANDARD = standard(QUOTES)
QUICK_FIELD = quick(QUOTES, tags=False)
STANDARD_FIELD = standard(QUOTES)
STANDARD_FIELD.options["html"] = False
PLAIN = MarkdownIt("commonmark", {"xhtmlOut": False}).enable(["table", "strikethrough"])
ADDRESSES = st.lists(
    st.sampled_from(
        ["http", "https", "HTTP", "javascript", "file", "data:image/png;", ":", "//", "/", "a",
         "B.c", ".", "-", "--", "é", "xn--e1a", "%41", "%", "_", "~", " ", "?q", "#f", "@",
         "[::1]", "8"]
    ),
    max_size=7,
).map("".join)  # fmt: skip


def clean(text: str) -> str:
    """A text as the parsers get it."""
    return re.sub("[\x00-\x08\x0b-\x1f]", "", re.sub("\r\n?", "\n", text))


TEXTS = TEXTS.map(clean)


@pytest.fixture(scope="module", autouse=True)
def cells_in_one() -> None:
    for parser in (STANDARD, STANDARD_FIELD):
        parser.core.ruler.after("block", "joined", join_cells)


def join_cells(state: StateCore) -> None:
    state.tokens[:] = joined(state.tokens)


def joined(tokens: Sequence[Token]) -> list[Token]:
    """Tokens with those of a cell put into one, which knows its column."""
    found: list[Token] = []
    column = -1
    for i, token in enumerate(tokens):
        if token.type in ("th_open", "td_open"):
            column += 1
            inline = tokens[i + 1]
            inline.tag = token.tag
            inline.info = str(token.attrs.get("style", "")).removeprefix("text-align:")
            inline.meta["cell"] = column
        elif token.type not in ("th_close", "td_close"):
            column = -1 if token.type == "tr_open" else column
            found.append(token)
    return found


def shown(tokens: Sequence[Token]) -> list[Any]:
    """Tokens as plain data; a soft line end is text, and text stands together."""
    found: list[Any] = []
    for token in tokens:
        data = dict(token.as_dict(children=False))
        data["children"] = shown(token.children or [])
        if token.type == "softbreak":
            data |= {"type": "text", "content": "\n", "tag": ""}
        if data["type"] == "text" and found and found[-1]["type"] == "text":
            found[-1]["content"] += data["content"]
        elif data["type"] != "text" or data["content"]:
            found.append(data)
    return found


@given(TEXTS, st.booleans())
@settings(max_examples=often(200, 20000), deadline=None)
@example("a\n\n: b", False)
@example("a\n\n\n: b", False)
@example("- a\n  | b\n  |-\n", False)
@example("3. a\n4. b *c* \n\nd", False)
@example("- a\n- b\n\n\n  c", False)
@example("- a\n* b\n- c\n\n- d", False)
@example("- a\n\n: b", False)
@example("> a\n> b\nc\n> d", False)
@example("[a]\n: b", False)
@example("[" * 60 + "](a)" * 60, False)
@example("**a***b*_c_", False)
@example('**a**"b"! "c" (d "e, *f*")', False)
@example(">" * 42 + " a\n> b\n\nc", False)
@example("\n".join(f"{'  ' * i}- a" for i in range(24)) + "\n\nb", False)
@example(">\t>\t* b\n>\t>c", False)
@example("[a ^[b](c) d](e)", False)
@example("[\n](0)", False)
@example('"\n0""', False)
@example('a\n"b 1" c"', False)
def test_both_parsers_make_the_same_document(text: str, tight: bool) -> None:
    assert document(text, QUICK, tight=tight) == document(text, STANDARD, tight=tight)
    # Making up a text takes longer than reading it, so all that is done to one is compared here.
    both_find_the_same_blocks_in_the_same_lines(text)
    if tight:
        both_make_the_same_of_a_field_without_html(text)
    else:
        lines_are_measured_alike(text)
        both_writers_write_the_same_html(text)


def both_find_the_same_blocks_in_the_same_lines(text: str) -> None:
    fast: list[Token] = []
    slow: list[Token] = []
    QUICK.block.parse(text, QUICK, Parsing.begin(text), fast)
    STANDARD.block.parse(text, STANDARD, Parsing.begin(text), slow)
    assert shown(fast) == shown(joined(slow))
    raw: list[Token] = []
    QUICK.block.parse(text, QUICK, Parsing.begin(text, raw=True), raw)
    assert [*typed(raw)] == [*typed(fast)]


AROUND = ("list_open", "list_close", "quote_open", "quote_close", "head_open", "head_close")


def typed(tokens: Sequence[Token]) -> Iterator[object]:
    """What stands where and in what, for whoever reads a text and makes no HTML."""
    for token in tokens:
        line = token.map and token.map[0]
        if token.type == "row":
            yield from ((cell, line) for cell in token.meta["row"])
        elif token.type == "inline":
            yield token.content, line
        elif token.type.endswith(AROUND):
            yield token.type


def both_make_the_same_of_a_field_without_html(text: str) -> None:
    assert document(text, QUICK_FIELD) == document(text, STANDARD_FIELD)


def lines_are_measured_alike(text: str) -> None:
    fast = QuickStateBlock(text, STANDARD, {}, [])
    slow = StateBlock(text, STANDARD, {}, [])
    for name in ("src", "bMarks", "eMarks", "tShift", "sCount", "bsCount", "lineMax"):
        assert getattr(fast, name) == getattr(slow, name), name


def both_writers_write_the_same_html(text: str) -> None:
    tokens = PLAIN.parse(text)
    slow = RendererHTML().render(tokens, PLAIN.options, {})
    slow = re.sub(' style="text-align:(.*?)"', r' class="align-\1"', slow)
    slow = re.sub("<th(?=[ >])", '<th scope="col"', slow)
    slow = re.sub('<th scope="col"( class=".*?")?></th>', r"<td\1></td>", slow)
    assert QuickHtml().render(joined(tokens), PLAIN.options, {}) == slow


@given(st.lists(st.sampled_from(INLINES), max_size=14).map("".join).map(clean))
@settings(max_examples=often(300, 20000), deadline=None)
@example("[a ^[b](c) d](e)")
@example("[a ^[b] c](d)")
@example("*a ^[b](c) d*")
def test_both_parsers_find_the_same_in_a_line(text: str) -> None:
    fast: list[Token] = []
    slow: list[Token] = []
    QUICK.inline.parse(text, QUICK, Parsing.begin(text), fast)
    STANDARD.inline.parse(text, STANDARD, Parsing.begin(text), slow)
    assert shown(fast) == shown(slow)
    rules_begin_with_signs_of_their_rows(text)


def rules_begin_with_signs_of_their_rows(text: str) -> None:
    ruler = STANDARD.inline.ruler
    for name, rule in zip(ruler.get_active_rules(), ruler.getRules(""), strict=True):
        state = StateInline(text, STANDARD, Parsing.begin(text), [])
        if name != "text" and text and rule(state, False):
            assert text[0] in BEGINNINGS[name], name


@given(ADDRESSES)
@settings(max_examples=often(300, 12500))
def test_an_address_is_encoded_and_allowed_alike(address: str) -> None:
    assert encoded(address) == normalizeLink(address)
    of_the_disk = address.lower().startswith("file:")
    assert QUICK.validateLink(address) == (of_the_disk or validateLink(normalizeLink(address)))
