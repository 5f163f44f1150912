"""Cells of tables, and those below or beside a head."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from re import Pattern

from plnfolio.check.text import Block, Text
from plnfolio.render.blocks import Around


def below(text: Text, head: Pattern[str]) -> Iterator[Block]:
    """The cells below a head that is all of a pattern."""
    table: Around | None = None
    columns: set[int] = set()
    for block in text.blocks if "|" in text.source else ():
        if block.kind != "cell":
            continue
        own = block.around("table")
        if own is not table:
            table, columns = own, set()
        if not block.inside("head"):
            if block.typed.cell in columns:
                yield block
        elif head.fullmatch(block.prose):
            columns.add(block.typed.cell)


def beside(text: Text, head: Pattern[str]) -> Iterator[Block]:
    """The cells of a row behind one that is all of a pattern."""
    row = -1
    for block in text.blocks if "|" in text.source else ():
        if block.kind != "cell":
            continue
        if block.typed.first == row:
            yield block
        elif head.fullmatch(block.prose):
            row = block.typed.first


def tables(text: Text) -> Iterator[list[Block]]:
    """The cells of each table."""
    cells = (block for block in text.blocks if block.kind == "cell") if "|" in text.source else ()
    for _, own in groupby(cells, lambda cell: id(cell.around("table"))):
        yield list(own)
