"""Words that Markdown takes for something else: for code, or for where a link leads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from plnfolio.model.document import Place
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore

# A sentence: a capital, a small letter or a space, some words, and what ends it.
_SENTENCE = re.compile(
    r"[\"“‘'(*_]*[A-ZÀ-ÞА-Я][^\W\d]*['’]?[a-zà-ÿ]*(?:[ \t\n]+\S+){4,}?[.!?…][\"”’')*_]*(?=\s|\Z)"
)
_WORD = re.compile(r"[\"“‘'(*_\[]*[^\W\d_]+(?:['’-][^\W\d_]+)*[.,;:!?…\"”’')*_\]]*")
_CITED = re.compile(r"\[[^\[\]\n]*-?@[A-Za-z][\w:.-]*[^\[\]\n]*\]")
_LINKED = re.compile(r"!?\[[^\[\]\n]+\]\([^()\s]+\)|\A[^\n|]*\|[^\n]*\n\|?[ \t]*:?-{3,}")
_REMARKS = frozenset({"//", "COMMENT", "_", "#", "-"})


def indented(state: StateCore) -> None:
    """Say which code is code by its indent alone, and plainly prose or Markdown."""
    parsing = Parsing.of(state.env)
    for token in state.tokens:
        if token.type != "code_block" or not token.map or not _is_prose(token.content):
            continue
        source = parsing.lines[token.map[0]]
        parsing.warn(
            "indented-text",
            "this is shown as code, since a tab or four spaces stand in front of it",
            Place(token.map[0] + 1, len(source) - len(source.lstrip()) + 1),
            "take them out, or put code between two lines of ```",
        )


def _is_prose(content: str) -> bool:
    if _CITED.search(content) or _LINKED.search(content):
        return True
    words = content.split()
    plain = sum(_WORD.fullmatch(word) is not None for word in words)
    return _SENTENCE.match(content.strip()) is not None and plain >= 0.8 * len(words)


class _Noting(dict[str, Any]):
    """The definitions of links, which remember whether anybody asked for them."""

    def __init__(self, known: dict[str, Any]) -> None:
        super().__init__(known)
        self.asked: set[str] = set()

    def get(self, key: str, default: Any = None) -> Any:
        """A definition, if there is one."""
        self.asked.add(key)
        return super().get(key, default)


def note_definitions(state: StateCore) -> None:
    """Watch which definitions of links are used."""
    if "references" in state.env:
        state.env["references"] = _Noting(state.env["references"])


def definitions(state: StateCore) -> None:
    """Say which definitions no link uses: a line ``[note]: remember`` is one, and is not shown."""
    known = state.env.get("references")
    if not isinstance(known, _Noting):
        return
    parsing = Parsing.of(state.env)
    for label, found in known.items():
        # “[//]: # (words)” is how Markdown writes a remark.
        if label in known.asked or label in _REMARKS or found["href"] in ("", "#"):
            continue
        line = found["map"][0]
        source = parsing.lines[line]
        start = max(source.find("["), 0)
        written = source[start : source.find("]", start) + 1]
        parsing.warn(
            "unused-definition",
            f"no link uses “{written}”, so this line is not shown",
            Place(line + 1, start + 1),
            f"write [words]{written} where the link belongs, or \\{written} if it is a text",
        )
