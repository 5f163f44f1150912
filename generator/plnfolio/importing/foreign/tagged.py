"""Which shortcodes and tags stand in a text, and which of them belong together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from plnfolio.render.leftovers import meanings
from plnfolio.render.leftovers.meanings import MEANT, Arguments
from plnfolio.render.leftovers.programs import SHORTCODE, TAG

_CLOSES = re.compile(r"\{[{%][<%-]*\s*(?:/(?!\*)|end)")
_INCLUDED = meanings.HELD | meanings.FETCHED


@dataclass(slots=True, eq=False)
class Tag:
    """One shortcode or tag, where it stands, and the one that it belongs together with."""

    start: int
    end: int
    name: str
    rest: str
    closing: bool
    liquid: bool
    other: Tag | None = None

    @property
    def kind(self) -> str:
        """What it stands for, in a word."""
        return MEANT.get(self.name, "")

    @property
    def arguments(self) -> Arguments:
        """What stands behind its name."""
        return Arguments(self.rest, liquid=self.liquid)


def tags_in(markup: str, text: str) -> list[Tag]:
    """All tags of a text in their order; ``markup`` is the text with signs in place of code."""
    found = sorted(_found(markup, text), key=lambda tag: tag.start)
    _paired(found)
    return found


def _found(markup: str, text: str) -> Iterator[Tag]:
    if "{{" in markup:
        for found in SHORTCODE.finditer(markup):
            written = text[slice(*found.span())]
            if "/*" in written[:6]:
                continue
            name = found["name"].rpartition("/")[2].lower()
            rest = text[slice(*found.span("rest"))]
            yield Tag(*found.span(), name, rest, bool(_CLOSES.match(written)), liquid=False)
    if "{%" in markup:
        for found in TAG.finditer(markup):
            written = text[slice(*found.span())]
            closing = bool(_CLOSES.match(written))
            name = found["name"].lower()
            name = name.removeprefix("end") if closing else name
            rest = text[slice(*found.span("rest"))]
            if name == "include" and not closing:
                name, rest = meanings.included(rest, _INCLUDED)
            yield Tag(*found.span(), name, rest, closing, liquid=True)


def _paired(found: list[Tag]) -> None:
    """Each that closes and the one that it closes."""
    opened: list[Tag] = []
    for tag in found:
        if not tag.closing:
            opened.append(tag)
            continue
        at = next((i for i in range(len(opened) - 1, -1, -1) if opened[i].name == tag.name), None)
        if at is not None:
            tag.other, opened[at].other = opened[at], tag
            del opened[at:]
