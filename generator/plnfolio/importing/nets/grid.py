"""A table as a grid: every place of every row, with the cell that covers it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from xml.etree.ElementTree import Element

from plnfolio import frozen
from plnfolio.importing.article import words

HeadJudge = Callable[[Sequence[str]], bool]
"""Whether the words of a row are heads of columns."""

_MOST = 400
"""A table of more rows or columns was not written by a person; it stays as it is."""

_PLACES = 20_000
_WIDEST = 60


@frozen.dataclass(frozen=True, slots=True)
class Grid:
    """``heads`` are words above columns, empty strings where there are none; ``rows`` the rest.

    A cell that spans stands in every place that it covers. ``title`` is a row of a single cell
    above all others, or the caption. ``lone`` are rows of one cell between others, with the index
    of the row that they stand before.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[Element, ...], ...]
    title: str = ""
    lone: tuple[tuple[int, Element], ...] = ()

    @property
    def width(self) -> int:
        """How many columns it has."""
        return len(self.rows[0]) if self.rows else len(self.heads)

    def column(self, at: int) -> list[str]:
        """The words of a column."""
        return [words(row[at]) for row in self.rows]


def grid_of(table: Element, is_head: HeadJudge) -> Grid | None:
    """The grid of a table; None where it has no rows, too many, or holds another table.

    ``is_head`` judges the words of a first row that no markup calls one.
    """
    if any(one is not table for one in table.iter("table")):
        return None
    caption = table.find("caption")
    title = words(caption) if caption is not None else ""
    found = list(_rows(table))
    rows = _spread(found) if len(found) <= _MOST else []
    if not rows:
        return None
    while len(rows) > 1 and len(rows[0]) > 1 and _is_one(rows[0]):
        title = title or words(rows[0][0])
        rows = rows[1:]
    heads: tuple[str, ...] = ()
    first = rows[0]
    said = tuple(words(cell) for cell in first)
    marked = all(cell.tag == "th" for cell in first) or _in_head(table, first)
    if len(rows) > 1 and (is_head(said) or (marked and not _holds_more(first))):
        heads, rows = said, rows[1:]
        while len(rows) > 1 and tuple(words(cell) for cell in rows[0]) == said:
            rows = rows[1:]
    lone = [(i, row[0]) for i, row in enumerate(rows) if len(row) > 2 and _is_one(row)]
    kept: list[tuple[Element, ...]] = []
    at = {i for i, _ in lone}
    places: list[tuple[int, Element]] = []
    for i, row in enumerate(rows):
        if i in at:
            places.append((len(kept), row[0]))
        elif any(words(cell) or cell.find(".//img") is not None for cell in row):
            kept.append(tuple(row))
    return Grid(heads, tuple(kept), title, tuple(places)) if kept else None


def _rows(table: Element) -> Iterator[Element]:
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in ("thead", "tbody", "tfoot"):
            yield from part.findall("tr")


def _in_head(table: Element, row: Sequence[Element]) -> bool:
    head = table.find("thead")
    return head is not None and any(cell is row[0] for cell in head.iter())


def _is_one(row: Sequence[Element]) -> bool:
    """Whether one cell covers a whole row."""
    return all(cell is row[0] for cell in row)


def _holds_more(row: Sequence[Element]) -> bool:
    """Whether cells that are marked as heads hold what no head does: a picture, a long text."""
    return any(cell.find(".//img") is not None or len(words(cell)) > 90 for cell in row)


def _spread(rows: Sequence[Element]) -> list[list[Element]]:
    """The rows with cells in every place that they cover, all of one width."""
    places: dict[tuple[int, int], Element] = {}
    width = 0
    for y, row in enumerate(rows):
        if len(places) > _PLACES:
            return []
        x = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while (y, x) in places:
                x += 1
            wide, high = _span(cell, "colspan"), _span(cell, "rowspan")
            for dy in range(min(high, len(rows) - y)):
                for dx in range(wide):
                    places.setdefault((y + dy, x + dx), cell)
            x += wide
            width = max(width, x)
    if not width or width > _MOST:
        return []
    empty = Element("td")
    return [[places.get((y, x), empty) for x in range(width)] for y in range(len(rows))]


def _span(cell: Element, name: str) -> int:
    said = cell.get(name, "1").strip()
    return min(max(int(said), 1), _WIDEST) if said.isdecimal() and len(said) < 5 else 1
