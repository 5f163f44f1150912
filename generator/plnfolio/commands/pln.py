"""``plnfolio pln``: hours, giving and receiving, gaps and growth, without building the site."""

from __future__ import annotations

import datetime
import json
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import click

from plnfolio.commands.options import moment, site_option
from plnfolio.commands.report import count, problem_json, show_problems
from plnfolio.commands.summary import as_text, summary, summary_json
from plnfolio.diagnostics import Problem, SiteError, in_order, weighed
from plnfolio.model.days import HOW_PRECISE
from plnfolio.model.site import Site
from plnfolio.model.source import CONTENT
from plnfolio.pln.bridges import check_connects
from plnfolio.pln.checks import check_table
from plnfolio.pln.dates import is_moment, last_day, regular
from plnfolio.pln.entries import entries
from plnfolio.read.reading import Reading
from plnfolio.read.site import read_site

EXAMPLES = """\b
Examples:
  plnfolio pln
  plnfolio pln --as-of 2023-01
  plnfolio pln --from 2023-01 --to 2023-06
  plnfolio pln --json > balance.json
"""

_OURS = (f"{CONTENT}/site.yaml", f"{CONTENT}/networks/")
"""Where a mistake has to be to matter here; a post may be half written."""


def _moment(ctx: click.Context, param: click.Parameter, value: str) -> str:
    found = regular(value)
    if found and not is_moment(found):
        raise click.BadParameter(f"“{value}” is no moment; {HOW_PRECISE}")
    return found


def _moment_option(*names: str, help_: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    return click.option(*names, default="", metavar="MOMENT", callback=_moment, help=help_)


@click.command(epilog=EXAMPLES)
@site_option
@_moment_option(
    "--as-of", help_="The network at the end of a year, month or day.  [default: today]"
)
@_moment_option("--from", "start", help_="What changed since the end of this moment …")
@_moment_option("--to", "end", help_="… until the end of this one.  [default: today]")
@click.option("--json", "json_", is_flag=True, help="Print all of it as one JSON object.")
def command(*, site: Path, as_of: str, start: str, end: str, json_: bool) -> None:
    """Show where the hours go, what you give and receive, and what your network lacks.

    Private entries are not counted, as on the site. A gap is no mistake.
    """
    if end and not start:
        raise click.UsageError("--to needs --from: the moment to begin at, such as --from 2023-01")
    problems: list[Problem] = []
    found = _read(site, problems)
    shown = in_order(problem for problem in problems if _matters(problem.span.path))
    today = found.today if found else datetime.date.min
    end = end or (today.isoformat() if start else "")
    if found and start and last_day(start) > last_day(end):
        raise click.UsageError(f"--from {start} is later than --to {end}; turn them round")
    said = summary(entries(found.tables), today, as_of, start, end) if found else None
    if json_:
        answer = summary_json(said) if said else {}
        answer["problems"] = [problem_json(problem) for problem in shown]
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        show_problems(shown)
        if said:
            click.echo(as_text(said))
    if _count_errors(shown):
        if not json_:
            click.echo(f"\n{count(_count_errors(shown), 'problem')}.", err=True)
        sys.exit(1)


def _matters(path: str) -> bool:
    return path == CONTENT or f"{path}/".startswith(_OURS)


def _read(root: Path, problems: list[Problem]) -> Site | None:
    """The site as far as it can be read; None where there is none."""
    try:
        site = read_site(Reading(root, moment()), problems)
    except SiteError as error:
        problems[:] = error.problems
        return None
    # Of what the texts cite nothing is known here.
    problems[:] = weighed(problems, (), site.config.style)
    problems += (problem for table in site.tables for problem in check_table(table))
    problems += check_connects(site.tables, site.unread)
    return site


def _count_errors(problems: Iterable[Problem]) -> int:
    return sum(problem.severity == "error" for problem in problems)
