"""What a text of another program knows of the site that it stood in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Literal

from plnfolio.frozen import dataclass

Tool = Literal["hugo", "jekyll", "pelican", "quarto", "blogdown", "obsidian", "plnfolio", "other"]

TEXT = "text:"
"""Begins an address that names a text of the same import by its path in the source."""


def _nothing(_name: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Setting:
    """Whose text it is, and what its shortcodes and links may ask for.

    ``values`` are what variables stand for: ``page.title``, ``site.baseurl``. ``text`` gives the
    address of a text that is meant by its name or path, ``file`` what an included file holds;
    ``works`` are the keys of the library.
    """

    tool: Tool = "other"
    values: Mapping[str, str] = field(default_factory=dict)
    text: Callable[[str], str | None] = _nothing
    file: Callable[[str], str | None] = _nothing
    works: frozenset[str] = frozenset()

    def knowing(self, values: Mapping[str, str]) -> Setting:
        """The same with what variables stand for in a text."""
        return replace(self, values=values)
