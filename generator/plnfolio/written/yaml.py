"""YAML with the place of every value, all scalars as text.

Text, because what a word means is said by the model it is for: ``title: No`` is a title and
``edition: 1.10`` keeps its zero. An empty value, ``~`` and ``null`` are None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

import yaml

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.site import Loc, Places
from plnfolio.written.aliases import MERGE, outermost
from plnfolio.written.misread import misread
from plnfolio.written.remarks import dropped, may_drop
from plnfolio.written.spaces import plain_spaces
from plnfolio.written.text import without_controls

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})

DEEPEST = 60
"""Levels of nesting that are read; what people write has five."""
MOST = 100_000
"""Signs that aliases may add to those which a text writes out; a value counts as one more."""
_BRACKET = re.compile(r"[\[{\]}]")
_INDENT = re.compile(rf"^(?: {{{DEEPEST},}}|[ ]*(?:[-?:] +){{{DEEPEST // 2},}})", re.MULTILINE)

_OPENING = (
    yaml.BlockMappingStartToken,
    yaml.BlockSequenceStartToken,
    yaml.FlowMappingStartToken,
    yaml.FlowSequenceStartToken,
)
_CLOSING = (yaml.BlockEndToken, yaml.FlowMappingEndToken, yaml.FlowSequenceEndToken)

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML text as plain data; ``keys`` has the place of each mapping's keys."""

    value: Value
    places: Places
    keys: Mapping[Loc, Span]


def load(path: str, text: str, problems: list[Problem], *, line: int = 1) -> Yaml | None:
    """Read a YAML text whose first line is line ``line`` of its file; None if it has mistakes.

    Problems: ``yaml-syntax``, ``yaml-remark`` and ``duplicate-key``.
    """
    if _may_be_deep(text) and (deep := _too_deep(text)):
        span = Span(path, line + deep[0], deep[1] + 1)
        problems.append(Problem("yaml-syntax", "this is nested too deep", span, _FLATTEN))
        return None
    try:
        text, node = _composed(text)
    except yaml.YAMLError as error:
        found = misread(plain_spaces(text), error)
        span = Span(path, line + found.line, found.column + 1)
        problems.append(Problem("yaml-syntax", found.message, span, found.remedy))
        return None
    reader = _Reader(path, line - 1, text)
    if node is None:
        return Yaml(None, Places({(): Span(path, line)}), {})
    try:
        value = reader.value(node, ())
    except _TooMuchError as error:
        row, column = outermost(text, node, error.loc)
        span = Span(path, line + row, column + 1)
        problems.append(Problem("yaml-syntax", error.message, span, _REPEATED))
        return None
    problems += reader.problems
    return Yaml(value, Places(reader.spans), reader.keys)


def _composed(text: str) -> tuple[str, yaml.Node | None]:
    """A text and its nodes; where odd white space is no mistake, it stays as it is."""
    plain = plain_spaces(text)
    try:
        return plain, _node(plain)
    except yaml.YAMLError:
        if plain == text:
            raise
        with suppress(yaml.YAMLError):
            return text, _node(text)
        raise


def _node(text: str) -> yaml.Node | None:
    loader = _Loader(text)
    try:
        node: yaml.Node | None = loader.get_single_node()
        return node
    finally:
        loader.dispose()


_FLATTEN = "write it with fewer levels; perhaps a bracket is missing"


def _may_be_deep(text: str) -> bool:
    """Whether a text could be nested too deep; cheap, and on the safe side."""
    depth = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(0, depth - 1)
        if depth > DEEPEST:
            return True
    return _INDENT.search(text) is not None


def _too_deep(text: str) -> tuple[int, int] | None:
    """Line and column, from 0, where a text is nested deeper than the C loader would survive.

    Only signs are looked at, by the loader that is written in Python: it takes no deeper stack for
    a deeper text, and has no limit of its own.
    """
    depth = 0
    try:
        for token in yaml.scan(text, yaml.SafeLoader):
            depth += isinstance(token, _OPENING)
            depth -= isinstance(token, _CLOSING)
            if depth > DEEPEST:
                return token.start_mark.line, token.start_mark.column
    except yaml.YAMLError:
        # Said in full by whoever reads the text.
        return None
    return None


_TAKE_OVER = "write <<: *name here, and &name in front of the fields that are meant"
_REPEATED = "an alias (*name) stands for a copy of all that its anchor (&name) names: use it less"


class _TooMuchError(Exception):
    """Aliases stand for more than anybody means, which was seen at ``loc``."""

    def __init__(self, message: str, loc: Loc) -> None:
        super().__init__(message)
        self.message = message
        self.loc = loc


class _Reader:
    def __init__(self, path: str, shift: int, text: str) -> None:
        self.path = path
        self.shift = shift
        # What several aliases name is read several times, and said once.
        self.problems: dict[Problem, None] = {}
        self.lines = text.split("\n")
        self.may_drop = may_drop(text)
        self.spans: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self._open: set[int] = set()
        # With one sign a text begins two values at most; each is in one, and so is each sign.
        self._left = MOST + 5 * len(text)

    def span(self, node: yaml.Node) -> Span:
        mark = node.start_mark
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        if block:
            return Span(self.path, mark.line + 2 + self.shift)
        return Span(self.path, mark.line + 1 + self.shift, mark.column + 1)

    def value(self, node: yaml.Node, loc: Loc, indent: int = 0) -> Value:
        self.spans[loc] = self.span(node)
        self._spend(len(node.value), loc)
        if isinstance(node, yaml.ScalarNode):
            plain = node.style not in ("'", '"', "|", ">")
            if plain and node.start_mark.line < node.end_mark.line:
                self._check_lines(node)
            if plain and self.may_drop and (remark := self._dropped(node, loc, indent)):
                return node.value or remark
            # An escape such as "\\x01" brings in what was taken out of the file's text.
            return None if plain and node.value in _NULL else without_controls(node.value)
        if id(node) in self._open:
            self._say("yaml-syntax", "this part contains itself", node)
            return None
        # Between two levels that have signs of their own may be one that has none.
        if len(self._open) > 2 * DEEPEST:
            raise _TooMuchError("aliases nest the same parts too deep", loc)
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                column = node.start_mark.column
                return [self.value(item, (*loc, i), column) for i, item in enumerate(node.value)]
            return self._mapping(node, loc)
        finally:
            self._open.discard(id(node))

    def _spend(self, signs: int, loc: Loc) -> None:
        """Count what is read: a value, and its signs or how many it holds."""
        self._left -= 1 + signs
        if self._left < 0:
            raise _TooMuchError("aliases repeat the same parts too often", loc)

    def _check_lines(self, node: yaml.ScalarNode) -> None:
        """Say it where a line of a value was meant to be an entry of its own: “ - ” begins it."""
        for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
            line = self.lines[number] if number < len(self.lines) else ""
            if number == node.end_mark.line:
                line = line[: node.end_mark.column]
            if line.lstrip().startswith("- "):
                span = Span(self.path, number + 1 + self.shift, line.index("-") + 1)
                message = "a dash stands further right than the one above it"
                remedy = "begin all dashes of a list in the same column"
                self._note(Problem("yaml-syntax", message, span, remedy))
                return

    def _dropped(self, node: yaml.ScalarNode, loc: Loc, indent: int) -> str:
        """What is lost behind a value as a remark, which is said."""
        end = (node.end_mark.line, node.end_mark.column)
        found = dropped(self.lines, node.value, end, indent)
        if found is None:
            return ""
        name = loc[-1] if loc and isinstance(loc[-1], str) else ""
        span = Span(self.path, found.line + 1 + self.shift, found.column + 1)
        message = f"“{found.text}” is lost: YAML takes it for a remark"
        self._note(Problem("yaml-remark", message, span, found.remedy(name)))
        return found.text

    def _mapping(self, node: yaml.Node, loc: Loc) -> dict[str, Value]:
        merged = self._merged(node, loc) if any(key.tag == MERGE for key, _ in node.value) else {}
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._say("yaml-syntax", "a field’s name must be a word", key_node)
                continue
            if key_node.tag == MERGE:
                continue
            key = without_controls(key_node.value)
            if key in result:
                first = self.keys[(*loc, key)].line
                self._say(
                    "duplicate-key",
                    f"the field “{key}” is here twice",
                    key_node,
                    f"keep one of them; the first is on line {first}",
                )
                continue
            self.keys[(*loc, key)] = self.span(key_node)
            result[key] = self.value(value_node, (*loc, key), key_node.start_mark.column)
        return merged | result if merged else result

    def _merged(self, node: yaml.Node, loc: Loc) -> dict[str, Value]:
        """The fields that a mapping takes over; of several with one name the first one’s."""
        result: dict[str, Value] = {}
        merges = [pair for pair in node.value if pair[0].tag == MERGE]
        for key_node, _ in merges[1:]:
            remedy = "take over several with one of them: <<: [*one, *two]"
            self._say("duplicate-key", "the field “<<” is here twice", key_node, remedy)
        for key_node, value_node in merges[:1]:
            several = isinstance(value_node, yaml.SequenceNode)
            for part in reversed(value_node.value) if several else (value_node,):
                found = self.value(part, loc) if isinstance(part, yaml.MappingNode) else None
                if isinstance(found, dict):
                    result |= found
                elif not isinstance(part, yaml.MappingNode):
                    message = "behind “<<” stand no fields that could be taken over"
                    self._say("yaml-syntax", message, key_node, _TAKE_OVER)
        self.spans[loc] = self.span(node)
        return result

    def _note(self, problem: Problem) -> None:
        self.problems[problem] = None

    def _say(self, code: str, message: str, node: yaml.Node, remedy: str = "") -> None:
        self._note(Problem(code, message, self.span(node), remedy))
