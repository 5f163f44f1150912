"""``plnfolio new``: a site, a text, a network to begin with. Nothing is ever overwritten."""

from __future__ import annotations

from pathlib import Path

import click

from plnfolio.commands.begun import begun, make, stop_if_there
from plnfolio.commands.new_network import network
from plnfolio.commands.new_reflection import reflection
from plnfolio.commands.new_site import site as new_site
from plnfolio.commands.options import site_option


@click.group()
def command() -> None:
    """Begin a new site, a new text, or a new entry of a network table."""


command.add_command(new_site)
command.add_command(network)
command.add_command(reflection)


@command.command(epilog='Example:  plnfolio new post "What I learned from my network"')
@click.argument("title")
@site_option
def post(title: str, site: Path) -> None:
    """Make a post with today’s date, ready to write in."""
    folder, slug, matter = begun(title, site, "post")
    path = folder / "posts" / f"{slug}.md"
    stop_if_there(path, path.with_suffix("") / "index.md")
    make(path, f"---\n{matter}---\n\nWrite here.\n")
    click.echo(f"Write in {path.as_posix()}")


@command.command(epilog='Example:  plnfolio new artifact "A bedside card"')
@click.argument("title")
@site_option
def artifact(title: str, site: Path) -> None:
    """Make a folder for something you made, with a text about it."""
    folder, slug, matter = begun(title, site, "artifact")
    path = folder / "artifacts" / slug / "index.md"
    stop_if_there(path, path.parent.with_suffix(".md"))
    questions = "What it is, whom you made it for, and what you learned from making it.\n"
    make(path, f"---\n{matter}---\n\n{questions}")
    click.echo(f"Put your file into {path.parent.as_posix()}/ and write in {path.as_posix()}")
