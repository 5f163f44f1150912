"""A text to begin with: its name, its front matter, and a file that is not there yet."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from plnfolio.commands.beginning import all_or_none
from plnfolio.commands.options import need_site
from plnfolio.commands.today import today
from plnfolio.model.slug import slugify


def begun(title: str, site: Path, kind: str) -> tuple[Path, str, str]:
    """The site's ``content/``, the name in the address, and the front matter of any new text."""
    title = " ".join(title.split())
    need_site(site)
    if not title:
        raise click.UsageError(f"{'an' if kind == 'artifact' else 'a'} {kind} needs a title")
    slug = slugify(title)
    slug = (slug if len(slug) <= 80 else slug[:80].rstrip("-")) or kind
    # A JSON string is a YAML string, whatever signs the title has.
    matter = f"title: {json.dumps(title, ensure_ascii=False)}\ndate: {today(site)}\ntags: []\n"
    return site / "content", slug, matter


def stop_if_there(*paths: Path) -> None:
    """The end of the command where something of that name is there."""
    for taken in paths:
        if os.path.lexists(taken):
            click.echo(f"{taken.as_posix()} exists already and was left alone.", err=True)
            sys.exit(1)


def make(path: Path, text: str) -> None:
    """Write a new file, with the folders that it needs."""
    with all_or_none() as write:
        write(path, text.encode())
