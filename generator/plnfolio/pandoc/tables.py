"""Tables: with pipes where each cell is a line, drawn as a grid where it holds more."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from plnfolio.frozen import dataclass
from plnfolio.pandoc.inlines import Inlines

_WIDTH = 40
"""Columns of a cell at most, where its words can be parted."""

_BREAK = re.compile(r" (?=[^\W\d_]{3,} )")


@dataclass(frozen=True, slots=True)
class _Cell:
    """A cell at its place, as blocks of Markdown."""

    blocks: tuple[str, ...]
    align: str = ""

    @property
    def line(self) -> str:
        """All of it in a line."""
        joined = " ".join(re.sub(r"\s*\n\s*(?:[-:]\s+)?", " · ", one) for one in self.blocks)
        return joined.replace("\\ ·", " ·")


_NOTHING = _Cell(())


def table(element: Element, blocks: Callable[[Element], list[str]], inlines: Inlines) -> list[str]:
    """A table, and its caption below it."""
    with inlines.links_apart() as links:
        head, body = _rows(element, blocks)
    columns = max((len(row) for row in (*head, *body)), default=0)
    if not columns:
        return []
    rows = [[*row, *[_NOTHING] * (columns - len(row))] for row in (*head[:1], *head[1:], *body)]
    first = rows.pop(0) if head else [_NOTHING] * columns
    every = [first, *rows]
    simple = all(len(c.blocks) <= 1 and "\n" not in "".join(c.blocks) for r in every for c in r)
    if simple or not all(_measurable(c) for r in every for c in r):
        text = _with_pipes(first, rows)
    else:
        text = _as_grid(first, rows, headed=bool(head))
    caption = element.find("caption")
    words = inlines.inside(caption).replace("\\\n", " ") if caption is not None else ""
    return [text + (f"\n\n: {words}" if words else ""), *(["\n".join(links)] if links else [])]


def _rows(
    element: Element, blocks: Callable[[Element], list[str]]
) -> tuple[list[list[_Cell]], list[list[_Cell]]]:
    """The rows of the head and all others; a cell that spans is in its first place."""
    found: dict[bool, list[list[_Cell]]] = {True: [], False: []}
    for part in element:
        if part.tag in ("thead", "tbody", "tfoot"):
            found[part.tag == "thead"] += _placed(list(part), blocks)
    return found[True], found[False]


def _placed(rows: Sequence[Element], blocks: Callable[[Element], list[str]]) -> list[list[_Cell]]:
    grid: dict[tuple[int, int], _Cell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (x, y) in grid:
                x += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for dx in range(wide):
                for dy in range(min(high or len(rows), len(rows) - y)):
                    grid[x + dx, y + dy] = _NOTHING
            grid[x, y] = _Cell(tuple(blocks(cell)), _aligned(cell))
            x += wide
    widths = [max((x + 1 for x, at in grid if at == y), default=0) for y in range(len(rows))]
    return [[grid.get((x, y), _NOTHING) for x in range(width)] for y, width in enumerate(widths)]


def _span(cell: Element, name: str) -> int:
    written = cell.get(name, "1")
    return min(int(written), 100) if written.isdigit() else 1


def _aligned(cell: Element) -> str:
    found = re.search(r"align-(left|center|right)", cell.get("class", ""))
    return found[1] if found else ""


def _with_pipes(first: Sequence[_Cell], rows: Sequence[Sequence[_Cell]]) -> str:
    marks = {"": "---", "left": ":--", "center": ":-:", "right": "--:"}
    lines = [f"| {' | '.join(_one_line(cell) for cell in row)} |" for row in (first, *rows)]
    aligns = [
        next((c.align for c in column if c.align), "") for column in zip(first, *rows, strict=True)
    ]
    lines.insert(1, f"|{'|'.join(marks[align] for align in aligns)}|")
    return "\n".join(lines)


def _one_line(cell: _Cell) -> str:
    words = cell.line
    return words.removesuffix("\\ ").strip() or " "


def _as_grid(first: Sequence[_Cell], rows: Sequence[Sequence[_Cell]], *, headed: bool) -> str:
    drawn = [[_lines(cell) for cell in row] for row in ([first, *rows] if headed else rows)]
    widths = [
        max(3, *(_width(line) for row in drawn for line in row[x])) for x in range(len(first))
    ]
    rule = f"+{'+'.join('-' * (width + 2) for width in widths)}+"
    out = [rule]
    for number, row in enumerate(drawn):
        for y in range(max(map(len, row))):
            cells = (lines[y] if y < len(lines) else "" for lines in row)
            padded = (
                f" {cell}{' ' * (w - _width(cell))} " for cell, w in zip(cells, widths, strict=True)
            )
            out.append(f"|{'|'.join(padded)}|")
        out.append(rule.replace("-", "=") if headed and not number else rule)
    return "\n".join(out)


def _lines(cell: _Cell) -> list[str]:
    lines: list[str] = []
    for line in "\n\n".join(cell.blocks).split("\n"):
        lines += _folded(line)
    return lines or [""]


def _folded(line: str) -> list[str]:
    """A long line in several; each begins with a word, which begins nothing else in Markdown."""
    mark = re.match(r"\s*(?:- {3}|\d+\. +|: {3}|> )?", line)
    indent = len(mark[0]) if mark else 0
    if line.lstrip().startswith((">", "`", "|", "+")):
        return [line]
    found, now = [], ""
    for word in _BREAK.split(line):
        if now and _width(now) + 1 + _width(word) > _WIDTH:
            found.append(now)
            now = " " * indent + word
        else:
            now = f"{now} {word}" if now else word
    return [*found, now]


def _measurable(cell: _Cell) -> bool:
    """Whether all signs are as wide as Pandoc thinks: none joins another, none is a picture."""
    return not any(
        unicodedata.category(sign) in ("Mn", "Me", "Mc", "Cf", "So", "Sk") and sign > "\x7f"
        for block in cell.blocks
        for sign in block
    )


def _width(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)
