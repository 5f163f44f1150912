"""Quotation marks and apostrophes as a printer sets them, told from what stands on both sides."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from typing import NamedTuple

from markdown_it.common.utils import isPunctChar, isWhiteSpace
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

_QUOTE = re.compile("['\"]")
# Patterns begin with the mark itself, which is looked for faster than what stands before it.
# Between letters or digits it is an apostrophe whatever else there is.
_WITHIN_WORD = re.compile(r"'(?<=[^\W_]')(?=[^\W_])")
_APOSTROPHE = "’"
# Double marks that can only open and only close: a space and a letter on the sides of the first,
# no space before the second and none but space or a sign behind it.
_INSIDE = r'([^\W_](?:[^"]*[^"\s])?)"(?=[ \n.,;:!?)])'
_PAIR = re.compile(rf'"(?<=[ \n(]"){_INSIDE}')
_PAIR_IN_FIRST = re.compile(rf'"(?<![^ \n(]"){_INSIDE}')
_WORD, _SPACE, _PUNCTUATION = range(3)


class _Opened(NamedTuple):
    """A mark that waits for its partner, with the number and the level of its token."""

    token: int
    level: int
    start: int
    sign: str


def smartquotes(state: StateCore) -> None:
    """The core rule."""
    for token in state.tokens:
        if token.type != "inline" or not ("'" in token.content or '"' in token.content):
            continue
        set_quotes(token.children or (), state.md.options.quotes)


def set_quotes(tokens: Sequence[Token], marks: str | Sequence[str]) -> None:
    """The same for the tokens of one line; ``marks`` are double and single ones, in pairs."""
    left = False
    for token in tokens:
        if token.type == "text":
            if "'" in token.content:
                token.content = _WITHIN_WORD.sub(_APOSTROPHE, token.content)
            left = left or "'" in token.content or '"' in token.content
    if left and not _set_pairs(tokens, marks):
        _set(tokens, marks)


def _set_pairs(tokens: Sequence[Token], marks: str | Sequence[str]) -> bool:
    """Set the marks if all of them are plain pairs, each in a text."""
    new = f"{marks[0]}\\g<1>{marks[1]}"
    found = []
    for i, token in enumerate(tokens):
        if token.type == "text" and ("'" in token.content or '"' in token.content):
            pair = _PAIR if i else _PAIR_IN_FIRST
            found.append((token, pair.sub(new, token.content)))
    if any("'" in text or '"' in text for _, text in found):
        return False
    for token, text in found:
        token.content = text
    return True


def _set(tokens: Sequence[Token], marks: str | Sequence[str]) -> None:
    # Marks are set when all are known: what stands beside one is judged as it was written.
    found: dict[int, dict[int, str]] = {}
    opened: list[_Opened] = []
    for i, token in enumerate(tokens):
        while opened and opened[-1].level > token.level:
            opened.pop()
        if token.type != "text":
            continue
        for match in _QUOTE.finditer(token.content):
            here = _Opened(i, token.level, match.start(), match[0])
            opens, closes = _sides(tokens, here)
            partner = _partner(opened, here) if closes else -1
            first = 2 if here.sign == "'" else 0
            if partner >= 0:
                found.setdefault(opened[partner].token, {})[opened[partner].start] = marks[first]
                found.setdefault(i, {})[here.start] = marks[first + 1]
                del opened[partner:]
            elif opens:
                opened.append(here)
            elif here.sign == "'":
                found.setdefault(i, {})[here.start] = _APOSTROPHE
    for i, new in found.items():
        tokens[i].content = _replaced(tokens[i].content, new)


def _partner(opened: Sequence[_Opened], closing: _Opened) -> int:
    """The last mark of the same kind that waits on the same level, or -1."""
    for i in range(len(opened) - 1, -1, -1):
        if opened[i].level < closing.level:
            break
        if opened[i].sign == closing.sign:
            return i
    return -1


def _sides(tokens: Sequence[Token], mark: _Opened) -> tuple[bool, bool]:
    """Whether a mark can open and whether it can close, as emphasis can (CommonMark 6.2)."""
    text = tokens[mark.token].content
    end = mark.start + 1
    last = text[mark.start - 1] if mark.start else _end_before(tokens, mark.token)
    following = text[end] if end < len(text) else _beginning_behind(tokens, mark.token)
    if following == mark.sign == '"' and last in "0123456789":
        return False, False
    before, behind = _kind(last), _kind(following)
    opens = behind == _WORD or (behind == _PUNCTUATION and before != _WORD)
    closes = before == _WORD or (before == _PUNCTUATION and behind != _WORD)
    if opens and closes:
        return before == _PUNCTUATION, behind == _PUNCTUATION
    return opens, closes


def _end_before(tokens: Sequence[Token], i: int) -> str:
    """The sign in front of a token; a space where a line begins."""
    for j in range(i - 1, -1, -1):
        token = tokens[j]
        if token.type in ("softbreak", "hardbreak"):
            break
        if token.content:
            return token.content[-1]
    return " "


def _beginning_behind(tokens: Sequence[Token], i: int) -> str:
    """The sign behind a token; a space where a line ends."""
    for j in range(i + 1, len(tokens)):
        token = tokens[j]
        if token.type in ("softbreak", "hardbreak"):
            break
        if token.content:
            return token.content[0]
    return " "


@functools.cache
def _kind(sign: str) -> int:
    if isWhiteSpace(ord(sign)):
        return _SPACE
    return _PUNCTUATION if isPunctChar(sign) else _WORD


def _replaced(text: str, new: dict[int, str]) -> str:
    parts: list[str] = []
    done = 0
    for at in sorted(new):
        parts += (text[done:at], new[at])
        done = at + 1
    return "".join([*parts, text[done:]])
