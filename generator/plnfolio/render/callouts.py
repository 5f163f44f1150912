"""GitHub's and Obsidian's call-outs, ``> [!NOTE]``, are the boxes that ``:::{note}`` makes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block import blockquote

from plnfolio.model.document import Place
from plnfolio.render.boxes import KINDS
from plnfolio.render.directives import DIRECTIVES
from plnfolio.render.directives.protocol import Call
from plnfolio.render.fences import push
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

# Pandoc writes the brackets with backslashes; Obsidian lets words follow behind a bar in them.
_MARK = re.compile(
    r"\\?\[![ \t]*(?P<kind>[^\W_][\w -]*?)[ \t]*(?:\|[^\]\n]*)?\\?\](?![(\[:])"
    r"[+-]?(?P<title>[^\n]*)(?:\n|\Z)"
)


def quotation(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: markdown-it's, whose tokens become a box's where a mark stands first."""
    before = len(state.tokens)
    if not blockquote(state, start, end, silent):
        return False
    if not silent and len(state.tokens) > before + 3:
        inside = state.tokens[before + 1]
        mark = _MARK.match(state.tokens[before + 2].content)
        if inside.type == "paragraph_open" and mark is not None:
            opening, *body, _ = state.tokens[before:]
            del state.tokens[before:]
            line = inside.map[0] if inside.map else start
            _push_box(state, opening, line, _without_mark(body, mark), mark)
    return True


def _without_mark(body: list[Token], mark: re.Match[str]) -> list[Token]:
    """The tokens of a quotation without the line of its mark."""
    paragraph, inline = body[:2]
    rest = inline.content[mark.end() :]
    if not rest.strip():
        return body[3:]
    inline.content = rest
    for token in (paragraph, inline):
        token.map = [token.map[0] + 1, token.map[1]] if token.map else None
    return body


def _push_box(
    state: StateBlock, opening: Token, line: int, body: list[Token], mark: re.Match[str]
) -> None:
    """A box for a quotation whose mark stands in a line."""
    parsing = Parsing.of(state.env)
    first, last = opening.map or (0, 0)
    kind = mark["kind"].lower()
    name = KINDS.get(kind, "note")
    # What the box has no word of its own for is said in the author's.
    word = "" if name in (kind, "quote") else kind.replace("_", " ")
    call = Call(
        name=name,
        argument=mark["title"].strip(" \t\\"),
        options=(),
        body="",
        body_line=line + 2,
        number=parsing.count(name),
        place=Place(line + 1, parsing.lines[line].find(">") + 1),
        word=word.replace("-", " ").capitalize(),
    )
    frame = DIRECTIVES[name].build(call)
    push(state, call, frame, (first, last), lambda: state.tokens.extend(body))
