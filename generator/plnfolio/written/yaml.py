"""YAML with the place of every value, all scalars as text.

Text, because what a word means is said by the model it is for: ``title: No`` is a title and
``edition: 1.10`` keeps its zero. An empty value, ``~`` and ``null`` are None.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.site import Loc, Places
from plnfolio.written.text import without_controls

_Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL = frozenset({"", "~", "null", "Null", "NULL"})

DEEPEST = 60
"""Levels of nesting that are read; what people write has five."""
_BRACKET = re.compile(r"[\[{\]}]")
_INDENT = re.compile(rf"^(?: {{{DEEPEST},}}|[ ]*(?:[-?:] +){{{DEEPEST // 2},}})", re.MULTILINE)

Value = str | None | list["Value"] | dict[str, "Value"]


@dataclass(frozen=True, slots=True)
class Yaml:
    """A YAML text as plain data; ``keys`` has the place of each mapping's keys."""

    value: Value
    places: Places
    keys: Mapping[Loc, Span]


def load(path: str, text: str, problems: list[Problem], *, line: int = 1) -> Yaml | None:
    """Read a YAML text whose first line is line ``line`` of its file; None if it has mistakes.

    Problems: ``yaml-syntax`` and ``duplicate-key``.
    """
    if _may_be_deep(text) and (deep := _too_deep(text)):
        span = Span(path, line + deep[0], deep[1] + 1)
        problems.append(Problem("yaml-syntax", "this is nested too deep", span, _FLATTEN))
        return None
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
    except yaml.MarkedYAMLError as error:
        problems.append(_syntax(path, text, error, line))
        return None
    except yaml.YAMLError as error:
        problems.append(Problem("yaml-syntax", str(error).splitlines()[0], Span(path, line)))
        return None
    finally:
        loader.dispose()
    reader = _Reader(path, line - 1, problems)
    value = reader.value(node, ()) if node is not None else None
    reader.spans.setdefault((), Span(path, line))
    return Yaml(value, Places(reader.spans), reader.keys)


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
    """Line and column, from 0, where a text is nested deeper than the C loader would survive."""
    depth = 0
    try:
        for event in yaml.parse(text, _Loader):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if depth > DEEPEST and event.start_mark:
                return event.start_mark.line, event.start_mark.column
    except yaml.YAMLError:
        # Said in full by whoever reads the text.
        return None
    return None


class _Reader:
    def __init__(self, path: str, shift: int, problems: list[Problem]) -> None:
        self.path = path
        self.shift = shift
        self.problems = problems
        self.spans: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self._open: set[int] = set()

    def span(self, node: yaml.Node) -> Span:
        mark = node.start_mark
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        if block:
            return Span(self.path, mark.line + 2 + self.shift)
        return Span(self.path, mark.line + 1 + self.shift, mark.column + 1)

    def value(self, node: yaml.Node, loc: Loc) -> Value:
        self.spans[loc] = self.span(node)
        if isinstance(node, yaml.ScalarNode):
            plain = node.style not in ("'", '"', "|", ">")
            # An escape such as "\\x01" brings in what was taken out of the file's text.
            return None if plain and node.value in _NULL else without_controls(node.value)
        if id(node) in self._open:
            self._say("yaml-syntax", "this part contains itself", node)
            return None
        self._open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.value(item, (*loc, i)) for i, item in enumerate(node.value)]
            return self._mapping(node, loc)
        finally:
            self._open.discard(id(node))

    def _mapping(self, node: yaml.Node, loc: Loc) -> dict[str, Value]:
        result: dict[str, Value] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._say("yaml-syntax", "a field’s name must be a word", key_node)
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
            result[key] = self.value(value_node, (*loc, key))
        return result

    def _say(self, code: str, message: str, node: yaml.Node, remedy: str = "") -> None:
        self.problems.append(Problem(code, message, self.span(node), remedy))


_REMEDIES = (
    (
        "mapping values are not allowed",
        "a value holds a colon followed by a space",
        'put the whole value in quotes: title: "Learning: a reflection"',
    ),
    (
        "cannot start any token",
        "a value begins with a sign that has a meaning in YAML",
        "put the whole value in quotes; indent with spaces, never with tabs",
    ),
    (
        "found a tab character",
        "a line is indented with a tab",
        "indent with spaces",
    ),
    (
        "found unexpected end of stream",
        "a quotation mark is opened and never closed",
        "close it with the same mark",
    ),
    (
        "could not find expected ':'",
        "a line has a word and no colon after it",
        "write “name: value”, and indent the lines that continue a value",
    ),
    (
        "did not find expected key",
        "a line does not fit the lines around it",
        "let the fields of one entry begin in the same column; put values with quotes in quotes",
    ),
    (
        "did not find expected '-' indicator",
        "a line does not belong to the list above it",
        "let the dashes of one list, and the fields of one entry, begin in the same column",
    ),
    (
        "did not find expected ',' or ']'",
        "a list in square brackets is not closed",
        "write [one, two, three]",
    ),
    (
        "did not find expected ',' or '}'",
        "a group in curly brackets is not closed",
        "write {name: value, other: value}",
    ),
    (
        "undefined alias",
        "a value begins with *, which has a meaning in YAML",
        "put the whole value in quotes",
    ),
)


def _syntax(path: str, text: str, error: yaml.MarkedYAMLError, line: int) -> Problem:
    mark = error.problem_mark or error.context_mark
    said = error.problem or error.context or "this is not YAML"
    row, column = (mark.line, mark.column + 1) if mark else (0, 0)
    lines = text.split("\n")
    if "end of stream" in said and error.context_mark:
        row, column = error.context_mark.line, error.context_mark.column + 1
    while row > 0 and (row >= len(lines) or not lines[row].strip()):
        row, column = row - 1, 0
    if row < len(lines) and lines[row][: max(column, 1)].endswith("\t"):
        said = "found a tab character"
    message, remedy = next(
        ((sentence, help_) for start, sentence, help_ in _REMEDIES if start in said),
        (f"this is not YAML: {said}", "compare it with the examples in the guide"),
    )
    return Problem("yaml-syntax", message, Span(path, line + row, column), remedy)
