"""The values of a YAML text, each with its place, out of the nodes that a parser makes of it."""

from __future__ import annotations

from collections.abc import Mapping

import yaml

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.site import Loc, Places
from plnfolio.written.aliases import MERGE, outermost
from plnfolio.written.composed import DEEPEST, FLATTEN, composed, nodes
from plnfolio.written.misread import Misread, unspaced_dash
from plnfolio.written.parts import save
from plnfolio.written.remarks import dropped, may_drop
from plnfolio.written.text import without_controls
from plnfolio.written.yaml import Value, Yaml

_NULL = frozenset({"", "~", "null", "Null", "NULL"})

MOST = 100_000
"""Signs that aliases may add to those which a text writes out; a value counts as one more."""


def read(path: str, text: str, problems: list[Problem], line: int) -> Yaml | None:
    """See ``yaml.load``."""
    text, node = composed(text)
    words: Mapping[str, frozenset[str]] = {}
    if isinstance(node, Misread):
        saved = save(text, node, nodes) if node.remedy != FLATTEN else None
        for fault in saved.faults if saved else [node]:
            span = Span(path, line + fault.line, fault.column + 1)
            problems.append(Problem("yaml-syntax", fault.message, span, fault.remedy))
        if saved is None:
            return None
        text, node, words = saved.text, saved.node, saved.words
    reader = _Reader(path, line - 1, text, words)
    if node is None:
        return None if words else Yaml(None, Places({(): Span(path, line)}), {})
    try:
        value = reader.value(node, ())
    except _TooMuchError as error:
        row, column = outermost(text, node, error.loc)
        span = Span(path, line + row, column + 1)
        problems.append(Problem("yaml-syntax", error.message, span, _REPEATED))
        return None
    problems += reader.problems
    if isinstance(value, _Lost) or (words and value is None):
        return None
    if "" in words:
        reader.miss((), words[""])
    return Yaml(value, Places(reader.spans), reader.keys, reader.lost)


_NO_DASH = "an entry of the list begins here, and has no dash"
_TAKE_OVER = "write <<: *name here, and &name in front of the fields that are meant"
_REPEATED = "an alias (*name) stands for a copy of all that its anchor (&name) names: use it less"


class _TooMuchError(Exception):
    """Aliases stand for more than anybody means, which was seen at ``loc``."""

    def __init__(self, message: str, loc: Loc) -> None:
        super().__init__(message)
        self.message = message
        self.loc = loc


class _Lost:
    """What stands where nothing of a value can be read."""


_LOST = _Lost()


class _Reader:
    """``words`` are those of the parts that are lost, by what stands in their place."""

    def __init__(
        self, path: str, shift: int, text: str, words: Mapping[str, frozenset[str]]
    ) -> None:
        self.path = path
        self.shift = shift
        # What several aliases name is read several times, and said once.
        self.problems: dict[Problem, None] = {}
        self.lines = text.split("\n")
        self.may_drop = may_drop(text)
        self.spans: dict[Loc, Span] = {}
        self.keys: dict[Loc, Span] = {}
        self.words = words
        self.lost: dict[Loc, frozenset[str]] = {}
        self._open: set[int] = set()
        # With one sign a text begins two values at most; each is in one, and so is each sign.
        self._left = MOST + 5 * len(text)

    def span(self, node: yaml.Node) -> Span:
        mark = node.start_mark
        block = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        if block:
            return Span(self.path, mark.line + 2 + self.shift)
        return Span(self.path, mark.line + 1 + self.shift, mark.column + 1)

    def miss(self, loc: Loc, words: frozenset[str]) -> None:
        """Note that the mapping or list at a place is not all there."""
        self.lost[loc] = self.lost.get(loc, frozenset()) | words

    def value(self, node: yaml.Node, loc: Loc, indent: int = 0) -> Value | _Lost:
        self.spans[loc] = self.span(node)
        self._spend(len(node.value), loc)
        if isinstance(node, yaml.ScalarNode):
            if node.value in self.words and node.value:
                self.miss(loc[:-1], self.words[node.value])
                return _LOST
            return self._scalar(node, loc, indent)
        if id(node) in self._open:
            self._say("yaml-syntax", "this part contains itself", node)
            return None
        # Between two levels that have signs of their own may be one that has none.
        if len(self._open) > 2 * DEEPEST:
            raise _TooMuchError("aliases nest the same parts too deep", loc)
        self._open.add(id(node))
        try:
            found = self._sequence if isinstance(node, yaml.SequenceNode) else self._mapping
            value = found(node, loc)
        finally:
            self._open.discard(id(node))
        if value or loc not in self.lost or (loc == () and isinstance(value, dict)):
            return value
        # A mistake may hide what kind of value it is.
        self.miss(loc[:-1], self.lost[loc])
        return _LOST

    def _scalar(self, node: yaml.ScalarNode, loc: Loc, indent: int) -> Value:
        plain = node.style not in ("'", '"', "|", ">")
        if plain and node.value[:1] == "-" and (entries := self._glued(node)):
            return entries
        if plain and node.start_mark.line < node.end_mark.line:
            self._check_lines(node, indent if loc and isinstance(loc[-1], int) else -1)
        if plain and self.may_drop and (remark := self._dropped(node, loc, indent)):
            return node.value or remark
        # An escape such as "\\x01" brings in what was taken out of the file's text.
        return None if plain and node.value in _NULL else without_controls(node.value)

    def _sequence(self, node: yaml.Node, loc: Loc) -> list[Value]:
        """The entries; a dash with nothing behind it is none."""
        items: list[Value] = []
        for item in node.value:
            value = self.value(item, (*loc, len(items)), node.start_mark.column)
            if value is not None and not isinstance(value, _Lost):
                items.append(value)
        return items

    def _spend(self, signs: int, loc: Loc) -> None:
        """Count what is read: a value, and its signs or how many it holds."""
        self._left -= 1 + signs
        if self._left < 0:
            raise _TooMuchError("aliases repeat the same parts too often", loc)

    def _glued(self, node: yaml.ScalarNode) -> list[Value]:
        """The entries that were meant where each line of a value begins with a dash and no space.

        That is said.
        """
        first, last = node.start_mark.line, node.end_mark.line
        lines = self.lines[first : last + 1]
        if node.end_mark.column == 0 and last > first:
            lines.pop()
        if lines[0][: node.start_mark.column].strip():
            return []
        if not all(unspaced_dash(line) for line in lines if line.strip()):
            return []
        for number, line in enumerate(lines, first):
            self._check_dash(line, number)
        return [line.strip()[1:] for line in lines if line.strip()]

    def _check_dash(self, line: str, number: int) -> None:
        if said := unspaced_dash(line):
            span = Span(self.path, number + 1 + self.shift, line.index("-") + 1)
            self._note(Problem("yaml-syntax", said[0], span, said[1]))

    def _check_lines(self, node: yaml.ScalarNode, dash: int) -> None:
        """Say it where a line of a value was meant to be an entry of its own: “ - ” begins it.

        ``dash`` is the column of the dash that begins the value, if one does.
        """
        for number in range(node.start_mark.line + 1, node.end_mark.line + 1):
            line = self.lines[number] if number < len(self.lines) else ""
            if number == node.end_mark.line:
                line = line[: node.end_mark.column]
            if line.find("-") == dash:
                self._check_dash(line, number)
            if line.lstrip().startswith("- ") and node.value[0] == "-":
                self._check_dash(self.lines[node.start_mark.line], node.start_mark.line)
                return
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
        for number, (key_node, value_node) in enumerate(node.value):
            if not isinstance(key_node, yaml.ScalarNode):
                self._say("yaml-syntax", "a field’s name must be a word", key_node)
                continue
            if key_node.tag == MERGE:
                continue
            key = without_controls(key_node.value)
            if key in self.words:
                self.miss(loc, self.words[key])
                continue
            if key in result:
                first = self.keys[(*loc, key)].line
                if self._begins_another(node, number, result):
                    # The fields behind it are another entry’s, of which this one is the rest.
                    self._say("yaml-syntax", _NO_DASH, key_node, self._dashed(key_node))
                    self.miss(loc[:-1], frozenset(result))
                    break
                self._say(
                    "duplicate-key",
                    f"the field “{key}” is here twice",
                    key_node,
                    f"keep one of them; the first is on line {first}",
                )
                continue
            self.keys[(*loc, key)] = self.span(key_node)
            value = self.value(value_node, (*loc, key), key_node.start_mark.column)
            if isinstance(value, _Lost):
                self.miss(loc, frozenset((key,)))
            else:
                result[key] = value
        return merged | result if merged else result

    def _begins_another(self, node: yaml.Node, number: int, read: Mapping[str, Value]) -> bool:
        """Whether an entry begins at a field, with the names of the one above it, but no dash."""
        mark = node.value[0][0].start_mark
        if node.value[0][0].value != node.value[number][0].value:
            return False
        dash = self.lines[mark.line][: mark.column].rstrip().endswith("-")
        behind = node.value[number + 1][0].value if node.value[number + 1 :] else ""
        return dash and behind in read

    def _dashed(self, key: yaml.Node) -> str:
        line = self.lines[key.start_mark.line].strip()
        return f"write a dash in front of it, below the one above: “- {line}”"

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
