"""What a citation style is: all citations of a page in, their texts and the list out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from plnfolio.cite.rich import Rich
from plnfolio.frozen import dataclass
from plnfolio.model.citation import Citation


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a reference list; ``id`` is the work's citation key."""

    id: str
    text: Rich


@dataclass(frozen=True, slots=True)
class Cited:
    """The citations of one page, formatted together.

    ``in_text`` has one rich text for each citation given, in the same order, with what is said of
    a work leading to its entry (``citation.ENTRY``); ``entries`` is the reference list in its
    order, each work once, without works that a style keeps to the text.
    """

    in_text: tuple[Rich, ...]
    entries: tuple[ListEntry, ...]


class Style(Protocol):
    """A citation style over one library of references; made once for a build."""

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str] = ()) -> Cited:
        """Format all citations of a page together.

        ``citations`` stand in the order of reading. ``nocite`` names works for the list that the
        text does not cite. A key that the library lacks is shown as it was written and stays out
        of the list. Never raises for what a reference holds or lacks.
        """
        ...
