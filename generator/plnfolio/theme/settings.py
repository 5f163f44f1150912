"""A YAML file of a theme as values, with the line of every key for the messages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from plnfolio.diagnostics import Problem, SiteError, Span

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_DEEPEST = 60


@dataclass(frozen=True, slots=True)
class Settings:
    """The mapping that a YAML file holds.

    ``place`` is the file's path as the author sees it; ``lines`` says on which line (from 1) a key
    stands, by the keys that lead to it.
    """

    place: str
    values: Mapping[str, Any] = field(default_factory=dict)
    lines: Mapping[tuple[str, ...], int] = field(default_factory=dict)

    def span(self, *keys: str | int) -> Span:
        """Where a key stands: the nearest key on the way that has a line of its own."""
        way = tuple(str(key) for key in keys)
        while way and way not in self.lines:
            way = way[:-1]
        return Span(self.place, self.lines.get(way, 0))


def read_text(path: Path, place: str) -> str:
    """The text of a theme's file; raises SiteError where it cannot be read or is not UTF-8."""
    try:
        return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError:
        message = "this file is not UTF-8 text"
        remedy = "open it in your editor and save it again with the encoding UTF-8"
        raise SiteError([Problem("not-utf8", message, Span(place), remedy)]) from None
    except OSError as error:
        message = f"this file cannot be read: {error.strerror or error}"
        raise SiteError([Problem("unreadable-file", message, Span(place))]) from None


def read_settings(path: Path, place: str) -> Settings:
    """Read a file that holds one mapping; an empty file is an empty mapping.

    Raises SiteError (``yaml-syntax``, ``wrong-type``, ``not-utf8``, ``unreadable-file``).
    """
    text = read_text(path, place)
    try:
        node, values = _parsed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        span = Span(place, mark.line + 1, mark.column + 1) if mark else Span(place)
        raise SiteError([_bad_yaml(str(error.problem or error.context or error), span)]) from None
    except (yaml.YAMLError, ValueError) as error:
        raise SiteError([_bad_yaml(str(error).splitlines()[0], Span(place))]) from None
    if not isinstance(values, dict):
        message = "this file must hold lines of the form “name: value”"
        raise SiteError([Problem("wrong-type", message, Span(place, 1))])
    lines = dict(_lines(node, ())) if node is not None else {}
    return Settings(place, {str(key): value for key, value in values.items()}, lines)


def _parsed(text: str) -> tuple[Any, Any]:
    """A YAML text as a node, which knows its lines, and as a value."""
    _check_depth(text)
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        return node, loader.construct_document(node) if node is not None else {}
    finally:
        loader.dispose()


def _check_depth(text: str) -> None:
    """Refuse nesting that the C loader would not survive."""
    depth = 0
    for event in yaml.parse(text, _Loader):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem="it is nested too deep", problem_mark=mark)


def _bad_yaml(what: str, span: Span) -> Problem:
    remedy = "check indentation and colons; put a value that holds “: ” or “#” in quotes"
    return Problem("yaml-syntax", f"this is not valid YAML: {what}", span, remedy)


def _lines(node: Any, way: tuple[str, ...]) -> list[tuple[tuple[str, ...], int]]:
    if not isinstance(node, yaml.MappingNode):
        return []
    found: list[tuple[tuple[str, ...], int]] = []
    for key, value in node.value:
        here = (*way, str(key.value))
        found += [(here, key.start_mark.line + 1), *_lines(value, here)]
    return found
