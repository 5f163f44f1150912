"""The inline parser: a sign is shown only to the rules that can begin with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline, RuleFuncInlineType
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

from plnfolio.render.bare import START, may_hold
from plnfolio.render.parsing import Parsing
from plnfolio.render.quick.signs import BEGINNINGS, SIGNS, any_of
from plnfolio.render.quick.token import QuickToken

Rules = Mapping[str, Sequence[RuleFuncInlineType]]

_STOP = re.compile(any_of(SIGNS))
# A line end is as good as a space, unless spaces around it have to go or make it a break.
_STOP_IN_LINE = re.compile(any_of(SIGNS - {"\n"}))
# The same where addresses may stand in the text.
_ANY_STOP = re.compile(rf"{_STOP.pattern}|{START}")
_ANY_STOP_IN_LINE = re.compile(rf"{_STOP_IN_LINE.pattern}|{START}")
_STOP_IN_LABEL = re.compile(any_of(SIGNS - {"\n"} | {"]"}))


class QuickInline(ParserInline):
    """The rules of another parser, asked only where they can match.

    Every enabled rule has to be among ``BEGINNINGS``; ``text`` itself is done here, in one search.
    """

    def __init__(self, other: ParserInline) -> None:
        super().__init__()
        self.ruler = other.ruler
        self.ruler2 = other.ruler2
        self._by_sign: Rules = _by_sign(
            list(zip(self.ruler.get_active_rules(), self.ruler.getRules(""), strict=True))
        )

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """The tokens of some inline content, added to ``tokens``."""
        hard = "\n" in src and (" \n" in src or "\n " in src or "\n\t" in src)
        if Parsing.of(env).bare and may_hold(src):
            stops = _ANY_STOP if hard else _ANY_STOP_IN_LINE
        else:
            stops = _STOP if hard else _STOP_IN_LINE
        if stops.search(src) is None:
            if src:
                tokens.append(QuickToken("text", "", 0, 0, src))
            return tokens
        state = QuickStateInline(src, md, env, tokens)
        state.stops = stops
        self.tokenize(state)
        # Without a sign of emphasis there is nothing to balance and nothing to join.
        if state.delimiters or any(meta and meta["delimiters"] for meta in state.tokens_meta):
            for rule in self.ruler2.getRules(""):
                rule(state)
        return state.tokens

    def tokenize(self, state: StateInline) -> None:
        """The tokens from ``state.pos`` to ``state.posMax``."""
        src, end, pos = state.src, state.posMax, state.pos
        search = state.stops.search if isinstance(state, QuickStateInline) else _STOP.search
        by_sign = self._by_sign if state.level < state.md.options["maxNesting"] else {}
        while pos < end:
            stop = search(src, pos, end)
            at = stop.start() if stop is not None else end
            if at > pos:
                state.append_pending(src[pos:at])
            if stop is None:
                break
            state.pos = pos = at
            for rule in by_sign.get(src[pos], ()):
                if rule(state, False):
                    pos = state.pos
                    break
            else:
                state.append_pending(src[pos])
                pos += 1
        state.pos = max(pos, end)
        if state.pending:
            state.pushPending()

    def skipToken(self, state: StateInline) -> None:  # noqa: N802 - markdown-it's name
        """Go past the token at ``state.pos`` without making it."""
        pos = state.pos
        if (known := state.cache.get(pos)) is not None:
            state.pos = known
            return
        if state.level >= state.md.options["maxNesting"]:
            state.pos = state.posMax + 1
        else:
            self._skip(state, pos)
        state.cache[pos] = state.pos

    def _skip(self, state: StateInline, pos: int) -> None:
        stop = _STOP_IN_LABEL.search(state.src, pos)
        at = stop.start() if stop is not None else state.posMax
        if at > pos:
            state.pos = at
            return
        state.level += 1
        for rule in self._by_sign.get(state.src[pos], ()):
            if rule(state, True):
                break
        else:
            state.pos = pos + 1
        state.level -= 1


class QuickStateInline(StateInline):
    """markdown-it's state, which makes quick tokens; ``stops`` are the signs that are not text."""

    stops = _STOP

    def pushPending(self) -> Token:  # noqa: N802 - markdown-it's name
        """Make the text that has gathered a token."""
        token = QuickToken("text", "", 0, self.pendingLevel, self.pending)
        self.tokens.append(token)
        self.pending = ""
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token, behind the text that has gathered."""
        if self.pending:
            self.pushPending()
        meta = None
        if nesting < 0:
            self.level -= 1
            self.delimiters = self._prev_delimiters.pop()
        token = QuickToken(ttype, tag, nesting, self.level)
        if nesting > 0:
            self.level += 1
            self._prev_delimiters.append(self.delimiters)
            self.delimiters = []
            meta = {"delimiters": self.delimiters}
        self.pendingLevel = self.level
        self.tokens.append(token)
        self.tokens_meta.append(meta)
        return token


def _by_sign(rules: Sequence[tuple[str, RuleFuncInlineType]]) -> Rules:
    signs = {sign for name, _ in rules for sign in BEGINNINGS[name]}
    return {sign: [rule for name, rule in rules if sign in BEGINNINGS[name]] for sign in signs}
