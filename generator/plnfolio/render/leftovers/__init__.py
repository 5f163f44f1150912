"""What stays in a text as it is typed and was hardly meant so: said, so that it can be mended.

The tables beside this say what that is. Code is left alone but for what only another program can
run, and so is what a backslash stands before.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from plnfolio.render.leftovers import code, nearly, programs, signs
from plnfolio.render.leftovers.row import Found, Row
from plnfolio.render.parsing import Parsing

if TYPE_CHECKING:
    from markdown_it.token import Token

_ALMOST = (*nearly.LINKS, *nearly.BLOCKS)
_ROWS = (*programs.ROWS, *signs.ROWS, *code.ROWS, *_ALMOST)

_ESCAPE = r"\\[!-/:-@\[-`{-~]"
_CODE = r"(?<!`)(?P<ticks>`+)(?!`)(?:.*?[^`])?(?P=ticks)(?!`)"
# What stands behind a host, in an address, and inside of tags is no markup.
_WRITTEN = r"(?<=://)[^\s()<>\[\]{}]+|(?<![{\w])</?[A-Za-z][^<>]*>"
_NO_MARKUP = re.compile(rf"{_ESCAPE}|{_CODE}|{_WRITTEN}", re.DOTALL)
_NO_CODE = re.compile(rf"(?:\\`)|{_CODE}|{_WRITTEN}", re.DOTALL)
_LONG_CODE = re.compile(r"(?<!`)(?P<ticks>``+)(?!`).*?(?<!`)(?P=ticks)(?!`)", re.DOTALL)
_HTML_CODE = re.compile(r"<(script|style|pre|code|textarea)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.I)


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
    said: list[re.Match[str]] = []
    for row in rows:
        for sign in row.signs:
            if sign in content:
                break
        else:
            continue
        if row.pattern.search(content) is not None:
            said += _say(row, content, _searched(row, content), env, said)


def look_in_html(token: Token, rows: Sequence[Row], env: MutableMapping[str, Any]) -> None:
    """The same for a block of the author's own HTML."""
    content = token.content
    Parsing.of(env).where = (token.map[0] if token.map else 0, content, -1)
    for row in rows:
        if row.html and row.pattern.search(content) is not None:
            _say(row, content, _masked(content, _HTML_CODE), env, ())


def _say(
    row: Row,
    content: str,
    masked: str,
    env: MutableMapping[str, Any],
    before: Sequence[re.Match[str]],
) -> list[re.Match[str]]:
    """Say what a row has found, but for what lies in something that was said before."""
    parsing, told = Parsing.of(env), []
    for match in row.pattern.finditer(masked):
        if any(match.start() < other.end() and other.start() < match.end() for other in before):
            continue
        if (said := row.say(Found(match, content, env))) is None:
            continue
        place = parsing.locator.place(match.start())
        if row in _ALMOST:
            parsing.warn("almost-markup", said[0], place, said[1])
        else:
            parsing.warn("foreign-markup", said[0], place, said[1])
        told.append(match)
    return told


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
    if row.code:
        # More than one backtick is for code that has some in it.
        return _LONG_CODE.sub(lambda m: "\x1b" * len(m[0]), content)
    return _masked(content, _NO_CODE if row.escaped else _NO_MARKUP)


def _masked(content: str, pattern: re.Pattern[str]) -> str:
    """The text with signs in place of what is no markup, so that offsets stay."""
    return pattern.sub(lambda m: ("\x1b" if m[0][0] == "`" else "\x1a") * len(m[0]), content)
