"""A YAML file of a theme: one mapping, with the place of every value."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from plnfolio.diagnostics import Problem, SiteError
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
