"""Tables as Markdown: with pipes where each cell is a line, with HTML’s tags where one is more."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element

from plnfolio.importing.article import IN_A_LINE, pieces
from plnfolio.importing.markdown.inline import line, paragraph


def table(element: Element, inside: Callable[[Element], str], notes: Mapping[str, str]) -> str:
    """A table; what stands over it is a paragraph."""
    caption = element.find("caption")
    said = paragraph(pieces(caption), notes) if caption is not None else ""
    rows = list(element.iter("tr"))
    heads = len(list(element.iterfind("thead/tr")))
    cells = [list(row) for row in rows]
    plain = heads < 2 and all(
        one.tag in IN_A_LINE
        for row in cells
        for cell in row
        for one in cell.iter()
        if one is not cell
    )
    spans = any(cell.get("colspan") or cell.get("rowspan") for row in cells for cell in row)
    wide = max(map(len, cells), default=0)
    if plain and not spans and wide:
        text = _with_pipes(cells, wide, notes, headed=bool(heads))
    else:
        text = _with_tags(element, inside)
    return "\n\n".join(filter(None, [said, text]))


def _with_pipes(
    cells: list[list[Element]], wide: int, notes: Mapping[str, str], *, headed: bool
) -> str:
    written = [[line(pieces(cell), notes, in_cell=True) for cell in row] for row in cells]
    filled = [[*row, *[""] * (wide - len(row))] for row in written]
    head = filled.pop(0) if headed else [""] * wide
    rule = f"|{'|'.join(['---'] * wide)}|"
    return "\n".join([_row(head), rule, *map(_row, filled)])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _with_tags(element: Element, inside: Callable[[Element], str]) -> str:
    """HTML around Markdown: what stands between empty lines is read as Markdown."""
    lines = ["<table>"]
    for part in element:
        if part.tag not in ("thead", "tbody"):
            continue
        lines.append(f"<{part.tag}>")
        for row in part:
            lines.append("<tr>")
            for cell in row:
                said = "".join(
                    f' {name}="{cell.get(name)}"'
                    for name in ("colspan", "rowspan")
                    if cell.get(name)
                )
                text = inside(cell)
                if text:
                    lines += [f"<{cell.tag}{said}>", "", text, "", f"</{cell.tag}>"]
                else:
                    lines.append(f"<{cell.tag}{said}></{cell.tag}>")
            lines.append("</tr>")
        lines.append(f"</{part.tag}>")
    return "\n".join([*lines, "</table>"])
