"""Lists that were typed: lines that begin with a dot, a hyphen or a number are one."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from plnfolio.importing.article import fill, pieces
from plnfolio.importing.tidy.inline import Run, lines, runs, together

_BULLET = re.compile(r"(?:[•●▪■◦○‣⁃∙·➢➤►✓✔❖]|[-–*](?=\s))\s*(?=\S)")
_NUMBER = re.compile(r"\(?(\d{1,2})[.)]\s+(?=\S)")


def joined(blocks: list[Element]) -> list[Element]:
    """Blocks with lists that go on in the next one as one list: Notion has one for each item."""
    made: list[Element] = []
    for one in blocks:
        if made and _goes_on(made[-1], one):
            made[-1].extend(one)
        else:
            made.append(one)
    return made


def _goes_on(before: Element, one: Element) -> bool:
    if one.tag == before.tag == "ul":
        return True
    if one.tag != "ol" or before.tag != "ol" or not one.get("start", "").isdigit():
        return False
    start = before.get("start", "1")
    return start.isdigit() and int(one.get("start", "")) == int(start) + len(before)


def typed_lists(blocks: list[Element]) -> list[Element]:
    """Blocks with what was typed as a list made one; a single line is none."""
    made: list[Element] = []
    waiting: list[tuple[str, Element]] = []
    for one in blocks:
        items = _items(one)
        if items is None:
            made += _listed(waiting)
            waiting = []
            made.append(one)
            continue
        before, found = items
        if before is not None:
            made += _listed(waiting)
            waiting = []
            made.append(before)
        if waiting and found and waiting[-1][0] != found[0][0]:
            made += _listed(waiting)
            waiting = []
        waiting += found
    return made + _listed(waiting)


def _items(block: Element) -> tuple[Element | None, list[tuple[str, Element]]] | None:
    """The items in a paragraph, and the words before the first; None where it has none."""
    if block.tag != "p" or not _may_hold(block):
        return None
    cut = lines(runs(pieces(block)))
    kinds = [_kind(one) for one in cut]
    first = next((at for at, kind in enumerate(kinds) if kind), None)
    if first is None or not all(kinds[first:]) or (first and len(cut) - first < 2):
        return None
    before = None
    if first:
        before = Element("p")
        for number, some in enumerate(cut[:first]):
            fill(before, [Element("br")] if number else [])
            fill(before, together(some))
    found = []
    for kind, some in zip(kinds[first:], cut[first:], strict=True):
        item = Element("li", {_TYPED: _sign(some)})
        fill(item, together(_without_sign(some)))
        found.append((kind, item))
    return before, found


def _may_hold(block: Element) -> bool:
    """Whether an item may begin in a paragraph, without taking it apart."""
    if block.find(".//br") is not None:
        return True
    start = "".join(part for part, _ in zip(block.itertext(), range(4), strict=False)).lstrip()
    return not start or is_typed(start) or not start[0].isalpha()


_TYPED = "data-typed"


def _kind(line: list[Run]) -> str:
    text = "".join(one.text for one in line[:3])
    if _BULLET.match(text):
        return "ul"
    return "ol" if _NUMBER.match(text) else ""


def _sign(line: list[Run]) -> str:
    text = "".join(one.text for one in line[:3])
    found = _BULLET.match(text) or _NUMBER.match(text)
    return found[0] if found else ""


def _without_sign(line: list[Run]) -> list[Run]:
    from dataclasses import replace  # noqa: PLC0415

    rest = len(_sign(line))
    made = []
    for one in line:
        taken = min(rest, len(one.text))
        rest -= taken
        if taken < len(one.text) or one.atom is not None:
            made.append(replace(one, text=one.text[taken:]))
    return made


def _listed(items: list[tuple[str, Element]]) -> list[Element]:
    """Items as a list; one alone, or numbers that do not count up, as they were typed."""
    if not items:
        return []
    kind = items[0][0]
    numbers = [re.sub(r"\D", "", item.get(_TYPED, "")) for _, item in items]
    counted = numbers == [str(number) for number in range(1, len(items) + 1)]
    if len(items) < 2 or (kind == "ol" and not counted):
        return [_as_typed(item) for _, item in items]
    made = Element(kind)
    for _, item in items:
        item.attrib.pop(_TYPED)
        made.append(item)
    return [made]


def _as_typed(item: Element) -> Element:
    made = Element("p")
    fill(made, [item.attrib.pop(_TYPED), *pieces(item)])
    return made


def is_typed(text: str) -> bool:
    """Whether a line begins as an item does."""
    return bool(_BULLET.match(text) or _NUMBER.match(text))
