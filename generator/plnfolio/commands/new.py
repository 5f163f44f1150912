"""``plnfolio new``: a site, a post, an artifact to begin with. Nothing is ever overwritten."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.new_site import site as new_site
from plnfolio.commands.options import moment, need_site, site_option
from plnfolio.model.slug import slugify


@click.group()
def command() -> None:
    """Begin a new site, a new post or a new artifact."""


command.add_command(new_site)


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
