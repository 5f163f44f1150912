"""``==words==`` is a passage that is marked, as with a pen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

# No space inside of the signs and no letter outside: “a == b” and “x==y==z” are none of it.
_MARKED = re.compile(
    r"==(?<![\w=]==)(?=[^\s=])(?P<words>(?:[^=`\\\n]|\\.|`[^`\n]*`|=(?!=)|\n(?!\n))+(?<=\S))"
    r"==(?![\w=])"
)


def highlight(state: StateInline, silent: bool) -> bool:
    """The inline rule. Silent, it lets its signs pass as emphasis does."""
    if silent or state.src[state.pos] != "=":
        return False
    found = _MARKED.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    outer = state.posMax
    state.push("mark_open", "mark", 1)
    state.pos, state.posMax = found.span("words")
    state.md.inline.tokenize(state)
    state.push("mark_close", "mark", -1)
    state.pos, state.posMax = found.end(), outer
    return True
