"""Front matter: the YAML between two lines of dashes at the top of a Markdown file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, TypeVar

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.days import Day, NoDayError, read_day
from plnfolio.model.matter import Matter
from plnfolio.model.site import Places
from plnfolio.model.source import Source
from plnfolio.read.elsewhere import at_home
from plnfolio.written.repair import repaired
from plnfolio.written.validate import validate
from plnfolio.written.yaml import Value, load

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_Matter = TypeVar("_Matter", bound=Matter)

_DAYS = ("date", "updated")

_EXAMPLE = "begin the file with three lines: “---”, “title: …” and “---”"


@dataclass(frozen=True, slots=True)
class Written(Generic[_Matter]):
    """The front matter of a text file; the Markdown after it begins on line ``line``.

    ``moments`` are the days that are written with a time and its zone.
    """

    matter: _Matter
    line: int
    places: Places
    moments: tuple[tuple[str, Day], ...] = ()


def read_matter(
    source: Source, model: type[_Matter], problems: list[Problem]
) -> Written[_Matter] | None:
    """The front matter of a text.

    None where it cannot be told what is front matter; a field with a mistake is put aside.
    Problems: ``missing-front-matter`` and all of ``yaml.load`` and ``validate``.
    """
    text = source.text
    opening = _FENCE.match(text)
    if opening is None:
        said = "this file is empty" if not text.strip() else "this file has no front matter"
        problems.append(Problem("missing-front-matter", said, Span(source.path, 1), _EXAMPLE))
        return None
    closing = _FENCE.search(text, opening.end())
    if closing is None:
        problems.append(
            Problem(
                "missing-front-matter",
                "the front matter is opened and never closed",
                Span(source.path, 1),
                "put a line “---” after its last field",
            )
        )
        return None
    data = load(source.path, text[opening.end() + 1 : closing.start()], problems, line=2)
    if data is None:
        return None
    data = at_home(data, model, problems)
    matter = validate(model, data, problems) or repaired(model, data.value)
    if matter is None:
        return None
    line = text.count("\n", 0, closing.end()) + 2
    return Written(matter, line, data.places, tuple(_moments(matter, data.value)))


def _moments(matter: Matter, value: Value) -> Iterator[tuple[str, Day]]:
    for name in _DAYS:
        text = value.get(name) if isinstance(value, dict) else None
        if isinstance(text, str) and getattr(matter, name, None):
            with suppress(NoDayError):
                day = read_day(text)
                if day.moment:
                    yield name, day


def markdown(text: str) -> str:
    """The Markdown of a text file that has front matter."""
    closing = _FENCE.search(text, text.index("\n"))
    return text[closing.end() + 1 :] if closing else ""
