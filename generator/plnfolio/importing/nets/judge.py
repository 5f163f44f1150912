"""Whether a table is a network, and which column is which field: by its heads, or by its shape."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from xml.etree.ElementTree import Element

from plnfolio import frozen
from plnfolio.importing.article import words
from plnfolio.importing.nets.grid import Grid
from plnfolio.importing.nets.heads import Head, bare, head_of, speaks_of_networks
from plnfolio.importing.nets.standing import status_of
from plnfolio.pln.cost import read_cost
from plnfolio.pln.hours import read_time

_ENOUGH = 4
_WORTH = {
    "give": 2.0,
    "receive": 2.0,
    "activities": 1.5,
    "purpose": 1.0,
    "cost": 0.5,
    "url": 0.5,
    "kind": 0.5,
    "group": 0.5,
    "since": 0.5,
    "planned": 1.0,
}
_OF_A_NETWORK = frozenset({"give", "receive", "activities", "purpose", "time", "status"})
_TOOLS = re.compile(r"\b(?:tools?|apps?|software|programs?|herramientas?|werkzeuge?|outils?)\b")
_FOLLOWED = re.compile(
    r"\b(?:i|we) (?:follow|learn from|ask|trust|listen)|sigo\b|aprendo\b|folge\b|je suis\b"
)
_LEARNING = re.compile(r"\bto (?:learn|make|build|finish|complete|read|set up)\b|\bsaved\b")
_AMOUNT = re.compile(
    r"(?<!\w)(?:\d+(?:[.,]\d+)?|½|an?|one|two|three|four|five|six|una?|dos|tres|eine?|zwei|drei|une?|"
    r"deux|trois)\s*(?:-|–|to|a|bis|à)?\s*\d*\s*(?:h|hrs?|hours?|min(?:ute)?s?|horas?|minutos?|std|"
    r"stunden?|minuten|heures?)(?!\w)"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)|\d\s*[ap]\.?m\b")
_LONG = 45


@frozen.dataclass(frozen=True, slots=True)
class Columns:
    """``heads`` of a network's table, one a column, with a field each, if it is one at all.

    ``guesses`` are the columns that had no head, and were known by what stands in them.
    """

    heads: tuple[Head, ...]
    guesses: tuple[int, ...] = ()

    def at(self, field: str) -> int:
        """The first column of a field; −1 where there is none."""
        return next((i for i, head in enumerate(self.heads) if head.field == field), -1)


def is_head(said: Sequence[str]) -> bool:
    """Whether a first row that nothing marks says what stands below it."""
    filled = [text for text in said if text]
    if len(filled) < 2 or any(len(text) > 60 for text in filled):
        return False
    fields = [head_of(text) for text in filled]
    known = {head.field for head in fields if head.field}
    if len(known) < 2 or 2 * len([h for h in fields if h.field or h.other]) < len(filled):
        return False
    return not any(map(looks_like_time, filled))


def columns_of(grid: Grid, over: str, before: Columns | None = None) -> Columns | None:
    """The columns of a network; None for an ordinary table.

    ``over`` is what stands over the table: its heading, its title, the words before it. ``before``
    are the columns of the network before it in the same text, whose heads may hold for this one.
    """
    if grid.width < 2:
        return None
    alike = before is not None and not grid.heads and len(before.heads) == grid.width
    if before is not None and alike and _fits(grid, before):
        return replace(before, guesses=tuple(range(grid.width)))
    heads = [head_of(said) for said in grid.heads] or [Head("")] * grid.width
    columns = _placed(grid, heads)
    return columns if columns and _judged(grid, columns, over) else None


def _placed(grid: Grid, heads: Sequence[Head]) -> Columns | None:
    """The heads with fields for those that have none; None if there is nothing that is named."""
    found = list(heads)
    guesses = []
    name = _name_column(grid, found)
    if name is None:
        return None
    if found[name].field != "name":
        found[name] = replace(found[name], field="name")
        guesses.append(name)
    for i, head in enumerate(found):
        if i != name and head.field == "name":
            found[i] = replace(head, field="", named=False)
    for i, head in enumerate(found):
        taken = {one.field for one in found}
        if not head.words and not head.field:
            found[i] = replace(head, field=_by_content(grid, i, taken))
            guesses.append(i)
        elif not head.field and not head.other:
            field = _by_figures(grid, i, taken) or _prose(taken)
            found[i] = replace(head, field=field, told=False)
    return Columns(tuple(found), tuple(guesses))


def _name_column(grid: Grid, heads: Sequence[Head]) -> int | None:
    """The column of names: one of the first two, by its head, or by what stands there."""
    for i, head in enumerate(heads[:3]):
        if head.field == "name" and all(_may_lead(grid, heads, j) for j in range(i)):
            return i
    for i, head in enumerate(heads[:2]):
        if head.words and (head.other or head.field not in ("", "url", "logo", "kind", "group")):
            return None
        if not head.words or not head.field:
            if _are_names(grid, i):
                return i
            if not _may_lead(grid, heads, i):
                return None
    return None


def _may_lead(grid: Grid, heads: Sequence[Head], at: int) -> bool:
    """Whether a column may stand before the names: logos, numbers, a group."""
    if heads[at].other:
        return False
    if heads[at].field in ("logo", "group", "kind", "status", "url"):
        return True
    return all(not said or said.rstrip(".)").isdecimal() for said in grid.column(at))


def _are_names(grid: Grid, at: int) -> bool:
    cells = [row[at] for row in grid.rows]
    return 3 * sum(_is_name(cell) for cell in cells) >= 2 * len(cells)


def _is_name(cell: Element) -> bool:
    said = words(cell)
    if cell.find(".//img") is not None:
        return len(said) < 3 * _LONG
    first = said if cell.find(".//br") is None else (said.splitlines() or [""])[0]
    short = 0 < len(first) <= 1.5 * _LONG and not looks_like_time(first)
    return short and not first.endswith((".", "?")) and not first[:1].islower()


def _by_figures(grid: Grid, at: int, taken: set[str]) -> str:
    """The field that most cells of a column can only be: times, prices, addresses."""
    said = [text for text in grid.column(at) if text]
    for field, test in _TESTS:
        if field not in taken and 2 * sum(map(test, said)) > len(said) > 0:
            return field
    return ""


def _prose(taken: set[str]) -> str:
    """Where a column goes whose head says nothing that is known."""
    return "" if "purpose" in taken else "purpose"


def _by_content(grid: Grid, at: int, taken: set[str]) -> str:
    """The field that a column without a head must be."""
    if not any(grid.column(at)):
        return ""
    if field := _by_figures(grid, at, taken):
        return field
    bullets = sum(row[at].find(".//li") is not None or len(row[at].findall(".//br")) > 1
                  for row in grid.rows)  # fmt: skip
    order = ("activities", "purpose") if 2 * bullets > len(grid.rows) else ("purpose", "activities")
    return next((field for field in (*order, "receive") if field not in taken), "")


@lru_cache(4096)
def looks_like_time(text: str) -> bool:
    """Whether some words are an amount of time, and no time of a day."""
    plain = text.casefold()
    if len(plain) > 3 * _LONG or _CLOCK.search(plain):
        return False
    time = read_time(text)
    return _AMOUNT.search(plain) is not None or (time is not None and time.known)


def _is_price(text: str) -> bool:
    price = read_cost(text)
    return price is not None and price.known


def _is_address(text: str) -> bool:
    return " " not in text.strip() and text.startswith(("http://", "https://", "www."))


_TESTS = (
    ("time", looks_like_time),
    ("cost", _is_price),
    ("status", lambda text: len(text) < _LONG and status_of(text) is not None),
    ("url", _is_address),
)


def _fits(grid: Grid, columns: Columns) -> bool:
    """Whether a table without heads goes on with what the heads of another say."""
    at = columns.at("time")
    times = [text for text in grid.column(at) if text] if at >= 0 else []
    fits = 2 * sum(map(looks_like_time, times)) >= len(times)
    return fits and _are_names(grid, columns.at("name"))


def _judged(grid: Grid, columns: Columns, over: str) -> bool:
    heads = columns.heads
    others = [head for head in heads if head.other and head.field in ("", "name")]
    if heads[0] in others:
        return False
    fields = {head.field for head in heads if head.told}
    if len(others) > 1 or not fields & _OF_A_NETWORK:
        return False
    return _score(grid, columns, over) - 2 * len(others) >= _ENOUGH


def _score(grid: Grid, columns: Columns, over: str) -> float:
    at = columns.at("name")
    name = columns.heads[at]
    score = 2.0 if speaks_of_networks(over) else 0.0
    if name.words and at not in columns.guesses and not _TOOLS.search(bare(name.words)):
        score += 2 if name.named else 1
        score += bool(_FOLLOWED.search(bare(name.words)))
    elif not name.words and _are_led_to(grid, at):
        score += 1
    for i, head in enumerate(columns.heads):
        said = [text for text in grid.column(i) if text]
        if not head.told:
            continue
        if head.field == "time":
            told = 2 * sum(map(looks_like_time, said)) >= len(said) or bool(head.unit)
            score += (2 if told else 0.5) - 2 * bool(_LEARNING.search(bare(head.words)))
        elif head.field == "status":
            known = sum(status_of(text) is not None for text in said)
            score += 1.5 if 2 * known >= len(said) else 0
        else:
            score += _WORTH.get(head.field, 0)
    return score


def _are_led_to(grid: Grid, at: int) -> bool:
    """Whether names are links or logos."""
    cells = [row[at] for row in grid.rows]
    led = sum(c.find(".//a") is not None or c.find(".//img") is not None for c in cells)
    return 2 * led >= len(cells)
