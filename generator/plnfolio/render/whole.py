"""What Markdown would leave out without a word is shown, or said: notes, cells, a second title."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from plnfolio.model.document import Place
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import cell_starts

if TYPE_CHECKING:
    from markdown_it.rules_core import StateCore
    from markdown_it.token import Token

_HEADING = frozenset({"heading_open", "heading_close"})
_LOWEST = 6


def rows(state: StateCore) -> None:
    """Show in a row's last cell what stands behind it, which GFM (4.10) leaves out."""
    parsing = Parsing.of(state.env)
    for row in _rows(state.tokens):
        last = row[-1]
        line = last.map[0] if last.map else 0
        source = parsing.lines[line].rstrip(" \t")
        if source.count("|") + 1 - (source[:1] == "|") - (source[-1:] == "|") <= len(row):
            continue
        starts = [start for start in cell_starts(source) if start < len(source)]
        behind = starts[len(row) :]
        if not behind or not source[behind[0] :].strip(" \t|"):
            continue
        rest = source[starts[len(row) - 1] :].strip(" \t")
        last.content = rest.removesuffix("|").rstrip(" \t").replace("\\|", "|")
        parsing.warn(
            "too-many-cells",
            f"this row has {len(starts)} cells, and its table has {_columns(len(row))}",
            Place(line + 1, behind[0]),
            "write \\| for a | that parts no cells, or give the table another column",
        )


def _rows(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    """The cells of each row: the tokens that hold their text."""
    row: list[Token] = []
    inside = False
    for token in tokens:
        if token.type in ("tr_open", "tr_close"):
            if row:
                yield row
            row, inside = [], token.nesting == 1
        elif inside and token.type == "inline":
            row.append(token)


def _columns(count: int) -> str:
    return f"{count} columns" if count > 1 else "1 column"


def notes(state: StateCore) -> None:
    """Say which notes nothing refers to, and which are written twice; both are left out."""
    known = state.env.get("footnotes", {}).get("refs")
    if not known:
        return
    parsing = Parsing.of(state.env)
    seen: set[str] = set()
    # The last of several notes with one mark is the one that is shown.
    for token in reversed(state.tokens):
        if token.type != "footnote_reference_open" or not token.map:
            continue
        label, line = token.meta["label"], token.map[0]
        place = Place(line + 1, parsing.lines[line].find(f"[^{label}]") + 1)
        if label in seen:
            message = f"there are two notes “[^{label}]”, and only the last one is shown"
            remedy = "give one of them another mark, in the text too"
            parsing.warn("unused-note", message, place, remedy)
        elif known.get(f":{label}", 0) < 0:
            message = f"nothing in the text refers to the note “[^{label}]”, so it is not shown"
            remedy = f"write [^{label}] where it belongs, or take the note out"
            parsing.warn("unused-note", message, place, remedy)
        seen.add(label)


def notes_in_notes(state: StateCore) -> None:
    """Put a note that is written in another one behind it, so that both are whole."""
    if "footnotes" not in state.env:
        return
    runs: list[list[Token]] = [[]]
    within = [0]
    for token in state.tokens:
        if token.type == "footnote_reference_open":
            within.append(len(runs))
            runs.append([])
        runs[within[-1]].append(token)
        if token.type == "footnote_reference_close":
            within.pop()
            if len(within) == 1:
                runs[0] += chain(*runs[1:])
                del runs[1:]
    (state.tokens,) = runs


def titles(state: StateCore) -> None:
    """Let all headings of a text step down if it has one of the first level, which is the page's.

    A page has one title: the one in its front matter (WCAG technique H69).
    """
    headings = [token for token in state.tokens if token.type in _HEADING]
    firsts = [token for token in headings if token.tag == "h1" and token.nesting == 1]
    if not firsts:
        return
    parsing = Parsing.of(state.env)
    for token in headings:
        token.tag = f"h{min(int(token.tag[1]) + 1, _LOWEST)}"
    for token in firsts:
        line = token.map[0] if token.map else 0
        source = parsing.lines[line]
        parsing.warn(
            "second-title",
            "a page has one title, which its front matter gives; this one is shown a step lower",
            Place(line + 1, len(source) - len(source.lstrip(" \t>")) + 1),
            "begin headings with ##, and take the line out if it only repeats the title",
        )
