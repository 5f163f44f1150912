"""``plnfolio check --rubric``: what a programme asks for, and what of it is there."""

from __future__ import annotations

import json
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plnfolio.commands.forms import FORMS
from plnfolio.commands.options import build_request
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.report import left_out_sentence, show_problems
from plnfolio.diagnostics import Problem, Span, did_you_mean, in_order, listed
from plnfolio.garbage import without_collecting
from plnfolio.pipeline.request import Progress
from plnfolio.pipeline.up_to_date import list_inputs

if TYPE_CHECKING:
    from plnfolio.check.rubric.answer import Answer, State
    from plnfolio.check.rubric.portfolio import Portfolio
    from plnfolio.model.rubric import Rubric
    from plnfolio.model.site import Site
    from plnfolio.model.source import Source
    from plnfolio.pipeline.texts import Texts

_STATES: dict[State, str] = {"ready": "green", "missing": "red", "look": "yellow"}
_WIDTH = 80
_INDENT = 11
_SHOWN = 5
_SHOWN_READY = 2
"""Places of a line that a person is shown, where it is missing and else; --json has them all."""


def show_rubric(site: Path, named: str, form: str) -> None:
    """Say of each line of a rubric what there is, and end with 0 where nothing is missing."""
    rubric = _rubric(named, form)
    with progress_bar(wanted=form == "text") as progress:
        portfolio, wrong = portfolio_of(site, progress)
    if portfolio is None:
        click.echo(FORMS[form](wrong, None))
        sys.exit(1)
    from plnfolio.check.rubric.judging import answers  # noqa: PLC0415 - slow to load, see below

    said = answers(rubric, portfolio)
    if form == "text":
        click.echo("\n".join(_as_text(rubric, said, portfolio)))
    elif form == "json":
        click.echo(json.dumps(_as_json(rubric, said, portfolio), ensure_ascii=False, indent=2))
    else:
        missing = (one for one in said if one.state == "missing")
        problems = [_problem(one, portfolio.site) for one in missing]
        if shown := FORMS[form](problems, None):
            click.echo(shown)
    sys.exit(1 if any(one.state == "missing" for one in said) else 0)


def portfolio_of(site: Path, progress: Progress) -> tuple[Portfolio | None, Sequence[Problem]]:
    """What is published of a site, or why nothing can be seen of it."""
    with without_collecting():
        from plnfolio.check.proof import proofread  # noqa: PLC0415 - slow to load, often not needed
        from plnfolio.check.rubric.portfolio import Portfolio  # noqa: PLC0415
        from plnfolio.pipeline.checking import look  # noqa: PLC0415

    seen: list[Portfolio] = []

    def see(
        whole: Site, texts: Texts, source: Callable[[str], Source], problems: Sequence[Problem]
    ) -> None:
        words = {one.path: texts.words(one.path) for one in whole.texts}
        seen.append(Portfolio(whole, texts.facts, words, problems, source))

    wanted = build_request(site, None)
    wrong = look(wanted, proofread, see, list_inputs(wanted), progress)
    return (seen[0], ()) if seen else (None, wrong)


def _rubric(named: str, form: str) -> Rubric:
    """The rubric of a name or in a file; wrong use where there is none, or it has mistakes."""
    from plnfolio.check.rubric.reading import came_along, names, read_rubric  # noqa: PLC0415

    if named in names():
        return came_along(named)
    file = Path(named)
    if not file.is_file():
        raise click.UsageError(_unknown(named, names()))
    problems: list[Problem] = []
    rubric = read_rubric(file, problems)
    if rubric is None:
        click.echo(FORMS[form](in_order(problems), None))
        sys.exit(2)
    show_problems(problems)
    return rubric


def _unknown(named: str, names: Sequence[str]) -> str:
    beside = Path(named).parent
    files = [path.as_posix() for path in (*beside.glob("*.yaml"), *beside.glob("*.yml"))]
    begun = [name for name in names if name.startswith(named.casefold())]
    near = (
        f"did you mean “{begun[0]}”?" if begun and named else did_you_mean(named, [*names, *files])
    )
    choices = f"write {listed(names, 'or')}, or the name of a file of your own: rubric.yaml"
    return f"there is no rubric “{named}”; {f'{near} Or ' if near else ''}{choices}"


def _as_text(rubric: Rubric, said: Sequence[Answer], portfolio: Portfolio) -> Iterator[str]:
    yield click.style(rubric.title, bold=True)
    long = True
    for one in said:
        lines = list(_line(one))
        if long or len(lines) > 1:
            yield ""
        long = len(lines) > 1
        yield from lines
    yield ""
    yield from _wrapped(_summary(said), 0)
    if portfolio.site.left_out:
        yield from _wrapped(f"{left_out_sentence(portfolio.site.left_out)}. They do not count.", 0)
    if unread := sorted(one.path for one in portfolio.site.unread_texts):
        yield from _wrapped(f"Nor does what has mistakes: {', '.join(unread)}.", 0)


def _line(one: Answer) -> Iterator[str]:
    """A line of the rubric: its title, what was found, the first places, what to do."""
    state = click.style(f"{one.state:<7}", fg=_STATES[one.state])
    first, *rest = _wrapped(one.title, _INDENT) or [""]
    yield f"  {state}  {first.lstrip()}"
    yield from rest
    if one.state == "ready" and not one.evidence:
        return
    found, remedy = _sentence(one.found), _sentence(one.help)
    if found and one.state == "look" and not one.evidence:
        found, remedy = f"{found}. {remedy}".rstrip(), ""
    yield from _wrapped(found, _INDENT)
    shown = _SHOWN if one.state == "missing" else _SHOWN_READY
    for evidence in one.evidence[:shown]:
        span = replace(evidence.span, column=0)
        yield from _wrapped(f"{span}  {evidence.said}", _INDENT + 2, hanging=2)
    if len(one.evidence) > shown:
        yield f"{'':{_INDENT + 2}}and {len(one.evidence) - shown:,} more"
    yield from _wrapped(remedy, _INDENT)


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}" if text else ""


def _wrapped(text: str, indent: int, hanging: int = 0) -> list[str]:
    width = min(_WIDTH, max(40, shutil.get_terminal_size((_WIDTH, 24)).columns))
    return textwrap.wrap(
        text,
        width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _summary(said: Iterable[Answer]) -> str:
    """How many lines there are of each state."""
    counted = Counter(one.state for one in said)
    if not counted["missing"] and not counted["look"]:
        return f"All {counted['ready']} are ready."
    parts = [f"{counted['ready']} of {counted.total()} ready"]
    if counted["missing"]:
        parts.append(f"{counted['missing']} missing")
    if counted["look"]:
        parts.append(f"{counted['look']} to look at yourself")
    return f"{', '.join(parts)}."


def _as_json(rubric: Rubric, said: Sequence[Answer], portfolio: Portfolio) -> dict[str, Any]:
    counted = Counter(one.state for one in said)
    return {
        "rubric": rubric.title,
        "lines": [
            {
                "title": one.title,
                "state": one.state,
                "found": one.found,
                "evidence": [
                    {
                        "path": place.span.path,
                        "line": place.span.line,
                        "column": place.span.column,
                        "found": place.said,
                    }
                    for place in one.evidence
                ],
                "help": one.help,
            }
            for one in said
        ],
        "counts": {state: counted[state] for state in _STATES},
        "not_counted": sorted(
            one.path for one in (*portfolio.site.left_out, *portfolio.site.unread_texts)
        ),
    }


def _problem(one: Answer, site: Site) -> Problem:
    """A line that is missing as programs know mistakes, at the first place where it is."""
    span = one.evidence[0].span if one.evidence else Span(site.config_places[()].path)
    found = f": {one.found}" if one.found else ""
    return Problem("not-ready", f"“{one.title}” is missing{found}", span, one.help)
