"""``plnfolio cite parse``: a pasted reference list as data for a library."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from plnfolio.commands.bounded import bounded
from plnfolio.commands.report import count, show_problems, show_refusal
from plnfolio.diagnostics import Problem, RefusedError, unreadable
from plnfolio.reprint import Listed, read_list
from plnfolio.reprint.forms import Form
from plnfolio.reprint.written import as_json, as_yaml, why_none
from plnfolio.written.text import decoded, guessed

EXAMPLES = """\b
Examples:
  plnfolio cite parse list.txt
  plnfolio cite parse list.html --format json
  plnfolio cite parse list.md > content/references.yaml
  pbpaste | plnfolio cite parse -        (macOS; Get-Clipboard on Windows)
"""
_FORMS: dict[str, Form] = {".md": "markdown", ".markdown": "markdown", ".htm": "html",
                           ".html": "html"}  # fmt: skip


@click.command(epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True), default=Path("-"))
@click.option(
    "--format",
    "format_",
    type=click.Choice(["yaml", "json"]),
    default="yaml",
    show_default=True,
    help="How to print the works.",
)
def parse(file: Path, format_: str) -> None:
    """Read a pasted APA reference list into entries for your library.

    FILE holds the list as plain text, Markdown or HTML, one work a line or a paragraph; without
    it, or with “-”, what you paste is read until its end. Numbers, bullets and headings may be
    around the works.

    Each entry is read in several ways, each way is printed again, and the one that prints what you
    pasted is kept. Whatever else may be wrong of it stands above its entry as a comment, in JSON
    under “doubts”: look at those before you cite. Lists pasted with their italics can be told best.
    Plain entries in MLA, Chicago or Harvard style are turned into APA, and say so.
    """
    try:
        text = bounded(_text(file))
    except RefusedError as error:
        show_refusal(error)
        sys.exit(1)
    listed = read_list(text, _FORMS.get(file.suffix.lower()))
    if listed.works or format_ == "json":
        click.echo((as_json if format_ == "json" else as_yaml)(listed))
    _tell(listed)
    if not listed.works:
        sys.exit(1)


def _text(file: Path) -> str:
    problems: list[Problem] = []
    name = "what was pasted" if str(file) == "-" else file.name
    try:
        data = sys.stdin.buffer.read() if str(file) == "-" else file.read_bytes()
    except OSError as error:
        show_problems([unreadable(name, error)])
        sys.exit(1)
    text = decoded(data, name, problems)
    if text is None:  # what is pasted on Windows is seldom UTF-8
        text = guessed(data)
    if text is None:
        show_problems(problems)
        sys.exit(1)
    return text


def _tell(listed: Listed) -> None:
    """What is no work, and how many works are in doubt, where people look and files do not."""
    for piece in listed.others:
        shown = piece.words.text if len(piece.words) < 70 else f"{piece.words.text[:68]}…"
        click.echo(f"{why_none(piece)}: {shown}", err=True)
    if not listed.works:
        click.echo(
            "no reference is in it; one has an author, a date in parentheses and a title",
            err=True,
        )
        return
    doubtful = sum(bool(work.doubts) for work in listed.works)
    said = f"{doubtful} with doubts: see the comments" if doubtful else "none in doubt"
    click.echo(f"{count(len(listed.works), 'work')}, {said}", err=True)
