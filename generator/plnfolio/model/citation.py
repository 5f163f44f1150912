"""A citation as the author wrote it, before any style has seen it (Pandoc's citation model)."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from plnfolio.frozen import dataclass

Mode = Literal["parenthetical", "narrative", "suppress-author", "author-only"]


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One work inside a citation: ``[see @id, p. 22, emphasis added]``.

    ``label`` is a CSL locator term (``page``, ``chapter``, ``section``, ``timestamp`` …) or
    ``slide``; a ``locator`` without a ``label`` is shown as it stands. ``guessed`` says that a
    number without a term was taken for a page. ``hidden`` leaves out the author of a work that is
    not the first, whose ``Citation.mode`` says so. ``runs_on`` says that words and no semicolon
    part it from the work before: ``[@a, as cited in @id]``.
    """

    id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""
    hidden: bool = False
    runs_on: bool = False
    guessed: bool = field(default=False, compare=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more works cited in one place.

    ``mode`` says how: ``[@a; @b]`` parenthetical, ``@a`` narrative, ``[-@a]`` suppress-author and
    ``@a [author]`` author-only. ``possessive`` marks ``@a's``: “Kennedy’s (2018)”. ``enclosed``
    says that it stands in round brackets of the author's, and so has none of its own.
    """

    items: tuple[CiteItem, ...]
    mode: Mode = "parenthetical"
    possessive: bool = False
    enclosed: bool = False


STYLE = "apa"
"""The citation style of a site that asks for none; which there are, ``cite`` knows."""

ENTRY = "#ref-"
"""Begins the address of an entry in the reference list, as in Pandoc's HTML."""


def entry_id(key: str) -> str:
    """The id of a work's entry; spaces, which no id may have (HTML 3.2.6), become hyphens."""
    return ENTRY[1:] + "-".join(key.split())
