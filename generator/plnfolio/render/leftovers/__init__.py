"""What stays in a text as it is typed and was hardly meant so: said, so that it can be mended.

The tables beside this say what that is. Code is left alone but for what only another program can
run, and so is what a backslash stands before.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from plnfolio.render.leftovers import blocks, code, links, notes, programs, signs
from plnfolio.render.leftovers.masking import without_code, without_html_code, without_long_code
from plnfolio.render.leftovers.row import Match, Row
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALMOST = (*links.ROWS, *notes.ROWS, *blocks.ROWS)
OF_OTHERS = (*programs.ROWS, *signs.ROWS, *code.ROWS)
"""What is certainly another program's, in the order in which it is looked for."""
_ROWS = (*OF_OTHERS, *_ALMOST)


def wanted(text: str) -> Sequence[Row]:
    """The rows that a text may have something of."""
    text = f"\n{text}"
    found: list[Row] = []
    # To look for a single sign is many times faster than to look for two.
    for first, seconds in _by_first().items():
        if first not in text:
            continue
        found += seconds.get("", ())
        if len(seconds) > ("" in seconds):
            # Nothing stands between two of the same.
            for second in {part[:1] or first for part in text.split(first)[1:]}:
                found += seconds.get(second, ())
    # What is found first hides what lies within it.
    rows = sorted(set(found), key=_ROWS.index)
    return [row for row in rows if row.probe is None or row.probe.search(text)]


def look(content: str, rows: Sequence[Row], env: MutableMapping[str, Any]) -> None:
    """Say what is left in the text of a block."""
    texts: dict[tuple[bool, bool], str] = {}
    told = bytearray()
    for row in rows:
        for sign in row.signs:
            if sign in content:
                break
        else:
            continue
        if row.is_in(content):
            kind = row.code, row.escaped
            if kind not in texts:
                texts[kind] = _searched(row, content)
            told = told or bytearray(len(content))
            _say(row, content, texts[kind], env, told)


def look_in_html(token: Token, rows: Sequence[Row], env: MutableMapping[str, Any]) -> None:
    """The same for a block of the author's own HTML."""
    content = token.content
    Parsing.of(env).where = (token.map[0] if token.map else 0, content, -1)
    for row in rows:
        if row.html and row.is_in(content):
            _say(row, content, without_html_code(content), env, bytearray(len(content)))


def _say(
    row: Row, content: str, searched: str, env: MutableMapping[str, Any], told: bytearray
) -> None:
    """Say what a row has found, but for what lies in something that was told before.

    ``told`` has a mark for each sign of the text that has been.
    """
    parsing = Parsing.of(env)
    found: list[tuple[int, int]] = []
    for match in row.finds(searched):
        start, end = match.span()
        if told.find(1, start, end) >= 0:
            continue
        if (said := row.say(Match(match, content, env))) is None:
            continue
        place = parsing.locator.place(start)
        if row in _ALMOST:
            parsing.warn("almost-markup", said[0], place, said[1])
        elif row in signs.FORMULAS:
            parsing.hint("formula", said[0], place, said[1])
        else:
            parsing.warn("foreign-markup", said[0], place, said[1])
        if row.opens:
            parsing.opened.add(place)
        found.append((start, end))
    for start, end in found:
        told[start:end] = b"\1" * (end - start)


@functools.cache
def _by_first() -> Mapping[str, Mapping[str, Sequence[Row]]]:
    """All rows by the first two characters of their signs."""
    found: dict[str, dict[str, list[Row]]] = {}
    for row in _ROWS:
        for sign in row.signs:
            found.setdefault(sign[0], {}).setdefault(sign[1:2], []).append(row)
    return found


def _searched(row: Row, content: str) -> str:
    """The text in which a row is looked for."""
    return without_long_code(content) if row.code else without_code(content, escaped=row.escaped)
