"""Pandoc's citations inside Markdown: which ``@`` is one, and which is not."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from mdit_py_plugins.footnote.index import footnote_inline, footnote_ref

from plnfolio.cite.keys import in_address
from plnfolio.cite.syntax import (
    match_narrative,
    page_after,
    page_behind,
    parse_bracketed,
    parse_round,
    with_page,
)
from plnfolio.model.citation import Citation
from plnfolio.model.document import CitationSlot
from plnfolio.render.keys import glued
from plnfolio.render.parsing import Parsing, within

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

PLAIN_LABEL = re.compile(r"\[[^\[\]\\`<]*\]")
"""Brackets with no others in them, nor what could hide some: they end where they seem to."""

_NOTE = re.compile(r"\[\^[^\[\]\s]+\]|\^\[[^\[\]]*\]")
_SCANNED = re.compile(r"\\.|`[^`\n]*`|[:;]-?[()]|[()@]", re.DOTALL)
_WORD_AHEAD = re.compile(r"[ \n]+\w")
_YEAR_AHEAD = re.compile(r"[ \t]*+(?:\n[ \t]*+)?\((?:1[5-9]|20)\d\d[a-z]?[),;]")
_SQUARE_AHEAD = re.compile(r"[ \t]*+(?:\n[ \t]*+)?\[([^\[\]]{1,60})\](?![(\[])")

_footnote_inline = within(footnote_inline)


def bracketed(state: StateInline, silent: bool) -> bool:
    """``[see @a, p. 3; @b]``. Runs after the link rule, so ``[@a](url)`` is a link.

    Neither rule answers in silent mode: a bracket that is skipped over may still turn out to be
    the text of a link. In a link, a citation leads nowhere.
    """
    if silent or state.src[state.pos] != "[":
        return False
    start = state.pos
    sign = state.src.find("@", start, state.posMax)
    if sign < 0 or state.src.startswith("[^", start):
        return False
    label = PLAIN_LABEL.match(state.src, start, state.posMax)
    end = label.end() - 1 if label else state.md.helpers.parseLinkLabel(state, start)
    inner = state.src[start + 1 : end] if end >= 0 else ""
    notes = list(_NOTE.finditer(inner)) if "^" in inner else []
    citation = parse_bracketed(_NOTE.sub("", inner) if notes else inner) if "@" in inner else None
    if citation is None:
        return False
    stop = end + 1
    if not notes:
        citation, stop = _and_page(state, citation, stop)
    if _around(state, sign) is not None:
        citation = replace(citation, enclosed=True)
    _push(state, citation, start, stop)
    for note in notes:
        _hoist(state, start + 1 + note.start(), note[0])
        state.pos = stop
    return True


def narrative(state: StateInline, silent: bool) -> bool:
    """``@a``, ``-@a`` or ``@a [p. 3]`` in running text, and ``(@a, p. 3)``."""
    start = state.pos
    if silent or state.src[start] not in "@-":
        return False
    text = _seen(state)
    found = None if in_address(text, start) else match_narrative(text, start)
    if found is None:
        glued(Parsing.of(state.env), text, start)
        return False
    citation, end = found
    sign = text.index("@", start)
    if (around := _around(state, sign)) is None:
        _push(state, citation, start, end)
    elif (whole := _whole(state, start, around)) is not None:
        state.pending = state.pending[: around[0] - start]
        _push(state, whole, around[0], around[1] + 1)
    else:
        _push(state, replace(citation, enclosed=citation.mode != "author-only"), start, end)
    return True


def _and_page(state: StateInline, citation: Citation, stop: int) -> tuple[Citation, int]:
    """A citation with a page in brackets behind it, ``[@a] (p. 3)``, and where that ends."""
    page = page_behind(state.src, stop) or page_after(state.src, stop)
    if page is None and (square := _SQUARE_AHEAD.match(state.src, stop)) is not None:
        page = square[1], square.end()
    if page is None or page[1] > state.posMax:
        return citation, stop
    longer = with_page(citation, page[0])
    return (longer, page[1]) if longer is not citation else (citation, stop)


def _hoist(state: StateInline, start: int, note: str) -> None:
    """The mark of a note in a citation's brackets, which comes behind them."""
    state.pos = start
    rule = _footnote_inline if note.startswith("^") else footnote_ref
    if not rule(state, False):
        state.pending += note


def _around(state: StateInline, sign: int) -> tuple[int, int] | None:
    """The round brackets of the author's that an at sign stands in, from where to where."""
    known = state.__dict__
    if "rounds" not in known:
        known["rounds"] = _rounds(state.src) if "(" in state.src else {}
    rounds: Mapping[int, tuple[int, int]] = known["rounds"]
    return rounds.get(sign)


def _seen(state: StateInline) -> str:
    """The text as far as it is read now: that of a link ends with the link."""
    if state.posMax == len(state.src):
        return state.src
    known: dict[int, str] = state.__dict__.setdefault("seen", {})
    if state.posMax not in known:
        known[state.posMax] = state.src[: state.posMax]
    return known[state.posMax]


def _rounds(text: str) -> dict[int, tuple[int, int]]:
    """For each at sign within round brackets the innermost of them."""
    found: dict[int, tuple[int, int]] = {}
    opened: list[tuple[int, list[int]]] = []
    for match in _SCANNED.finditer(text):
        sign = match[0]
        if sign == "(":
            opened.append((match.start(), []))
        elif sign == "@" and opened:
            opened[-1][1].append(match.start())
        elif sign == ")" and opened:
            start, signs = opened.pop()
            found.update(dict.fromkeys(signs, (start, match.start())))
    return found


def _whole(state: StateInline, start: int, around: tuple[int, int]) -> Citation | None:
    """The citation that round brackets are, if they hold nothing else and this is its first key."""
    opening, closing = around
    if closing >= state.posMax or len(state.pending) < start - opening:
        return None
    before = state.src[opening:start]
    if "\n" in before or not state.pending.endswith(before):
        return None
    return parse_round(state.src[opening + 1 : closing])


def _push(state: StateInline, citation: Citation, start: int, end: int) -> None:
    written = state.src[start:end]
    token = state.push("citation", "", 0)
    parsing = Parsing.of(state.env)
    place = parsing.locator.place(start)
    parenthetical = written.startswith(("[", "("))
    # Quotation marks look at their neighbours: a name is a word, a bracket is punctuation.
    token.content = "()" if parenthetical and not citation.enclosed else "A"
    token.meta = {
        "slot": CitationSlot(place, citation, written, linked=state.linkLevel > 0),
        "parenthetical": parenthetical,
    }
    state.pos = end
    if _YEAR_AHEAD.match(state.src, end):
        remedy = f"leave it out: {written}, or with a page {written} [p. 22]"
        parsing.warn("year-twice", f"the year of “{written}” comes by itself", place, remedy)
    if citation.enclosed and _WORD_AHEAD.match(state.src, end):
        # The year stands between commas where brackets cannot stand (APA 6.8).
        state.pending += "," if citation.mode != "suppress-author" else ""
