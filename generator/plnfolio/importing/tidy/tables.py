"""Tables: those that hold rows of cells, made regular; those that lay out a page, dissolved."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.etree.ElementTree import Element

from plnfolio.importing.article import FROM, fill, pieces, words
from plnfolio.importing.tidy.inline import runs, together

_DISPLAY = re.compile(r"display\s*:\s*(?:inline-)?table\s*(?:;|$)")
_ROW = re.compile(r"display\s*:\s*table-row\b")
_CELL = re.compile(r"display\s*:\s*table-cell\b")
_CELLS = frozenset(("cell", "gridcell", "columnheader", "rowheader"))
_SPANS = ("colspan", "rowspan")

Inside = Callable[[Element], list[Element]]


def is_table(element: Element) -> bool:
    """Whether rows of cells stand in it, of whatever elements they are."""
    if element.tag == "table":
        return True
    return element.get("role") in ("table", "grid", "treegrid") or bool(
        _DISPLAY.search(element.get("style", ""))
    )


def table(element: Element, inside: Inside) -> list[Element]:
    """A table; what only lays out a page is the blocks in its cells."""
    rows = [list(_cells(row)) for row in _rows(element)]
    rows = [row for row in rows if row]
    if _lays_out(element, rows):
        return [block for row in rows for cell in row for block in inside(_as_div(cell))]
    made = Element("table")
    caption = element.find("caption")
    if caption is not None and words(caption):
        line = Element("caption")
        blocks = inside(_as_div(caption))
        fill(line, [piece for one in blocks for piece in pieces(one)])
        made.append(line)
    heads = _heads(element, rows)
    head, body = Element("thead"), Element("tbody")
    for number, row in enumerate(rows):
        holder = Element("tr")
        for cell in row:
            holder.append(_cell(cell, inside, head=number < heads or _is_head(cell)))
        (head if number < heads else body).append(holder)
    _without_empty(head, body)
    made.extend(part for part in (head, body) if len(part))
    return [made] if len(made) else []


def _rows(element: Element) -> Iterator[Element]:
    """The rows of a table, and not those of tables in its cells."""
    waiting = list(reversed(element))
    while waiting:
        one = waiting.pop()
        if one.tag == "tr" or one.get("role") == "row" or _ROW.search(one.get("style", "")):
            yield one
        elif one.tag not in ("table", "caption", "colgroup"):
            waiting += reversed(one)


def _cells(row: Element) -> Iterator[Element]:
    waiting = list(reversed(row))
    while waiting:
        one = waiting.pop()
        role = one.get("role", "")
        if one.tag in ("td", "th") or role in _CELLS or _CELL.search(one.get("style", "")):
            yield one
        elif one.tag != "table":
            waiting += reversed(one)


def _is_head(cell: Element) -> bool:
    return cell.tag == "th" or cell.get("role") in ("columnheader", "rowheader")


def _heads(element: Element, rows: list[list[Element]]) -> int:
    """How many rows are the head: those in ``thead``, or the first if all of it is one."""
    within = {row for part in element.iter("thead") for row in part.iter()}
    count = 0
    for row in rows:
        if row[0] in within or (not count and len(row) > 1 and all(map(_is_head, row))):
            count += 1
        else:
            break
    if not count and len(rows) > 1 and len(rows[0]) > 1 and all(map(_is_bold, rows[0])):
        return 1
    return count if count < len(rows) else 0


def _is_bold(cell: Element) -> bool:
    """Whether all words of a cell are set bold, and they are few."""
    text = words(cell)
    bold = " ".join(
        words(one)
        for one in cell.iter()
        if one.tag in ("b", "strong")
        or re.search(r"font-weight\s*:\s*(?:bold|[6-9]00)", one.get("style", ""))
    )
    return bool(text) and len(text.split()) < 12 and bold.startswith(text)


def _lays_out(element: Element, rows: list[list[Element]]) -> bool:
    if element.get("role") in ("presentation", "none"):
        return True
    cells = [cell for row in rows for cell in row]
    if len(cells) < 2 or any(one.tag == "table" for cell in cells for one in cell.iter()):
        return not any(map(_is_head, cells)) or len(cells) < 2
    if element.find(".//th") is not None or element.find("caption") is not None:
        return False
    wide = max(map(len, rows))
    blocks = sum(
        one.tag in ("h1", "h2", "h3", "blockquote", "figure")
        for cell in cells
        for one in cell.iter()
    )
    return wide == 1 or (len(rows) < 3 and blocks > 1)


def _as_div(cell: Element) -> Element:
    made = Element("div", {"style": cell.get("style", "")})
    fill(made, [cell.text] if cell.text else [])
    made.extend(cell)
    return made


def _cell(cell: Element, inside: Inside, *, head: bool) -> Element:
    made = Element("th" if head else "td")
    for name in _SPANS:
        value = cell.get(name, cell.get(f"aria-{name}", "1"))
        if value.isdigit() and 1 < int(value) < 200:
            made.set(name, value)
    links = _of_pictures(cell)
    blocks = [_in_cell(one) for one in inside(_as_div(cell))]
    for block in blocks if links else ():
        _link_again(block, links)
    if head and len(blocks) == 1 and len(blocks[0]) == 1 and blocks[0][0].tag == "strong":
        # The head of a table is set bold anyway.
        blocks = [blocks[0][0]] if words(blocks[0]) == words(blocks[0][0]) else blocks
        blocks[0].tag = "p"
    if all(one.tag == "p" for one in blocks):
        line: list[str | Element] = []
        for number, one in enumerate(blocks):
            line += [*([Element("br")] if number else []), *pieces(one)]
        fill(made, together(runs(line)))
    else:
        fill(made, blocks)
    return made


def _of_pictures(cell: Element) -> dict[str, str]:
    """Where the pictures of a cell lead: a logo to its network."""
    found: dict[str, str] = {}
    for link in cell.iter("a"):
        href = link.get("href", "")
        if not words(link) and href.startswith(("http://", "https://")):
            found.update((one.get("src", "").strip(), href) for one in link.iter("img"))
    return found


def _link_again(block: Element, links: dict[str, str]) -> None:
    for at, one in enumerate(list(block)):
        href = links.get(one.get(FROM, "")) if one.tag == "img" else None
        if href:
            link = Element("a", {"href": href})
            link.append(one)
            link.tail, one.tail = one.tail, None
            block[at] = link


def _in_cell(block: Element) -> Element:
    """A picture alone in a cell is a picture in a line; a heading there is set bold."""
    if block.tag == "figure" and len(block) == 1 and block[0].tag == "img":
        made = Element("p")
        made.append(block[0])
        return made
    if block.tag[0] == "h" and block.tag != "hr":
        made, strong = Element("p"), Element("strong")
        fill(strong, pieces(block))
        made.append(strong)
        return made
    return block


def _without_empty(*parts: Element) -> None:
    """Rows of nothing, which only part others, say nothing."""
    for part in parts:
        for row in list(part):
            if not words(row) and not any(one.tag in ("img", "video") for one in row.iter()):
                part.remove(row)
