"""A YAML file of a theme: one mapping, with the place of every value."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from plnfolio.cache.compiled import compiled, keep_compiled
from plnfolio.cache.digest import digest
from plnfolio.cache.program import program_digest
from plnfolio.diagnostics import Problem, SiteError, Span
from plnfolio.model.site import Loc, Places
from plnfolio.written.text import read_text
from plnfolio.written.yaml import Yaml, load


def theme_text(path: Path, place: str) -> str:
    """The text of a theme's file; SiteError where it cannot be read or is not UTF-8."""
    problems: list[Problem] = []
    text = read_text(path, place, problems)
    if text is None:
        raise SiteError(problems)
    return text


def read_settings(path: Path, place: str) -> Yaml:
    """A file that holds one mapping; an empty file is an empty mapping.

    Raises SiteError (``yaml-syntax``, ``duplicate-key``, ``wrong-type``, ``not-utf8``,
    ``unreadable-file``).
    """
    return _settings(place, theme_text(path, place))


@lru_cache(maxsize=32)
def _settings(place: str, text: str) -> Yaml:
    """What a text says, kept for builds that follow on one another; nobody may change it."""
    name = digest(f"settings {program_digest()} {text}")
    kept = compiled(name)
    if kept is None:
        made = _loaded(place, text)
        kept = made.value, _plain(made.places.spans), _plain(made.keys)
        keep_compiled(name, kept)
    value, places, keys = kept
    spans = {loc: Span(place, *where) for loc, where in places.items()}
    return Yaml(value, Places(spans), {loc: Span(place, *where) for loc, where in keys.items()})


def _loaded(place: str, text: str) -> Yaml:
    problems: list[Problem] = []
    data = load(place, text, problems)
    if data is None or problems:
        raise SiteError(problems)
    if data.value is None:
        return Yaml({}, data.places, data.keys)
    if not isinstance(data.value, dict):
        message = "this file must hold lines of the form “name: value”"
        raise SiteError([Problem("wrong-type", message, data.places[()])])
    return data


def _plain(spans: Mapping[Loc, Span]) -> dict[Loc, tuple[int, int]]:
    return {loc: (span.line, span.column) for loc, span in spans.items()}
