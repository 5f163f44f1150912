"""Wrong use of the command line, with what to type instead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import click

from plnfolio.commands.options import in_shell

_EXTRA = re.compile(r"Got unexpected extra arguments? \((?P<words>.*)\)", re.DOTALL)


def explained(error: click.UsageError, typed: Sequence[str]) -> click.UsageError:
    """What is wrong with the words ``typed``, where it can be told; ``error`` itself elsewhere."""
    context = error.ctx
    if context is None:
        return error
    message = ""
    if isinstance(error, click.NoSuchOption):
        message = _with_one_dash(context.command, typed)
    elif extra := _EXTRA.fullmatch(error.message):
        message = _too_many(context, extra["words"])
    return click.UsageError(message, context) if message else error


def _with_one_dash(command: click.Command, typed: Sequence[str]) -> str:
    """A word such as -json, which is five options to the shell's customs."""
    options = {name for param in command.params for name in (*param.opts, *param.secondary_opts)}
    for word in typed:
        if f"-{word}".partition("=")[0] in options:
            return f"“{word}” has one dash; write -{word}"
    return ""


def _too_many(context: click.Context, words: str) -> str:
    """Words without quotes around them, or of a file where the whole site is taken."""
    arguments = [one for one in context.command.params if isinstance(one, click.Argument)]
    if arguments:
        name = arguments[-1].name or ""
        whole = f"{context.params.get(name)} {words}"
        return (
            f"“{whole}” is more than one word, so it needs quotes: "
            f"{context.command_path} {in_shell(Path(whole))}"
        )
    if all(one.name != "site" for one in context.command.params):
        return ""
    if Path(words).is_dir():
        return f"“{words}” needs --site before it, if that is the folder of your site"
    return f"“{words}” is too much: {context.command_path} takes the whole site"
