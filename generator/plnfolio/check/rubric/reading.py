"""A rubric is read: one that comes along, by its name, or a programme’s own file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from plnfolio.check.rubric.codes import codes
from plnfolio.diagnostics import Problem, did_you_mean, listed
from plnfolio.model.rubric import ALL, ASKED, Line, Rubric, subject
from plnfolio.written.text import read_text
from plnfolio.written.validate import validate
from plnfolio.written.yaml import Yaml, load

_FOLDER = Path(__file__).parent


def names() -> tuple[str, ...]:
    """The names of the rubrics that come along."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.yaml")))


def came_along(name: str) -> Rubric:
    """One of them."""
    text = (_FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    data = load(name, text, [])
    return Rubric.model_validate(data.value if data else None)


def read_rubric(file: Path, problems: list[Problem]) -> Rubric | None:
    """A rubric of somebody’s own; None (and Problems, all of them) where it has mistakes.

    Problems: those of ``read_text``, ``load`` and ``validate``, ``missing-field``,
    ``unknown-field``, ``unknown-code``.
    """
    place = file.as_posix()
    text = read_text(file, place, problems)
    data = load(place, text, problems) if text is not None else None
    rubric = validate(Rubric, data, problems) if data else None
    if rubric and data:
        problems += _beyond_fields(rubric, data)
    return None if any(one.severity == "error" for one in problems) else rubric


def _beyond_fields(rubric: Rubric, data: Yaml) -> Iterator[Problem]:
    """What is wrong with lines whose fields are all right."""
    if not rubric.lines:
        message, remedy = "no line stands here", "begin the first: “- title: A page about you”"
        yield Problem("missing-field", message, data.places["lines",], remedy)
    for number, line in enumerate(rubric.lines):
        yield from _wrong_line(line, number, data)


def _wrong_line(line: Line, number: int, data: Yaml) -> Iterator[Problem]:
    asked = subject(line)
    if not asked and line.each:
        remedy = "add how many artifacts there are to be: “artifacts: 6”"
        span = data.keys["lines", number, "each"]
        yield Problem("missing-field", "“artifacts” is missing", span, remedy)
    elif not asked:
        message = f"“{line.title}” asks for nothing"
        remedy = f"add one of {listed(ASKED, 'or')}"
        yield Problem("missing-field", message, data.places["lines", number], remedy)
    else:
        beside = ASKED[asked] | {"title", "look", asked}
        if asked in ("works", "words"):
            beside |= {"works", "words"}
        for name in line.model_fields_set - beside:
            if getattr(line, name):
                message = f"“{name}” has no meaning beside “{asked}”"
                span = data.keys["lines", number, name]
                remedy = "give it a line of its own, with a title"
                yield Problem("unknown-field", message, span, remedy)
    for index, code in enumerate(line.clean):
        if code != ALL and code not in codes():
            message = f"there is no code “{code}”"
            span = data.places["lines", number, "clean", index]
            remedy = did_you_mean(code, codes()) or "copy the code from a report, or write “all”"
            yield Problem("unknown-code", message, span, remedy)
