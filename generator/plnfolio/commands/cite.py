"""``plnfolio cite``: how works are cited and listed, without building a site."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import click

from plnfolio.cite.output import WRITERS
from plnfolio.cite.rich import Rich
from plnfolio.commands.cite_add import add
from plnfolio.commands.cited import Forms, forms, style_of
from plnfolio.commands.options import site_option
from plnfolio.commands.parsing import parse
from plnfolio.commands.report import show_problems
from plnfolio.diagnostics import (
    NoFileError,
    Problem,
    Span,
    did_you_mean,
    in_order,
    unreadable,
    weighed,
)
from plnfolio.model.reference import Reference
from plnfolio.read.files import read_source
from plnfolio.read.libraries import cannot_read, read_references
from plnfolio.read.reading import LIBRARIES
from plnfolio.read.references.library import read_library
from plnfolio.read.references.merging import merge

EXAMPLES = """\b
Examples:
  plnfolio cite show kennedy2018
  plnfolio cite show --file library.bib
  plnfolio cite show --format json > entries.json
"""


@click.group()
def command() -> None:
    """See how works are cited and listed, and add some to your library."""


command.add_command(add)


command.add_command(parse)


@command.command(epilog=EXAMPLES)
@click.argument("keys", nargs=-1, metavar="[KEY]...")
@click.option(
    "--file",
    "library",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help=f"A library to read instead of the site’s: {', '.join(LIBRARIES)}.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice([*WRITERS, "json"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
@site_option
def show(keys: tuple[str, ...], library: Path | None, format_: str, site: Path) -> None:
    """Print works as the reference list and the text have them, each as if cited alone."""
    problems: list[Problem] = []
    references = _library(library, problems) if library else read_references(site, problems)
    read = (one.span.path for one in references.values() if one.span)
    where = Span(library.name if library else next(read, "content/references.yaml"))
    name, make = style_of(site, problems)
    problems = weighed(problems, keys or ("*",), name)
    problems += _unknown(keys, references, where)
    show_problems(in_order(problems))
    style = make(references)
    works = [forms(key, style) for key in keys or references if key in references]
    if format_ == "json":
        click.echo(json.dumps(list(map(_json, works)), ensure_ascii=False, indent=2))
    else:
        write = WRITERS[format_]
        click.echo("\n\n".join(_shown(work, write) for work in works))
    if any(problem.severity == "error" for problem in problems):
        sys.exit(1)


def _library(path: Path, problems: list[Problem]) -> dict[str, Reference]:
    """The works of a file, wherever it is; none where nothing reads its kind."""
    if path.suffix.lower() not in LIBRARIES:
        problems.append(replace(cannot_read(path.name), severity="error"))
        return {}
    if not path.is_file():
        problems.append(unreadable(path.name, NoFileError()))
        return {}
    source = read_source(path.parent, path.name, problems)
    return merge([read_library(path.name, source.text, problems)] if source else [], problems)


def _unknown(
    keys: Iterable[str], references: Mapping[str, Reference], where: Span
) -> Iterable[Problem]:
    for key in keys:
        if key not in references:
            message = f"no reference called “{key}”"
            remedy = did_you_mean(key, references) or "check the key; without keys all are shown"
            yield Problem("unknown-reference", message, where, remedy)


def _shown(work: Forms, write: Callable[[Rich], str]) -> str:
    lines = [work.reference, work.parenthetical, work.narrative]
    return "\n".join(write(line) for line in lines if line)


def _json(work: Forms) -> dict[str, object]:
    return {
        "id": work.id,
        "reference": _each(work.reference) if work.reference else None,
        "parenthetical": _each(work.parenthetical),
        "narrative": _each(work.narrative),
    }


def _each(rich: Rich) -> dict[str, str]:
    return {name: write(rich) for name, write in WRITERS.items()}
