"""markdown-it's Token, made in a third of the time: without default factories and conversions."""

from __future__ import annotations

from typing import Literal

from markdown_it.token import Token


class QuickToken(Token):
    """A Token in every respect; what most of them need is given at once."""

    __slots__ = ()

    def __init__(  # noqa: PLR0917 - called too often for names
        self,
        type: str,  # noqa: A002 - markdown-it's name
        tag: str,
        nesting: Literal[-1, 0, 1],
        level: int = 0,
        content: str = "",
        lines: list[int] | None = None,
        *,
        block: bool = False,
    ) -> None:
        self.type = type
        self.tag = tag
        self.nesting = nesting
        self.attrs = {}
        self.map = lines
        self.level = level
        self.children = None
        self.content = content
        self.markup = ""
        self.info = ""
        self.meta = {}
        self.block = block
        self.hidden = False
