"""Blocks that belong together: notes to what is above, headings to what is below."""

from __future__ import annotations

from plnfolio.pdf.nodes import Node, node, trimmed

RUN_IN, LAST = 4, 5
"""The level from which a heading begins the line of its paragraph (§2.27), and the last one."""


def headed(blocks: list[Node]) -> list[Node]:
    """The list of references begins a page, with the heading that stands above it (§9.43)."""
    found: list[Node] = []
    for one in blocks:
        if one["is"] == "references":
            before = found.pop() if found and found[-1]["is"] == "heading" else None
            found += [node("page"), *([before] if before else []), one]
        elif found and found[-1]["is"] == "references":
            found += [node("page"), one]
        else:
            found.append(one)
    return found


def with_notes(blocks: list[Node]) -> list[Node]:
    """A paragraph that begins with “Note.” belongs to the table or the figure above it (§7.14)."""
    found: list[Node] = []
    for one in blocks:
        if one["is"] == "below" and found and found[-1]["is"] in ("table", "figure"):
            note = found[-1].get("note", [])
            found[-1]["note"] = trimmed([*note, *one["of"][1:]])
        else:
            found.append(one)
    return found


def run_in(blocks: list[Node]) -> list[Node]:
    """Headings of the lowest levels go with the paragraph that follows, and end with a stop."""
    found: list[Node] = []
    for one in blocks:
        before: Node = found[-1] if found else {"is": ""}
        if one["is"] == "par" and before["is"] == "heading" and before["level"] >= RUN_IN:
            found[-1] = {**one, "run": before}
        else:
            found.append(one)
    return found
