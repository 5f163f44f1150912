"""``plnfolio check``: a second pair of eyes, before somebody else’s."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click

from plnfolio.commands.forms import FORMS
from plnfolio.commands.options import build_request, need_site, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.diagnostics import Problem
from plnfolio.garbage import without_collecting
from plnfolio.pipeline.last_check import Checked, said_before
from plnfolio.pipeline.request import Progress
from plnfolio.pipeline.up_to_date import list_inputs

EXAMPLES = """\b
Examples:
  plnfolio check
  plnfolio check --strict
  plnfolio check --json > report.json
  plnfolio check --format github

It ends with 0 where nothing is wrong for sure, with 1 where there is an error (or, with --strict,
a warning), and with 2 where the command was not understood.
"""


@click.command(epilog=EXAMPLES)
@site_option
@click.option(
    "--format",
    "form",
    type=click.Choice([*FORMS]),
    default="text",
    help="How to say it: to you, as JSON, to GitHub, or as SARIF.  [default: text]",
)
@click.option("--json", "json_", is_flag=True, help="The same as --format json.")
@click.option("--strict", is_flag=True, help="End with 1 where there is a warning, too.")
def command(*, site: Path, form: str, json_: bool, strict: bool) -> None:
    """Read the site as a careful colleague would, and say what to mend before handing it in.

    Drafts are read too. Nothing is written.
    """
    need_site(site)
    form = "json" if json_ else form
    with progress_bar(wanted=form == "text") as progress:
        checked = check_site(site, progress)
    if said := FORMS[form](checked.problems):
        click.echo(said)
    sys.exit(1 if _fails(checked.problems, strict=strict) else 0)


def check_site(site: Path, progress: Progress) -> Checked:
    """What is to be said of a site, now or as it was said before."""
    wanted = build_request(site, None, drafts=True, future=True)
    listing = list_inputs(wanted)
    if known := said_before(wanted, listing):
        return known
    with without_collecting():
        from plnfolio.check.proof import proofread  # noqa: PLC0415 - slow to load, often not needed
        from plnfolio.pipeline.checking import check  # noqa: PLC0415

    return check(wanted, proofread, listing, progress)


def _fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether something stands that has to be mended first."""
    levels = {problem.severity for problem in problems}
    return "error" in levels or (strict and "warning" in levels)
