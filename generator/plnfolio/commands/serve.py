"""``plnfolio serve``: the site beside the editor, drafts and scheduled posts included."""

from __future__ import annotations

import re
from pathlib import Path

import click

from plnfolio.commands.options import site_option

EXAMPLES = """\b
Examples:
  plnfolio serve --open
  plnfolio serve --site my-portfolio --port 3000
  plnfolio serve --host 0.0.0.0     and look at it on your phone
"""

_PART = re.compile(r"[\w.~ -]+")
"""A part of a path, as repositories and folders are called."""


def _port(value: str) -> int:
    if value.isascii() and value.isdecimal() and len(value) < 6 and int(value) < 65536:
        return int(value)
    raise click.BadParameter(f"“{value}” is no port; write a number up to 65535, such as 8000")


def _base(value: str) -> str:
    inner = value.strip("/")
    if not inner:
        return ""
    parts = inner.split("/")
    if any(part in (".", "..") or not _PART.fullmatch(part) for part in parts):
        raise click.BadParameter("write a path: /repo")
    return f"/{inner}"


@click.command(epilog=EXAMPLES)
@site_option
@click.option(
    "--port",
    default="8000",
    show_default=True,
    metavar="NUMBER",
    callback=lambda ctx, param, value: _port(value),
    help="Where to serve; a taken port moves on to the next.",
)
@click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="0.0.0.0 lets other devices of your network in, such as a phone.",
)
@click.option(
    "--base",
    default="",
    metavar="PATH",
    callback=lambda ctx, param, value: _base(value),
    help="Serve below a path, as GitHub Pages does: /repo",
)
@click.option("--open", "open_", is_flag=True, help="Open the site in your browser.")
@click.option("--follow", is_flag=True, help="Go to the page of the text that you save.")
@click.option("--no-drafts", is_flag=True, help="Leave drafts out, as build does.")
@click.option("--no-future", is_flag=True, help="Leave posts of later days out, as build does.")
@click.option(
    "--poll", is_flag=True, help="Look for changes every second (network folders, OneDrive)."
)
def command(  # noqa: PLR0913 - an argument an option
    *,
    site: Path,
    port: int,
    host: str,
    base: str,
    open_: bool,
    follow: bool,
    no_drafts: bool,
    no_future: bool,
    poll: bool,
) -> None:
    """Show the site while you write: every save is in the browser before you look up.

    Drafts and posts with a later date are shown as well. Nothing is written into public/.
    """
    from plnfolio.commands.serving import Wishes, serve  # noqa: PLC0415 - help needs none of it

    wishes = Wishes(
        host=host,
        base=base,
        open=open_,
        follow=follow,
        drafts=not no_drafts,
        future=not no_future,
        poll=poll,
    )
    serve(site, port, wishes)
