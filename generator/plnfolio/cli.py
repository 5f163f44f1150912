"""Words in, exit code out: 0 done, 1 the content has problems, 2 wrong use."""

from __future__ import annotations

import errno
import importlib
import keyword
import os
import sys
import threading
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from plnfolio import __version__
from plnfolio.diagnostics import did_you_mean, is_printable, printable, why_not
from plnfolio.garbage import without_collecting
from plnfolio.streams import UnheardError, give_up, prepare

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_COMMANDS = {
    "build": "Build the site into a folder.",
    "new": "Begin a site, a text, or an entry of a network table.",
    "import": "Bring what you have elsewhere: saved pages, exports, folders of Markdown.",
    "cite": "See how works are cited, and add them to your library.",
    "serve": "Show the site while you write.",
    "check": "Read the site as a careful colleague would, and say what to mend.",
    "explain": "Say what the code in a message means, with your own sentence.",
    "export": "Take the whole portfolio away as a book, a paper or Markdown.",
    "publish": "Put the site on the web.",
    "submit": "Make a text into what is handed in, with a receipt.",
    "verify": "Check by a receipt whether what was handed in has changed.",
    "pln": "See where the hours go and what your network lacks.",
    "theme": "See the themes, begin one, or copy a file of one to change it.",
    "upgrade": "Have a site built by the plnfolio that is installed now.",
    "schema": "Write the JSON Schemas that editors complete from.",
    "doctor": "Look at this computer and your site, and say what to do next.",
    "completion": "Have your shell complete commands with the Tab key.",
}


_TYPED = "plnfolio.typed"
"""Where the words behind the program's name are kept, for whoever says what is wrong with them."""


class _Commands(click.Group):
    """Commands that are loaded when they are asked for; help needs none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        with without_collecting():
            name = f"{cmd_name}_" if keyword.iskeyword(cmd_name) else cmd_name
            module = importlib.import_module(f"plnfolio.commands.{name}")
        command: click.Command = module.command
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        for word in args:
            if not is_printable(word):
                raise click.UsageError(
                    f"“{printable(word)}” is not written in UTF-8; "
                    "type it anew, or rename what it names",
                    ctx,
                )
        ctx.meta[_TYPED] = tuple(args)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            from plnfolio.commands.misused import explained  # noqa: PLC0415 - seldom needed

            raise explained(error, ctx.meta[_TYPED]) from None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        word = args[0]  # taken off the list where it looks like an option
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            near = did_you_mean(word, _COMMANDS)
            if not near:
                raise
            raise click.UsageError(f"{error.message} {near.capitalize()}", ctx) from None

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem[Any]]:
        from click.shell_completion import CompletionItem  # noqa: PLC0415 - for shells alone

        found = [
            CompletionItem(name, help=what)
            for name, what in _COMMANDS.items()
            if name.startswith(incomplete)
        ]
        return found + click.Command.shell_complete(self, ctx, incomplete)

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
    try:
        Path.cwd()
    except OSError as error:
        message = "the folder that you are in is gone, or closed to you; go to your site’s folder"
        raise click.ClickException(message) from error


def run() -> None:
    """``main``, and then gone: to free all that a build made one by one takes a tenth of its time.

    Where others may be at work, or a library has something to end, it is left to Python.
    """
    try:
        main()
    except SystemExit as end:
        alone = threading.active_count() == 1 and "multiprocessing" not in sys.modules
        if alone and isinstance(end.code, int):
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(end.code)
        raise


def main() -> None:
    """Run the command line; a reader that goes away early (``| head``) ends it quietly."""
    _in_utf8()
    prepare()
    if not sys.warnoptions:
        # What a library has to say of a file is said by us, in words for who wrote the file.
        warnings.simplefilter("ignore")
    if os.environ.get("_PLNFOLIO_COMPLETE", "").startswith("powershell"):
        importlib.import_module("plnfolio.commands.completion")  # click does not know it
    try:
        plnfolio(prog_name="plnfolio")
    except UnheardError as error:
        give_up(sys.stdout)
        if error.why.errno == errno.EPIPE:
            sys.exit(0)
        click.echo(f"Error: what there is to say cannot be written: {why_not(error.why)}", err=True)
        sys.exit(1)


def _in_utf8() -> None:
    """Begin again where the system is set to another encoding: names of files are in UTF-8 here.

    Python could neither name nor make such files there (PEP 540).
    """
    if os.name == "posix" and sys.getfilesystemencoding() != "utf-8":
        os.execv(sys.executable, [sys.executable, "-X", "utf8", *sys.orig_argv[1:]])  # noqa: S606
