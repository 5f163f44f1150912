"""``plnfolio new``: a site, a post, an artifact to begin with. Nothing is ever overwritten."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import FOLDER, in_shell, moment, need_site, site_option
from plnfolio.commands.schema import FOLDER_NAME, schemas
from plnfolio.diagnostics import why_not
from plnfolio.model.slug import slugify

STARTER = Path(__file__).resolve().parents[1] / "starter"

# Names that a wheel or a version control system would not carry as they are.
_RENAMED = {"gitignore": ".gitignore", "vscode": ".vscode"}


@click.group()
def command() -> None:
    """Begin a new site, a new post or a new artifact."""


@command.command(epilog="Example:  plnfolio new site my-portfolio")
@click.argument("folder", type=FOLDER, metavar="DIR")
def site(folder: Path) -> None:
    """Make a folder with a small site that builds as it is."""
    if any(not name.startswith(".") for name in _inside(folder)):
        raise click.UsageError(f"“{folder}” is not empty; choose a new name")
    with all_or_none() as write:
        for source, target in _starter(folder):
            if not os.path.lexists(target):
                write(target, source.read_bytes())
        if not os.path.lexists(folder / FOLDER_NAME):
            for name, text in schemas():
                write(folder / FOLDER_NAME / name, text.encode())
    click.echo(f"Your site is in {folder}. Next:\n")
    click.echo(f"  cd {in_shell(folder)}\n  plnfolio serve\n")
    click.echo("Write your name and title into content/site.yaml.")


def _inside(folder: Path) -> list[str]:
    if not os.path.isdir(folder):  # noqa: PTH112 - no of whatever cannot be looked at
        return []
    try:
        return os.listdir(folder)  # noqa: PTH208 - names, not paths
    except OSError as error:
        raise click.ClickException(f"“{folder}” cannot be read: {why_not(error)}") from error


def _starter(folder: Path) -> Iterator[tuple[Path, Path]]:
    for source in sorted(STARTER.rglob("*")):
        if source.is_file():
            inner = source.relative_to(STARTER).parts
            yield source, folder.joinpath(*(_RENAMED.get(part, part) for part in inner))


@command.command(epilog='Example:  plnfolio new post "What I learned from my network"')
@click.argument("title")
@site_option
def post(title: str, site: Path) -> None:
    """Make a post with today’s date, ready to write in."""
    folder, slug, matter = _begun(title, site, "post")
    path = folder / "posts" / f"{slug}.md"
    _stop_if_there(path, path.with_suffix("") / "index.md")
    _make(path, f"---\n{matter}---\n\nWrite here.\n")
    click.echo(f"Write in {path.as_posix()}")


@command.command(epilog='Example:  plnfolio new artifact "A bedside card"')
@click.argument("title")
@site_option
def artifact(title: str, site: Path) -> None:
    """Make a folder for something you made, with a text about it."""
    folder, slug, matter = _begun(title, site, "artifact")
    path = folder / "artifacts" / slug / "index.md"
    _stop_if_there(path, path.parent.with_suffix(".md"))
    questions = "What it is, whom you made it for, and what you learned from making it.\n"
    _make(path, f"---\n{matter}---\n\n{questions}")
    click.echo(f"Put your file into {path.parent.as_posix()}/ and write in {path.as_posix()}")


def _begun(title: str, site: Path, kind: str) -> tuple[Path, str, str]:
    """The site's ``content/``, the name in the address, and the front matter of any new text."""
    title = " ".join(title.split())
    need_site(site)
    if not title:
        raise click.UsageError(f"{'an' if kind == 'artifact' else 'a'} {kind} needs a title")
    slug = slugify(title)
    slug = (slug if len(slug) <= 80 else slug[:80].rstrip("-")) or kind
    # A JSON string is a YAML string, whatever signs the title has.
    matter = f"title: {json.dumps(title, ensure_ascii=False)}\ndate: {moment().date()}\ntags: []\n"
    return site / "content", slug, matter


def _stop_if_there(*paths: Path) -> None:
    for taken in paths:
        if os.path.lexists(taken):
            click.echo(f"{taken.as_posix()} exists already and was left alone.", err=True)
            sys.exit(1)


def _make(path: Path, text: str) -> None:
    with all_or_none() as write:
        write(path, text.encode())
