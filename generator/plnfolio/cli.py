"""Words in, exit code out: 0 done, 1 the content has problems, 2 wrong use."""

from __future__ import annotations

import importlib
import io
import os
import sys
import warnings

import click

from plnfolio import __version__
from plnfolio.diagnostics import did_you_mean

_COMMANDS = {
    "build": "Build the site into a folder.",
    "new": "Begin a new site or a new post.",
    "cite": "See how works are cited and listed.",
    "serve": "Show the site while you write.",
    "pln": "See where the hours go and what your network lacks.",
    "theme": "See the themes, begin one, or copy a file of one to change it.",
    "schema": "Write the JSON Schemas that editors complete from.",
}


class _Commands(click.Group):
    """Commands that are loaded when they are asked for; help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"plnfolio.commands.{cmd_name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = did_you_mean(args[0], _COMMANDS)
            if not near:
                raise
            raise click.UsageError(f"{error.message} {near.capitalize()}", ctx) from None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 88},
    epilog="Begin with:  plnfolio new site my-portfolio",
)
@click.version_option(
    __version__, "--version", prog_name="plnfolio", message="%(prog)s %(version)s"
)
def plnfolio() -> None:
    """Turn a folder of reflections into a portfolio that you can hand in."""


def main() -> None:
    """Run the command line; a reader that goes away early (``| head``) ends it quietly."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Curly quotation marks must survive a Windows console that is not set to UTF-8.
            stream.reconfigure(encoding="utf-8", errors="replace")
    if not sys.warnoptions:
        # What a library has to say of a file is said by us, in words for who wrote the file.
        warnings.simplefilter("ignore")
    try:
        plnfolio(prog_name="plnfolio")
    except BrokenPipeError:
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        sys.exit(0)
