"""The blocks of a text as an author typed them: for whoever reads Markdown and makes no HTML.

The block rules of the parser say what stands where; what stands in a line is left as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from plnfolio.frozen import dataclass
from plnfolio.render.directives.protocol import Call
from plnfolio.render.markdown import cleaned
from plnfolio.render.parser import quick
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import Locator
from plnfolio.render.typography import quotes_for

if TYPE_CHECKING:
    from markdown_it.token import Token

BlockKind = Literal["paragraph", "heading", "cell", "term", "caption", "html", "code"]
"""``caption`` is a directive's own line, such as its title; ``term`` is what a list defines."""

_AROUND = {
    "blockquote_open": "quotation",
    "bullet_list_open": "list",
    "ordered_list_open": "list",
    "dl_open": "definitions",
    "footnote_reference_open": "footnote",
    "table_open": "table",
    "thead_open": "head",
    "directive_open": "directive",
}
_KINDS: dict[str, BlockKind] = {
    "heading_open": "heading",
    "dt_open": "term",
    "directive_open": "caption",
}
_OTHERS: dict[str, BlockKind] = {"html_block": "html", "fence": "code", "code_block": "code"}


@dataclass(frozen=True, slots=True)
class Around:
    """What a block stands in: a ``quotation``, a ``list``, ``definitions``, a ``footnote``, a
    ``table`` and its ``head``, or a directive by its name, with its ``call``.
    """

    name: str
    call: Call | None = None


@dataclass(frozen=True)
class RawBlock:
    """A block as it was typed, without what its surroundings put before its lines.

    ``content`` begins on the line ``first`` of ``lines``, counted from 0, and in a table in that
    ``cell`` of it. ``level`` is that of a heading, and ``around`` goes from the outside in.
    ``markup`` is what makes a heading one (``##``, ``===``) or opens code.
    """

    kind: BlockKind
    content: str
    lines: Sequence[str]
    first: int
    cell: int = -1
    level: int = 0
    around: tuple[Around, ...] = ()
    markup: str = ""

    @cached_property
    def locator(self) -> Locator:
        """Finds the place of an offset in ``content``; few blocks are asked."""
        return Locator(self.lines, self.first, self.content, self.cell)


@dataclass(frozen=True, slots=True)
class Definition:
    """The address of a link that stands by itself: ``[label]: https://…``, on ``line``."""

    label: str
    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Blocks:
    """A text's blocks in their order, its directives, and its link definitions."""

    blocks: tuple[RawBlock, ...]
    calls: tuple[Call, ...] = ()
    definitions: tuple[Definition, ...] = ()


def blocks_of(text: str, language: str = "en") -> Blocks:
    """The blocks of a Markdown text; places count from its own first line."""
    text = cleaned(text)
    env = Parsing.begin(text, raw=True)
    tokens: list[Token] = []
    md = quick(quotes_for(language))
    md.block.parse(text, md, env, tokens)
    calls = [token.meta["call"] for token in tokens if token.type == "directive_open"]
    lines = Parsing.of(env).lines
    found = env.get("references", {}).items()
    defined = [
        Definition(label, reference["href"], reference["map"][0] + 1) for label, reference in found
    ]
    return Blocks(tuple(_blocks(tokens, lines)), tuple(calls), tuple(defined))


def _blocks(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[RawBlock]:
    around: tuple[Around, ...] = ()
    inner: list[Token | None] = [None]
    for token in tokens:
        kind = token.type
        if token.nesting == 1:
            inner.append(token)
            if kind in _AROUND:
                call = token.meta["call"] if kind == "directive_open" else None
                around = (*around, Around(call.name if call else _AROUND[kind], call))
        elif token.nesting == -1:
            inner.pop()
            if f"{kind[:-5]}open" in _AROUND:
                around = around[:-1]
        elif kind == "row":
            first = token.map[0] if token.map else 0
            for number, cell in enumerate(token.meta["row"]):
                yield RawBlock("cell", cell, lines, first, number, 0, around)
        elif kind == "inline":
            yield _inline(token, inner[-1], lines, around)
        elif kind in _OTHERS:
            first = (token.map[0] if token.map else 0) + (kind == "fence")
            markup = "" if kind == "html_block" else token.info
            yield RawBlock(_OTHERS[kind], token.content, lines, first, -1, 0, around, markup)


def _inline(
    token: Token, opening: Token | None, lines: Sequence[str], around: tuple[Around, ...]
) -> RawBlock:
    first = token.map[0] if token.map else 0
    opened = opening.type if opening else ""
    kind = _KINDS.get(opened, "paragraph")
    if opening is None or kind != "heading":
        return RawBlock(kind, token.content, lines, first, -1, 0, around)
    level = int(opening.tag[1])
    return RawBlock(kind, token.content, lines, first, -1, level, around, opening.markup)
