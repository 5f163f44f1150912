"""The site as rules of the whole see it."""

from __future__ import annotations

from collections.abc import Callable

from plnfolio.frozen import dataclass
from plnfolio.model.site import Site
from plnfolio.model.source import Source


@dataclass(frozen=True, slots=True)
class Whole:
    """``cited`` are the keys of all works that a text, a table or a list of its names; ``source``
    gives a file of the author's as it was read.
    """

    site: Site
    cited: frozenset[str]
    source: Callable[[str], Source]
