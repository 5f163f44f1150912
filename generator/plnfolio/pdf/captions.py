"""Captions parted into a title and a note."""

from __future__ import annotations

from plnfolio.model.caption import FULL_STOP, TITLE_END
from plnfolio.pdf.nodes import Inline, trimmed


def parted(caption: list[Inline]) -> tuple[list[Inline], list[Inline]]:
    """The title, without a full stop (§7.11, §7.25), and what follows its sentence."""
    for number, one in enumerate(caption):
        # The first letter would be an initial of nobody: a caption begins with a title.
        found = TITLE_END.search(one) if isinstance(one, str) else None
        if found and isinstance(one, str):
            rest = trimmed([one[found.end() :], *caption[number + 1 :]])
            if rest:
                return _unstopped([*caption[:number], one[: found.end()].rstrip()]), rest
    return _unstopped(caption), []


def _unstopped(title: list[Inline]) -> list[Inline]:
    if title and isinstance(title[-1], str):
        return [*title[:-1], FULL_STOP.sub("", title[-1])]
    return title
