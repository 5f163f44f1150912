"""Front matter: the fields at the top of a Markdown file, between two lines of dashes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Generic, TypeVar

from plnfolio.cache.digest import digest
from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass
from plnfolio.model.days import Day, NoDayError, read_day
from plnfolio.model.matter import DatedMatter, Matter
from plnfolio.model.site import Places
from plnfolio.model.source import READMES, Source
from plnfolio.read.elsewhere import at_home
from plnfolio.read.fences import Fenced, find_matter
from plnfolio.read.toml import load_toml
from plnfolio.written.repair import repaired
from plnfolio.written.validate import validate
from plnfolio.written.yaml import Value, Yaml, load

_Matter = TypeVar("_Matter", bound=Matter)

_DAYS = ("date", "updated")
_DAY_IN_NAME = re.compile(r"/((?:19|20)\d\d-[01]\d-[0-3]\d)\b[^/]*(?:/index\.\w+)?\Z")


@dataclass(frozen=True, slots=True)
class FrontMatter(Generic[_Matter]):
    """The front matter of a text file; the Markdown after it begins on line ``line``.

    ``moments`` are the days that are written with a time and its zone. Of what is ``unread``, not
    all can be read.
    """

    matter: _Matter
    line: int
    places: Places
    moments: tuple[tuple[str, Day], ...] = ()
    unread: bool = False


def read_matter(
    source: Source, model: type[_Matter], problems: list[Problem]
) -> FrontMatter[_Matter] | None:
    """The front matter of a text; None where there is no text.

    A field with a mistake is put aside, and so is what cannot be read for a mistake in YAML.
    Problems: ``missing-front-matter`` and all of ``yaml.load``, ``at_home`` and ``validate``.
    """
    found = find_matter(source.text)
    if found is None:
        return _unfronted(source, model, problems)
    if found.said:
        span = Span(source.path, found.said.line)
        said, remedy = found.said.message, found.said.remedy
        problems.append(Problem("missing-front-matter", said, span, remedy))
    line = source.text.count("\n", 0, found.body) + 1
    data = _loaded(source.path, found, problems)
    if data is None:
        return _unread(model, line, Span(source.path, found.line))
    data = at_home(data, model, problems)
    start = len(problems)
    matter = validate(model, data, problems) or repaired(model, data.value)
    problems[start:] = [_with_day(problem) for problem in problems[start:]]
    if matter is None:
        return None
    if data.may_hold(("draft",)):
        matter = matter.model_copy(update={"draft": True})
    moments = tuple(_moments(matter, data.value))
    return FrontMatter(matter, line, data.places, moments, bool(data.lost))


def _unread(model: type[_Matter], line: int, span: Span) -> FrontMatter[_Matter] | None:
    """What stands for front matter of which nothing can be read."""
    matter = repaired(model, {})
    return FrontMatter(matter, line, Places({(): span}), unread=True) if matter else None


def _with_day(problem: Problem) -> Problem:
    """Where only the name of a file says its day, as Jekyll has it, the remedy names that one."""
    day = _DAY_IN_NAME.search(problem.span.path)
    if day and problem.code == "missing-field" and "“date”" in problem.message:
        return replace(problem, help=f"add a line “date: {day[1]}”, as the file’s name says")
    return problem


def _unfronted(
    source: Source, model: type[_Matter], problems: list[Problem]
) -> FrontMatter[_Matter] | None:
    """A text without front matter, with a stand-in for it, so that the text itself can be read.

    A README is none of the site's texts.
    """
    if PurePosixPath(source.path).stem.lower() in READMES:
        return None
    span = Span(source.path, 1)
    empty = not source.text.strip()
    said = "this file is empty" if empty else "this file has no front matter"
    remedy = "begin the file with three lines: “---”, “title: …” and “---”"
    if issubclass(model, DatedMatter):
        day = _DAY_IN_NAME.search(source.path)
        date = f"“date: {day[1] if day else '2023-04-11'}”"
        remedy = f"begin the file with four lines: “---”, “title: …”, {date} and “---”"
    problems.append(Problem("missing-front-matter", said, span, remedy))
    matter = None if empty else repaired(model, {})
    return FrontMatter(matter, 1, Places({(): span})) if matter else None


def _loaded(path: str, found: Fenced, problems: list[Problem]) -> Yaml | None:
    if found.notation == "toml":
        return load_toml(path, found.fields, line=found.line)
    return load(path, found.fields, problems, line=found.line)


def _moments(matter: Matter, value: Value) -> Iterator[tuple[str, Day]]:
    for name in _DAYS:
        text = value.get(name) if isinstance(value, dict) else None
        if isinstance(text, str) and getattr(matter, name, None):
            with suppress(NoDayError):
                day = read_day(text)
                if day.moment:
                    yield name, day


def head(text: str) -> str:
    """The digest of all that front matter is read from; empty where it may be more of the text."""
    found = find_matter(text)
    return digest(text[: found.body]) if found and not found.said else ""


def markdown(text: str) -> str:
    """The Markdown of a text file, below its front matter."""
    found = find_matter(text)
    return text[found.body :] if found else text
