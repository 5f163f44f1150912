"""``plnfolio check``: a second pair of eyes, before somebody else’s."""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plnfolio.commands.forms import FORMS
from plnfolio.commands.judged import Links, links_of
from plnfolio.commands.options import build_request, need_site, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.diagnostics import Problem, in_order
from plnfolio.garbage import without_collecting
from plnfolio.pipeline.last_check import Checked, said_before
from plnfolio.pipeline.request import WORKSHOP, Progress
from plnfolio.pipeline.up_to_date import list_inputs

if TYPE_CHECKING:
    from plnfolio.cache.records import Records
    from plnfolio.check.online import Leading
    from plnfolio.model.proof import Read
    from plnfolio.model.site import Site
    from plnfolio.model.source import Source

KEPT = f"{WORKSHOP}/links.json"
PRINTED = "-"
"""What is said for a file where a statement is only to be printed."""

EXAMPLES = """\b
Examples:
  plnfolio check
  plnfolio check --strict
  plnfolio check --fix
  plnfolio check --online
  plnfolio check --json > report.json
  plnfolio check --format github
  plnfolio check --rubric apa-portfolio
  plnfolio check --statement content/pages/accessibility.md

It ends with 0 where nothing is wrong for sure, with 1 where there is an error (or, with --strict,
a warning), and with 2 where the command was not understood. With --rubric it ends with 1 where
something is missing.
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
@click.option("--online", is_flag=True, help="Ask the web for links that are dead or have moved.")
@click.option(
    "--rubric",
    metavar="FILE",
    help="Say what is ready of what a programme asks for: a file, apa-portfolio or wcag.",
)
@click.option(
    "--statement",
    is_flag=False,
    flag_value=PRINTED,
    metavar="[FILE]",
    help="Write an accessibility statement from what was checked, into a file or on the screen.",
)
@click.option(
    "--fix", is_flag=True, help="Show what has one right answer, and mend it if you say so."
)
@click.option("--yes", is_flag=True, help="With --fix: ask nothing, and mend it.")
def command(  # noqa: PLR0913 - an argument an option
    *,
    site: Path,
    form: str,
    json_: bool,
    strict: bool,
    online: bool,
    rubric: str | None,
    statement: str | None,
    fix: bool,
    yes: bool,
) -> None:
    """Read the site as a careful colleague would, and say what to mend before handing it in.

    Drafts are read too. Only with --fix is a text changed, and only with --online is the web asked.
    """
    need_site(site)
    form = "json" if json_ else form
    alone = [
        name for name, word in (("rubric", rubric), ("statement", statement)) if word is not None
    ]
    if alone and (strict or online or fix or len(alone) > 1):
        raise click.UsageError(f"--{alone[0]} stands alone; take the other options away")
    if yes and not fix:
        raise click.UsageError("--yes answers what --fix asks; write both")
    if statement is not None:
        if form != "text":
            raise click.UsageError("a statement is a page of Markdown, and has no other form")
        from plnfolio.commands.statement import write_statement  # noqa: PLC0415 - seldom needed

        write_statement(site, None if statement == PRINTED else Path(statement))
        return
    if rubric is not None:
        from plnfolio.commands.rubric import show_rubric  # noqa: PLC0415 - seldom needed

        show_rubric(site, rubric, form)
    if fix:
        if online or form != "text":
            raise click.UsageError(
                "--fix shows you what it changes: take --online and other forms away; a program "
                "finds the same as “fix” in --json"
            )
        problems = _mended(site, yes=yes)
        sys.exit(1 if _fails(problems, strict=strict) else 0)
    with progress_bar(wanted=form == "text") as progress:
        checked, links = (
            check_online(site, progress) if online else (check_site(site, progress), None)
        )
    if said := FORMS[form](checked.problems, links):
        click.echo(said)
    sys.exit(1 if _fails(checked.problems, strict=strict) else 0)


def _mended(site: Path, *, yes: bool) -> Sequence[Problem]:
    """What is to be said of a site once what is certain was mended."""
    from plnfolio.commands.mending import mend  # noqa: PLC0415 - seldom needed

    def look() -> Sequence[Problem]:
        with progress_bar(wanted=True) as progress:
            return check_site(site, progress).problems

    return mend(site, look, yes=yes)


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


def check_online(site: Path, progress: Progress) -> tuple[Checked, Links]:
    """The same with what the web says of its links."""
    from plnfolio.check.online import leading_out, said_of  # noqa: PLC0415 - as above
    from plnfolio.check.proof import proofread  # noqa: PLC0415
    from plnfolio.lookup.links import judge  # noqa: PLC0415
    from plnfolio.pipeline.checking import check  # noqa: PLC0415

    found: list[Leading] = []

    def proof(
        whole: Site,
        cited: frozenset[str],
        source: Callable[[str], Source],
        kept: Records[Read],
        problems: Collection[Problem],
    ) -> Iterable[Problem]:
        found.extend(leading_out(whole, source))
        return proofread(whole, cited, source, kept, problems)

    wanted = build_request(site, None, drafts=True, future=True)
    checked = check(wanted, proof, list_inputs(wanted), progress)
    answers = judge(
        (f"{one.page}#{one.part}" if one.part else one.page for one in found),
        site / KEPT,
        wanted.reading.now.date(),
        lambda done, total: progress("links", done, total),
    )
    problems = in_order((*checked.problems, *said_of(found, answers)))
    return replace(checked, problems=problems), links_of(found, answers)


def _fails(problems: Iterable[Problem], *, strict: bool) -> bool:
    """Whether something stands that has to be mended first."""
    levels = {problem.severity for problem in problems}
    return "error" in levels or (strict and "warning" in levels)
