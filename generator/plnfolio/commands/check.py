"""``plnfolio check``: a second pair of eyes, before somebody else’s."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import click

from plnfolio.commands.options import build_request, need_site, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.report import count, problem_json, show_problems
from plnfolio.diagnostics import Problem
from plnfolio.garbage import without_collecting
from plnfolio.pipeline.last_check import Checked, said_before
from plnfolio.pipeline.request import BuildRequest, Progress
from plnfolio.pipeline.up_to_date import list_inputs
from plnfolio.read.listing import Listing

EXAMPLES = """\b
Examples:
  plnfolio check
  plnfolio check --strict
  plnfolio check --json > report.json

It ends with 0 where nothing is wrong that would lose marks for sure, with 1 where there is an
error (or, with --strict, a warning), and with 2 where the command was not understood.
"""


@click.command(epilog=EXAMPLES)
@site_option
@click.option("--strict", is_flag=True, help="End with 1 where there is a warning, too.")
@click.option("--json", "json_", is_flag=True, help="Print all of it as one JSON object.")
def command(*, site: Path, strict: bool, json_: bool) -> None:
    """Read the site as a careful colleague would, and say what to mend before handing it in.

    Drafts are read too. Nothing is written.
    """
    need_site(site)
    wanted = build_request(site, None, drafts=True, future=True)
    with progress_bar(wanted=not json_) as progress:
        listing = list_inputs(wanted)
        checked = said_before(wanted, listing) or _check(wanted, progress, listing)
    if json_:
        answer = {
            "problems": [problem_json(problem) for problem in checked.problems],
            "counts": counts(checked.problems),
        }
        click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
    else:
        show_problems(checked.problems)
        click.echo(_sum(checked.problems))
    sys.exit(1 if fails(checked.problems, strict=strict) else 0)


def _check(wanted: BuildRequest, progress: Progress, listing: Listing) -> Checked:
    with without_collecting():
        from plnfolio.check.proof import proofread  # noqa: PLC0415 - slow to load, often not needed
        from plnfolio.pipeline.checking import check  # noqa: PLC0415

    return check(wanted, proofread, listing, progress)


def counts(problems: Iterable[Problem]) -> dict[str, int]:
    """How many there are of each level."""
    found = Counter[str](problem.severity for problem in problems)
    return {f"{level}s": found[level] for level in ("error", "warning", "hint")}


def fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether something stands that has to be mended first."""
    levels = {problem.severity for problem in problems}
    return "error" in levels or (strict and "warning" in levels)


def _sum(problems: Iterable[Problem]) -> str:
    found = [count(number, name[:-1]) for name, number in counts(problems).items() if number]
    return f"{', '.join(found)}." if found else "Nothing to mend."
