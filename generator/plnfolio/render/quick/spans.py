"""Emphasis and links in their common form, each read by a single pattern."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from plnfolio.render.quick.signs import SIGNS, none_of
from plnfolio.render.quick.token import QuickToken

# What begins nothing among words: it needs a bracket, a key, or markup in front of it.
_IDLE = frozenset("!^-{")
_WORDS = none_of(SIGNS - _IDLE | {"]"})
# Words between two equal marks: letters or digits right inside, none outside. Such marks pair up
# whatever stands around them (CommonMark 6.2), since nothing between them can be a mark.
_EMPHASIS = re.compile(
    rf"(?P<mark>\*\*?|__?)(?P<words>[^\W_](?:{_WORDS}*[^\W_])?)(?P=mark)"
    r"(?=[ \n\t.,;:!?)\]'\"]|\Z)"
)
_BEFORE_EMPHASIS = frozenset(" \n\t([\"'")
_LINK = re.compile(r"\[(?P<label>[^\[\]\\`<]*)\]\((?P<target>[^\x00-\x20\x7f()<>\\&]+)\)")
_PLAIN = re.compile(f"{none_of(SIGNS)}*")


def emphasis(state: StateInline, silent: bool) -> bool:
    """``*words*``, ``**words**`` and the same with underscores."""
    start, src = state.pos, state.src
    if silent or (start and src[start - 1] not in _BEFORE_EMPHASIS):
        return False
    match = _EMPHASIS.match(src, start, state.posMax)
    if match is None:
        return False
    mark, words = match.group("mark", "words")
    if "://" in words or "ww." in words:
        return False
    opening, closing = _around(state, "strong" if len(mark) == 2 else "em", words)
    opening.markup = closing.markup = mark
    state.pos = match.end()
    return True


def link(state: StateInline) -> Token | None:
    """``[label](target)`` without a title, a bracket in the label or a sign that needs care.

    Gives the opening token; None where it is not so simple.
    """
    match = _LINK.match(state.src, state.pos, state.posMax)
    if match is None or not state.md.validateLink(match["target"]):
        return None
    label = match["label"]
    if _PLAIN.fullmatch(label) is not None:
        opening, _ = _around(state, "link", label, "a")
    else:
        outer = state.posMax
        opening = state.push("link_open", "a", 1)
        state.pos, state.posMax = match.span("label")
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = outer
    opening.attrs["href"] = state.md.normalizeLink(match["target"])
    state.pos = match.end()
    return opening


def _around(
    state: StateInline, name: str, words: str, tag: str | None = None
) -> tuple[Token, Token]:
    """Put down an opening and a closing token with nothing but words between them."""
    if state.pending:
        state.pushPending()
    level = state.level
    opening = QuickToken(f"{name}_open", tag or name, 1, level)
    closing = QuickToken(f"{name}_close", tag or name, -1, level)
    if words:
        state.tokens += (opening, QuickToken("text", "", 0, level + 1, words), closing)
    else:
        state.tokens += (opening, closing)
    return opening, closing
