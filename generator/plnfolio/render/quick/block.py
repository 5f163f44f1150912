"""The block parser: a line is shown only to the rules that its first sign can begin."""

from __future__ import annotations

import itertools
import operator
from collections.abc import Sequence
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_block import ParserBlock, RuleFuncBlockType
from markdown_it.ruler import Ruler
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token
from markdown_it.utils import EnvType

from plnfolio.render.deep import as_typed, is_too_deep
from plnfolio.render.quick.token import QuickToken

_DIGITS = "0123456789"
# What is not here may begin with any sign.
_BEGINNINGS = {
    "attr": "{",
    "blockquote": ">",
    "directive": ":`~",
    "fence": "`~",
    "footnote_def": "[",
    "heading": "#",
    "hr": "*-_",
    "html_block": "<",
    "items": f"*+-{_DIGITS}",
    "list": f"*+-{_DIGITS}",
    "reference": "[",
}


class QuickBlock(ParserBlock):
    """The rules of another parser, asked only where they can match."""

    def __init__(self, other: ParserBlock) -> None:
        super().__init__()
        self.ruler = _Ruler(other.ruler)

    def parse(
        self,
        src: str,
        md: MarkdownIt,
        env: EnvType,
        outTokens: list[Token],  # noqa: N803
    ) -> list[Token] | None:
        """The tokens of a text, added to ``outTokens``."""
        if not src:
            return None
        state = QuickStateBlock(src, md, env, outTokens)
        self.tokenize(state, 0, state.lineMax)
        return state.tokens

    def tokenize(self, state: StateBlock, startLine: int, endLine: int) -> None:  # noqa: N803
        """The tokens from one line to before another."""
        if is_too_deep(state):
            as_typed(state, startLine, endLine)
            return
        (rule,) = self.ruler.getRules("")
        begins, shifts, ends = state.bMarks, state.tShift, state.eMarks
        line, loose = startLine, False
        while line < endLine:
            last = state.lineMax
            while line < last and begins[line] + shifts[line] >= ends[line]:
                line += 1
            state.line = line
            if line >= endLine or state.sCount[line] < state.blkIndent:
                break
            rule(state, line, endLine, False)
            # Tight until an empty line comes before another block.
            state.tight = not loose
            line = state.line
            # A paragraph may have taken the empty line behind it.
            loose = loose or (line - 1 < endLine and state.isEmpty(line - 1))
            if line < endLine and begins[line] + shifts[line] >= ends[line]:
                loose = True
                line += 1
                state.line = line


class QuickStateBlock(StateBlock):
    """markdown-it's state, which measures lines at once and makes quick tokens."""

    def __init__(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> None:
        # An empty text costs nothing to measure; the lines of ours are measured below.
        super().__init__("", md, env, tokens)
        self.src = src
        self._measure(src)

    def _measure(self, src: str) -> None:
        lines = src.split("\n")
        if not lines[-1].strip(" \t"):
            lines.pop()
        lengths = [len(line) for line in lines]
        begins = [0, *itertools.accumulate([length + 1 for length in lengths])]
        # One more, behind the last, spares every rule a check.
        begins[-1] = len(src)
        self.lineMax = len(lines)
        self.bMarks = begins
        self.eMarks = [*map(operator.add, begins, lengths), len(src)]
        self.tShift = [0] * len(begins)
        self.sCount = [0] * len(begins)
        self.bsCount = [0] * len(begins)
        if src[:1] in _SPACES or "\n " in src or "\n\t" in src:
            self._indent(lines)

    def _indent(self, lines: list[str]) -> None:
        for i, line in enumerate(lines):
            if line[:1] in _SPACES:
                shift = len(line) - len(line.lstrip(" \t"))
                self.tShift[i] = shift
                self.sCount[i] = len(line[:shift].expandtabs(4))

    def is_code_block(self, line: int) -> bool:
        """Whether a line is indented as code is."""
        return self.sCount[line] - self.blkIndent >= 4

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        """A new token at the end."""
        if nesting < 0:
            self.level -= 1
        token = QuickToken(ttype, tag, nesting, self.level, block=True)
        if nesting > 0:
            self.level += 1
        self.tokens.append(token)
        return token


# Not the empty text that a line without signs begins with.
_SPACES = frozenset(" \t")


class _Ruler(Ruler[RuleFuncBlockType]):
    """Another ruler's rules, which show themselves as one that asks those a sign can begin."""

    def __init__(self, other: Ruler[RuleFuncBlockType]) -> None:
        super().__init__()
        names = {id(rule): name for name, rule in _named(other)}
        self._chains: dict[str, list[RuleFuncBlockType]] = {}
        for chain in ("", "paragraph", "reference", "blockquote", "list"):
            rules = [(names[id(rule)], rule) for rule in other.getRules(chain)]
            self._chains[chain] = [_one(rules)]

    def getRules(self, chainName: str = "") -> list[RuleFuncBlockType]:  # noqa: N802, N803
        """The one rule that stands for a chain."""
        return self._chains[chainName]


def _named(ruler: Ruler[RuleFuncBlockType]) -> list[tuple[str, RuleFuncBlockType]]:
    return list(zip(ruler.get_active_rules(), ruler.getRules(""), strict=True))


def _one(rules: Sequence[tuple[str, RuleFuncBlockType]]) -> RuleFuncBlockType:
    signs = {sign for name, _ in rules for sign in _BEGINNINGS.get(name, "")}
    by_sign = {
        sign: tuple([rule for name, rule in rules if sign in _BEGINNINGS.get(name, sign)])
        for sign in signs
    }
    others = tuple([rule for name, rule in rules if name not in _BEGINNINGS])

    def one(state: StateBlock, line: int, end: int, silent: bool) -> bool:
        at = state.bMarks[line] + state.tShift[line]
        for rule in by_sign.get(state.src[at : at + 1], others):
            if rule(state, line, end, silent):
                return True
        return False

    return one
