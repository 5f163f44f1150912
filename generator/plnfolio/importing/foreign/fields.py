"""The front matter of any tool as plain data, with the line of every field."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import field

from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.importing.article import Note
from plnfolio.read.fences import Fenced, find_matter
from plnfolio.read.toml import load_toml
from plnfolio.written.yaml import Value, Yaml, load

_LONGEST = 100_000
"""Characters of front matter that is read as a whole; what is longer is read line by line."""

_LINE = re.compile(r":?(?P<name>[^\W\d_][\w .-]{0,80}?):?[ \t]*:(?:[ \t]+(?P<value>.*))?$")
_REST_FIELD = re.compile(r":(?P<name>[\w .-]+):(?:[ \t]+(?P<value>.*))?$")


@dataclass(frozen=True, slots=True)
class Fields:
    """Front matter; the text begins at ``body``. All values are as text."""

    values: Mapping[str, Value] = field(default_factory=dict)
    lines: Mapping[str, int] = field(default_factory=dict)
    body: int = 0
    notes: Sequence[Note] = ()

    def line(self, name: str) -> int:
        """The line of a field."""
        return self.lines.get(name, 1)


def fields_of(text: str, path: str) -> Fields:
    """The fields above a text; none where it begins at once."""
    found = find_matter(text)
    if found is None or not _stands_first(text, found):
        return Fields()
    notes: list[Note] = []
    if found.body > _LONGEST or (found.notation == "yaml" and not _is_fenced(text)):
        values, lines = _by_lines(found)
    else:
        values, lines = _loaded(found, path, notes)
    lost = _lost(found, values, lines)
    if lost:
        message = "this front matter cannot be read whole, and these lines were left out"
        notes.append(Note(message, path, found.line, left=lost))
    return Fields(values, lines, found.body, notes)


def _stands_first(text: str, found: Fenced) -> bool:
    """Whether it is no example in a block of code, and no text stands above it."""
    above = "\n".join(text.split("\n")[: found.line - 1]).strip("\ufeff \t\n")
    return len(above.split("\n")) == 1 and not above.startswith(("`", "~", "#"))


def _is_fenced(text: str) -> bool:
    return text.lstrip("\ufeff \t\n").startswith(("---", "+++", "{", ";", "`"))


def _loaded(
    found: Fenced, path: str, notes: list[Note]
) -> tuple[Mapping[str, Value], Mapping[str, int]]:
    data: Yaml | None
    problems: list[Problem] = []
    if found.notation == "toml":
        data = load_toml(path, found.fields, line=found.line)
    else:
        data = load(path, found.fields, problems, line=found.line)
    notes += [Note(one.message, path, one.span.line) for one in problems]
    if data is None or not isinstance(data.value, dict):
        return {}, {}
    lines = {str(loc[0]): span.line for loc, span in data.keys.items() if len(loc) == 1}
    return data.value, lines


def _by_lines(found: Fenced) -> tuple[Mapping[str, Value], Mapping[str, int]]:
    """Fields without fences, one a line, as Python-Markdown and MultiMarkdown read them."""
    values: dict[str, Value] = {}
    lines: dict[str, int] = {}
    last = ""
    for number, line in enumerate(found.fields.split("\n"), found.line):
        if field_ := _LINE.match(line):
            last = field_["name"].strip()
            values[last] = (field_["value"] or "").strip() or None
            lines[last] = number
        elif last and line.strip():
            values[last] = f"{values[last] or ''} {line.strip()}".strip()
    return values, lines


def _lost(found: Fenced, values: Mapping[str, Value], lines: Mapping[str, int]) -> str:
    """What of the lines has become no value, where not all could be read."""
    if values and lines and found.notation != "yaml":
        return ""
    kept = " ".join(_words(values))
    lost = []
    for line in found.fields.split("\n"):
        name, colon, value = line.partition(":")
        words = re.findall(r"\w+", value if colon and name.strip() in values else line)
        if words and not all(word in kept for word in words) and "#" not in line[:1]:
            lost.append(line.strip())
    return "\n".join(lost)


def _words(value: object) -> Sequence[str]:
    if isinstance(value, Mapping):
        return [word for pair in value.items() for one in pair for word in _words(one)]
    if isinstance(value, list):
        return [word for one in value for word in _words(one)]
    return [] if value is None else [str(value)]
