"""Attributes in braces: ``{#id .class width=50%}`` behind what they are for, or above a block.

The syntax is that of mdit-py-plugins, but nothing in braces is a comment: ``{% note %}`` stays.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline
    from markdown_it.token import Token

_BRACES = re.compile(r"""\{(?:"[^"{}]*"|'[^'{}]*'|[^{}"'])*\}""")
_BARE_VALUE = re.compile(r"""=(?:'([^']*)'|([^\s"'{}]+))""")
# kramdown's braces, and a comment of the syntax that this one is from, which would vanish.
_NOT_ATTRIBUTES = re.compile(r"\{:|[{\s]%")
_BEHIND = frozenset({"image", "code_inline", "link_close"})
# Where a link leads is said in its brackets; what runs on a click is not said in Markdown.
_NOT_OURS = re.compile(r"(?i)on.*|href|src|srcset")


def read_attributes(text: str) -> dict[str, str] | None:
    """The attributes of ``{…}``; None where the text is no such thing.

    As in Pandoc a value without quotes may hold any sign but a space (``width=50%``), and single
    quotes do as well as double ones.
    """
    if not _BRACES.fullmatch(text) or _NOT_ATTRIBUTES.search(text) is not None:
        return None
    from mdit_py_plugins.attrs.parse import ParseError, parse  # noqa: PLC0415 - rarely needed

    quoted = _BARE_VALUE.sub(lambda m: f'="{m[1] if m[1] is not None else m[2]}"', text)
    try:
        _, attributes = parse(quoted)
    except ParseError:
        return None
    return _ours(attributes) or None


def _ours(attributes: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in attributes.items() if not _NOT_OURS.fullmatch(name)}


def attributes(state: StateInline, silent: bool) -> bool:
    """The inline rule: braces right behind a picture, a link or code belong to it."""
    if silent or state.src[state.pos] != "{" or state.pending or not state.tokens:
        return False
    if state.tokens[-1].type not in _BEHIND:
        return False
    braces = _BRACES.match(state.src, state.pos, state.posMax)
    found = read_attributes(braces[0]) if braces is not None else None
    if braces is None or found is None:
        return False
    add(_beginning(state), found)
    state.pos = braces.end()
    return True


def attribute_line(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: attributes on a line of their own belong to the block below."""
    if state.is_code_block(start):
        return False
    line = state.src[state.bMarks[start] + state.tShift[start] : state.eMarks[start]]
    found = read_attributes(line.rstrip(" \t"))
    if found is None or silent:
        return found is not None
    token = state.push("attrs_block", "", 0)
    token.attrs = {**found}
    token.map = [start, start + 1]
    state.line = start + 1
    return True


def span(state: StateInline, silent: bool) -> bool:
    """The inline rule: ``[words]{.class}``."""
    start, outer = state.pos, state.posMax
    if state.src[start] != "[":
        return False
    end = state.md.helpers.parseLinkLabel(state, start)
    braces = _BRACES.match(state.src, end + 1, outer) if end >= 0 else None
    found = read_attributes(braces[0]) if braces is not None else None
    if braces is None or found is None:
        return False
    if not silent:
        state.pos, state.posMax = start + 1, end
        state.push("span_open", "span", 1).attrs = {**found}
        state.md.inline.tokenize(state)
        state.push("span_close", "span", -1)
        state.posMax = outer
    state.pos = braces.end()
    return True


def add(token: Token, found: dict[str, str]) -> None:
    """Give attributes to a token; classes add up."""
    for name, value in found.items():
        if name == "class":
            token.attrJoin("class", value)
        else:
            token.attrs[name] = value


def _beginning(state: StateInline) -> Token:
    """The token that opens what the last token ends."""
    last = state.tokens[-1]
    if last.nesting != -1:
        return last
    before = reversed(state.tokens)
    return next(token for token in before if token.nesting == 1 and token.level == last.level)
