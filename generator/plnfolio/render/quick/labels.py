"""Where square brackets close, found out once for all brackets that a look ahead goes past."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

Closings = dict[int, tuple[int, bool]]
"""Where each bracket closes, or -1, and whether a link or the like stands in between."""
_LAST = -1


def label_end(
    state: StateInline,
    start: int,
    disableNested: bool = False,  # noqa: N803 - markdown-it's signature
) -> int:
    """markdown-it's ``parseLinkLabel``, which goes through a text again for each of its brackets.

    Brackets are paired from the inside out, so who looks for the end of one has seen to all in it.
    """
    closings = _closings(state)
    if start not in closings:
        _look(state, start, closings)
    end, nested = closings[start]
    return -1 if nested and disableNested else end


def _look(state: StateInline, start: int, closings: Closings) -> None:
    src, outer = state.src, state.pos
    skip = state.md.inline.skipToken
    # Brackets that wait for their partner, each with how many links had been seen before it.
    opened = [(start, 0)]
    links = 0
    # Behind the last closing bracket none of them will close.
    if _LAST not in closings:
        closings[_LAST] = src.rfind("]", 0, state.posMax), False
    last, _ = closings[_LAST]
    pos = start + 1
    while pos <= last:
        sign = src[pos]
        if sign == "]":
            bracket, before = opened.pop()
            closings[bracket] = pos, links > before
            if not opened:
                break
        state.pos = pos
        skip(state)
        if sign == "[" and state.pos > pos + 1:
            links += 1
        elif sign == "[" and pos not in closings:
            opened.append((pos, links))
        elif sign == "[":
            closing, nested = closings[pos]
            if closing < 0:
                break
            links += nested
            state.pos = closing + 1
        pos = state.pos
    for bracket, before in opened:
        closings[bracket] = -1, links > before
    state.pos = outer


def _closings(state: StateInline) -> Closings:
    known: dict[int, Closings] = state.__dict__.setdefault("closings", {})
    return known.setdefault(state.posMax, {})
