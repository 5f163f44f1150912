"""Pandoc's citations inside Markdown: which ``@`` is one, and which is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.model.citation import Citation
from plnfolio.model.document import CitationSlot
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

PLAIN_LABEL = re.compile(r"\[[^\[\]\\`<]*\]")
"""Brackets with no others in them, nor what could hide some: they end where they seem to."""

# Behind one of these an at sign belongs to an address: “medium.com/@name”, “a.@b”.
_ADDRESS = frozenset("/@.=&+")


def bracketed(state: StateInline, silent: bool) -> bool:
    """``[see @a, p. 3; @b]``. Runs after the link rule, so ``[@a](url)`` is a link.

    Neither rule answers in silent mode: a bracket that is skipped over may still turn out to be
    the text of a link, and there are no citations in there.
    """
    if silent or state.linkLevel or state.src[state.pos] != "[":
        return False
    start = state.pos
    if state.src.find("@", start, state.posMax) < 0 or state.src.startswith("[^", start):
        return False
    label = PLAIN_LABEL.match(state.src, start, state.posMax)
    end = label.end() - 1 if label else state.md.helpers.parseLinkLabel(state, start)
    inner = state.src[start + 1 : end] if end >= 0 else ""
    citation = parse_bracketed(inner) if "@" in inner else None
    if citation is None:
        return False
    _push(state, citation, end + 1)
    return True


def narrative(state: StateInline, silent: bool) -> bool:
    """``@a``, ``-@a`` or ``@a [p. 3]`` in running text."""
    start = state.pos
    if silent or state.linkLevel or state.src[start] not in "@-":
        return False
    if start and state.src[start - 1] in _ADDRESS:
        return False
    found = match_narrative(state.src[: state.posMax], start)
    if found is None:
        return False
    _push(state, *found)
    return True


def _push(state: StateInline, citation: Citation, end: int) -> None:
    written = state.src[state.pos : end]
    token = state.push("citation", "", 0)
    place = Parsing.of(state.env).locator.place(state.pos)
    parenthetical = written.startswith("[")
    # Quotation marks look at their neighbours: a name is a word, a bracket is punctuation.
    token.content = "()" if parenthetical else "A"
    token.meta = {
        "slot": CitationSlot(place, citation, written),
        "parenthetical": parenthetical,
    }
    state.pos = end
