"""``plnfolio explain``: what a code means, with the author’s own sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import click

from plnfolio.commands.manual import plain, sections
from plnfolio.commands.options import has_site, site_option
from plnfolio.commands.progress import progress_bar
from plnfolio.diagnostics import Problem, did_you_mean

EXAMPLES = """\b
Examples:
  plnfolio explain typed-citation
  plnfolio explain broken-link
"""

_SHOWN = 3
"""Places of the author’s that are shown at once."""


@click.command(epilog=EXAMPLES)
@click.argument("code")
@site_option
def command(*, code: str, site: Path) -> None:
    """Say what the code in a message means and how to mend it, with your own sentence.

    The code is the word in square brackets, or at the end of a line of the report.
    """
    known = sections()
    code = code.strip("[] ").lower()
    if code not in known:
        near = did_you_mean(code, known).capitalize()
        raise click.UsageError(f"there is no code “{code}”. {near}".rstrip())
    click.echo(click.style(code, bold=True))
    click.echo()
    click.echo(plain(known[code]))
    if has_site(site):
        _show_own(code, site)


def _show_own(code: str, site: Path) -> None:
    from plnfolio.commands.check import check_site  # noqa: PLC0415 - loads all that a build does

    with progress_bar(wanted=True) as progress:
        checked = check_site(site, progress)
    own = [problem for problem in checked.problems if problem.code == code]
    click.echo()
    if not own:
        click.echo("There is nothing of it in your site.")
    for line in _places(own[:_SHOWN], site):
        click.echo(line)
    if len(own) > _SHOWN:
        click.echo(f"And {len(own) - _SHOWN} more:  plnfolio check")


def _places(own: Sequence[Problem], site: Path) -> Iterator[str]:
    for problem in own:
        yield click.style(f"Your {problem.span}", bold=True)
        if line := _line(site / problem.span.path, problem.span.line):
            yield f"  {line}"
        yield f"  {problem.message}"
        if problem.help:
            yield f"  help: {problem.help}"
        yield ""


def _line(file: Path, number: int) -> str:
    """A line of the author’s; nothing where it cannot be read any more."""
    try:
        lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""
