"""Blocks of code between fences: what a fence hides, or takes with it, is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_block.fence import fence as standard_fence

from plnfolio.render.highlight import is_language
from plnfolio.render.leftovers.blocks import WRONG_TICKS
from plnfolio.render.leftovers.row import short
from plnfolio.render.parsing import Parsing
from plnfolio.render.places import line_of, place_of

if TYPE_CHECKING:
    from markdown_it.rules_block import StateBlock
    from markdown_it.token import Token

_NAMED = re.compile(
    r"(?m)^ {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>\{?\.?[A-Za-z][^`\n]*?)[ \t]*$"
)
_WRONG = re.compile(rf"(?m)^{WRONG_TICKS}$")
_WRONG_OR_FENCE = re.compile(rf" {{0,3}}(?:`{{3}}|~{{3}})|{WRONG_TICKS}$")
_SETTING = r"""(?P<name>[\w.-]+)=(?:"[^"]*"|'[^']*'|[^\s,}"']*)"""
_PARTS = re.compile(rf"(?P<braces>\{{[^{{}}]*\}})|{_SETTING}|[^\s,;]+")
_SETTINGS = re.compile(_SETTING)
# What other programs show to readers; the rest is said to the program.
_READ = frozenset(
    "alt cap caption desc description fig-alt fig-cap fig.alt fig.cap filename header lst-cap"
    " summary tbl-cap title".split()
)
_FLAGS = frozenset(
    "anchorlinenos autorun collapse copy del diff echo editable eval exec expand fold hidden hide"
    " hidecopy ignore include ins interactive line-numbers linenos linenumbers linenums lines live"
    " mark no-copy nocopy nolinenos nolinenumbers noinline norun nowrap no_run numberlines open"
    " playground preview readonly render run runnable showlinenumbers should_panic static table"
    " twoslash wrap word-wrap".split()
)


def fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """The block rule: markdown-it's, with an eye on where the code ends."""
    if not standard_fence(state, start, end, silent):
        return False
    if not silent:
        _look(state, state.tokens[-1], start)
    return True


def _look(state: StateBlock, token: Token, start: int) -> None:
    parsing = Parsing.of(state.env)
    place = place_of(state, start)
    signs = token.markup
    if found := _mistaken(token):
        line = start + 1 + token.content.count("\n", 0, found.start())
        if _opens(found["info"]):
            message = "code begins here before the code above it is closed"
            remedy = f"end the code above with a line of its own: {signs}"
        else:
            message = f"this does not close the code above it, since words stand behind {signs}"
            remedy = "put the words on a line of their own"
        parsing.warn("code-unclosed", message, place_of(state, line), remedy)
    elif _is_closed(state, token, start) or _has_other_signs(parsing, token, start):
        pass
    elif found := _WRONG.search(token.content):
        signs_ = found["ticks"]
        line = start + 1 + token.content.count("\n", 0, found.start())
        message = f"“{signs_}” does not end the code above it: these are other signs"
        parsing.warn("code-unclosed", message, place_of(state, line), f"write {signs} instead")
    else:
        message = "the code that begins here is never closed, so what follows is shown as code"
        parsing.warn("code-unclosed", message, place, f"end it with a line of its own: {signs}")
    if words := unread(token.info):
        message = f"“{short(words)}” stands behind the {signs} that opens code, and is not shown"
        parsing.warn("hidden-text", message, place, "write it as a paragraph above the code")


def _is_closed(state: StateBlock, token: Token, start: int) -> bool:
    """Whether the last line of a block of code is what closes it (CommonMark 4.5)."""
    last = state.line - 1
    if last == start or state.is_code_block(last):
        return False
    line = line_of(state, last).rstrip(" \t")
    return line.startswith(token.markup) and not line.strip(token.markup[0])


def _has_other_signs(parsing: Parsing, token: Token, start: int) -> bool:
    """Whether a fence was meant to close what a line with other signs was to open: that is said."""
    if token.info:
        return False
    above = (line for line in reversed(parsing.lines[:start]) if _WRONG_OR_FENCE.match(line))
    return _WRONG.match(next(above, "")) is not None


def _mistaken(token: Token) -> re.Match[str] | None:
    """A line of the code that has the signs which close it, and something behind them."""
    if token.markup not in token.content:
        return None
    found = (one for one in _NAMED.finditer(token.content) if one["fence"].startswith(token.markup))
    return next(found, None)


def _opens(info: str) -> bool:
    """Whether what stands behind the signs is the name of a language."""
    name, _, words = info.partition(" ")
    return not words or name.startswith("{") or is_language(name)


def unread(info: str) -> str:
    """The words behind an opening fence that are neither a language nor said to a program."""
    found = []
    for i, part in enumerate(_PARTS.finditer(info)):
        if part["braces"]:
            found += [one[0] for one in _SETTINGS.finditer(part[0]) if one["name"].lower() in _READ]
        elif part["name"]:
            found += [part[0]] if part["name"].lower() in _READ else []
        elif _is_said(part[0]) if i else _is_no_language(part[0]):
            found.append(part[0])
    return " ".join(found)


def _is_no_language(word: str) -> bool:
    """Whether a word is plainly one of a sentence; new languages come up every year."""
    return word.isalpha() and word.istitle() and not is_language(word)


def _is_said(word: str) -> bool:
    return word.lower() not in _FLAGS and any(sign.isalpha() for sign in word)
