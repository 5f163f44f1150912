"""A citation as the author wrote it, before any style has seen it (Pandoc's citation model)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Mode = Literal["parenthetical", "narrative", "suppress-author", "author-only"]


@dataclass(frozen=True, slots=True)
class CiteItem:
    """One work inside a citation: ``[see @id, p. 22, emphasis added]``.

    ``label`` is a CSL locator term (``page``, ``chapter``, ``section``, ``timestamp`` …); a
    ``locator`` without a ``label`` is shown as it stands (“Slide 7”).
    """

    id: str
    locator: str = ""
    label: str = ""
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One or more works cited in one place.

    ``mode`` says how: ``[@a; @b]`` parenthetical, ``@a`` narrative, ``[-@a]`` suppress-author and
    ``@a [author]`` author-only. ``possessive`` marks ``@a's``: “Kennedy’s (2018)”.
    """

    items: tuple[CiteItem, ...]
    mode: Mode = "parenthetical"
    possessive: bool = False


ENTRY = "#ref-"
"""Begins the address of an entry in the reference list, as in Pandoc's HTML."""


def entry_id(key: str) -> str:
    """The id of a work's entry; spaces, which no id may have (HTML 3.2.6), become hyphens."""
    return ENTRY[1:] + "-".join(key.split())
