"""Emphasis and links in their common form, each read by a single pattern."""

from __future__ import annotations

import re

from markdown_it.rules_inline import StateInline

# Words between two equal marks: letters or digits right inside, none outside. Such marks pair up
# whatever stands around them (CommonMark 6.2), since nothing between them can be a mark.
_EMPHASIS = re.compile(
    r"(?P<mark>\*\*?|__?)(?P<words>[^\W_](?:[^\n\\`*_~\[\]<&@]*[^\W_])?)(?P=mark)"
    r"(?=[ \n\t.,;:!?)\]'\"]|\Z)"
)
_BEFORE_EMPHASIS = frozenset(" \n\t([\"'")
_LINK = re.compile(r"\[(?P<label>[^\[\]\\`<]*)\]\((?P<target>[^\x00-\x20\x7f()<>\\&]+)\)")


def emphasis(state: StateInline, silent: bool) -> bool:
    """``*words*``, ``**words**`` and the same with underscores."""
    start, src = state.pos, state.src
    if silent or (start and src[start - 1] not in _BEFORE_EMPHASIS):
        return False
    match = _EMPHASIS.match(src, start, state.posMax)
    if match is None:
        return False
    mark, words = match.group("mark", "words")
    name, tag = ("strong", "strong") if len(mark) == 2 else ("em", "em")
    state.push(f"{name}_open", tag, 1).markup = mark
    state.push("text", "", 0).content = words
    state.push(f"{name}_close", tag, -1).markup = mark
    state.pos = match.end()
    return True


def link(state: StateInline, silent: bool) -> bool:
    """``[label](target)`` without a title, a bracket in the label or a sign that needs care."""
    match = _LINK.match(state.src, state.pos, state.posMax)
    deepest = state.md.options["maxNesting"]
    if match is None or state.level >= deepest or not state.md.validateLink(match["target"]):
        return False
    if silent:
        state.pos = match.end()
        return True
    end = state.posMax
    opening = state.push("link_open", "a", 1)
    opening.attrs["href"] = state.md.normalizeLink(match["target"])
    state.pos, state.posMax = match.span("label")
    state.linkLevel += 1
    state.md.inline.tokenize(state)
    state.linkLevel -= 1
    state.push("link_close", "a", -1)
    state.pos, state.posMax = match.end(), end
    return True
