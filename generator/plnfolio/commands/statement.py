"""``plnfolio check --statement``: a page that says how accessible the site is."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from plnfolio.cache.whole import write_whole
from plnfolio.commands.asking import ask_anyway, asks
from plnfolio.commands.forms import FORMS
from plnfolio.commands.options import in_shell
from plnfolio.commands.progress import progress_bar
from plnfolio.commands.rubric import portfolio_of
from plnfolio.diagnostics import Span, why_not
from plnfolio.model.months import in_words
from plnfolio.model.source import CONTENT

PAGE = f"{CONTENT}/pages/accessibility.md"


def write_statement(site: Path, file: Path | None) -> None:
    """Print the statement, or write it into a file; a file that is there is only replaced by
    somebody who says so.
    """
    if file and file.suffix != ".md":
        example = in_shell(site / PAGE)
        raise click.UsageError(f"name a file that ends in .md: --statement {example}")
    with progress_bar(wanted=file is not None) as progress:
        portfolio, wrong = portfolio_of(site, progress)
    errors = wrong if portfolio is None else portfolio.errors
    if portfolio is None or errors:
        click.echo(FORMS["text"](errors, None))
        click.echo("Mend these first: a statement is about a site that readers can see.", err=True)
        sys.exit(1)
    if not portfolio.site.texts:
        raise click.ClickException("there is no page or post yet that a statement could be about")
    from plnfolio.check.statement.writing import language_of, statement  # noqa: PLC0415
    from plnfolio.theme.chain import load_theme  # noqa: PLC0415
    from plnfolio.theme.strings import load_strings  # noqa: PLC0415

    config, language = portfolio.site.config, language_of(portfolio.site)
    theme = load_theme(site, "base", Span(""), [])
    today = portfolio.site.today
    date = load_strings(theme, language, []).long_date(today) if theme else in_words(today)
    text = statement(portfolio, date, _place(site, file))
    if file is None:
        click.echo(text, nl=False)
    else:
        _put(file, text)
    if language != config.language.lower().split("-")[0]:
        _note(f"there is no statement in “{config.language}” yet; put this one into your words")
    if not config.author.email:
        _note(
            "it names no way to reach you; “email:” under “author:” in content/site.yaml does, "
            "and every page shows it"
        )


def _place(site: Path, file: Path | None) -> str:
    """Where a file is in the site; as it is printed, where its page usually is."""
    if file is None:
        return PAGE
    return Path(os.path.relpath(file, site)).as_posix()


def _put(file: Path, text: str) -> None:
    """Write the file, and ask before something is lost."""
    shown = file.as_posix()
    if os.path.lexists(file) and not (asks() and ask_anyway(f"{shown} is there. Replace it?")):
        click.echo(f"{shown} exists already and was left alone.", err=True)
        sys.exit(1)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, text.encode())
    except OSError as error:
        raise click.ClickException(f"{shown} cannot be written: {why_not(error)}") from error
    click.echo(f"Wrote {shown}. Read it before you publish it: it is true of today.")


def _note(sentence: str) -> None:
    click.echo(f"note: {sentence}.", err=True)
