"""What ``check`` prints: to a person, to a program, to GitHub, to whatever reads SARIF."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any
from urllib.parse import quote

import click

from plnfolio import __version__
from plnfolio.commands.judged import Links
from plnfolio.commands.report import COLOURS, count, problem_json
from plnfolio.diagnostics import Problem

Form = Callable[[Sequence[Problem], Links | None], str]
"""All that is to be said, in one text; problems are in the order of the files. There are links
where the web was asked for them."""

_GITHUB = {"error": "error", "warning": "warning", "hint": "notice"}
_SARIF = {"error": "error", "warning": "warning", "hint": "note"}
_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """How many there are of each level."""
    found = Counter[str](problem.severity for problem in problems)
    return {f"{level}s": found[level] for level in ("error", "warning", "hint")}


def as_text(problems: Sequence[Problem], links: Links | None = None) -> str:
    """Grouped by file, each with its place, what it is and what to do; a summary at the end."""
    parts = [
        "\n".join([click.style(path, bold=True), *map(_said, found)])
        for path, found in _by_file(problems)
    ]
    asked = [links.as_text()] if links else []
    return "\n\n".join([*parts, _summary(problems), *asked])


def _by_file(problems: Sequence[Problem]) -> Iterator[tuple[str, list[Problem]]]:
    for path, found in groupby(problems, lambda problem: problem.span.path):
        yield path, list(found)


def _said(problem: Problem) -> str:
    span = problem.span
    place = ":".join(str(number) for number in (span.line, span.column) if number) or "-"
    level = click.style(f"{problem.severity:<7}", fg=COLOURS[problem.severity])
    said = f"  {place:>7}  {level}  {problem.message}  {click.style(problem.code, dim=True)}"
    return f"{said}\n{'':20}{problem.help}" if problem.help else said


def _summary(problems: Sequence[Problem]) -> str:
    if not problems:
        return "Nothing to mend. A person may still see what no program does: read it aloud once."
    found = [count(number, name[:-1]) for name, number in counts(problems).items() if number]
    files = count(len({problem.span.path for problem in problems}), "file")
    codes = Counter(problem.code for problem in problems if problem.severity != "hint")
    often = (codes or Counter(problem.code for problem in problems)).most_common(1)[0][0]
    said = (
        f"{', '.join(found)} in {files}.\n"
        f"What one of them means, and how to mend it:  plnfolio explain {often}"
    )
    sure = sum(bool(problem.fix) for problem in problems)
    if sure:
        said += f"\n{sure:,} can be mended for you, when you have seen how:  plnfolio check --fix"
    return said


def as_json(problems: Sequence[Problem], links: Links | None = None) -> str:
    """One object: the problems, and how many there are of each level."""
    answer: dict[str, object] = {
        "problems": [*map(problem_json, problems)],
        "counts": counts(problems),
    }
    if links:
        answer["links"] = links.as_data()
    return json.dumps(answer, ensure_ascii=False, indent=2)


def as_github(problems: Sequence[Problem], links: Links | None = None) -> str:
    """Workflow commands, which GitHub shows beside the lines of a change."""
    asked = [f"::notice title=links::{_escaped(links.as_sentence())}"] if links else []
    return "\n".join([*map(_command, problems), *asked])


def _command(problem: Problem) -> str:
    place = {"file": problem.span.path, "line": problem.span.line, "col": problem.span.column}
    where = {**{name: value for name, value in place.items() if value}, "title": problem.code}
    given = ",".join(f"{name}={_escaped(str(value), ':,')}" for name, value in where.items())
    said = f"{problem.message}; {problem.help}" if problem.help else problem.message
    return f"::{_GITHUB[problem.severity]} {given}::{_escaped(said)}"


def _escaped(text: str, signs: str = "") -> str:
    """A value as a workflow command holds it (actions/toolkit, “command”)."""
    for sign in f"%\r\n{signs}":
        text = text.replace(sign, f"%{ord(sign):02X}")
    return text


def as_sarif(problems: Sequence[Problem], links: Links | None = None) -> str:
    """SARIF 2.1.0 (OASIS), which GitHub’s code scanning and many editors read."""
    codes = list(dict.fromkeys(problem.code for problem in problems))
    driver = {
        "name": "plnfolio",
        "version": __version__,
        "rules": _rules(codes),
    }
    results = [_result(problem, codes.index(problem.code)) for problem in problems]
    run: dict[str, object] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    if links:
        run["properties"] = {"links": links.as_data()}
    return json.dumps(
        {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2
    )


def _rules(codes: Iterable[str]) -> list[Mapping[str, Any]]:
    """Codes with what the manual says of them, which GitHub shows beside a finding (3.49)."""
    # Slow to load, and no other form has it.
    from plnfolio.commands.manual import plain, sections  # noqa: PLC0415

    said = sections()
    return [
        {"id": code, "help": {"text": plain(said[code]), "markdown": said[code]}}
        if code in said
        else {"id": code}
        for code in codes
    ]


def _result(problem: Problem, rule: int) -> Mapping[str, Any]:
    said = f"{problem.message}. {problem.help}" if problem.help else problem.message
    region = {"startLine": problem.span.line, "startColumn": problem.span.column}
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(problem.span.path)}}
    if problem.span.line:
        place["region"] = {name: number for name, number in region.items() if number}
    return {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": _SARIF[problem.severity],
        "message": {"text": said},
        "locations": [{"physicalLocation": place}],
        **({"fixes": [_fix(problem)]} if problem.fix else {}),
    }


def _fix(problem: Problem) -> Mapping[str, Any]:
    """What mends it, as SARIF has it (3.55)."""
    replacements = [
        {
            "deletedRegion": {
                "startLine": edit.start.line,
                "startColumn": edit.start.column,
                "endLine": edit.end.line,
                "endColumn": edit.end.column,
            },
            "insertedContent": {"text": edit.new},
        }
        for edit in problem.fix
    ]
    place = {"uri": quote(problem.span.path)}
    return {"artifactChanges": [{"artifactLocation": place, "replacements": replacements}]}


FORMS: Mapping[str, Form] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""By the names that ``--format`` knows."""
