"""What a command asks an author on a terminal, and what an answer may be."""

from __future__ import annotations

import re
import sys
import unicodedata
from collections.abc import Callable, Sequence

import click

from plnfolio.diagnostics import is_printable

Check = Callable[[click.Context | None, click.Parameter | None, str | None], str | None]
"""What an option is checked by, and an answer too."""


def asks() -> bool:
    """Whether somebody is there to answer."""
    return bool(sys.stdin and sys.stdin.isatty() and sys.stdout.isatty())


def ask(question: str, usual: str, check: Check) -> str:
    """An answer in words; asked again until it can be one."""

    def checked(answer: str) -> str:
        return check(None, None, answer) or usual

    answer: str = click.prompt(question, default=usual, value_proc=checked)
    return answer


def choice(question: str, usual: str, choices: Sequence[str]) -> str:
    """One of a few words."""
    answer: str = click.prompt(question, default=usual, type=click.Choice(choices))
    return answer


def ask_anyway(question: str) -> bool:
    """Whether something unwise is to be done all the same."""
    return click.confirm(question, default=False)


def plain(_: click.Context | None, __: click.Parameter | None, value: str | None) -> str | None:
    """Words on one line, as a title or a name is."""
    if value is None:
        return None
    if not is_printable(value):
        raise click.BadParameter("it is not written in UTF-8; type it anew")
    words = " ".join(value.split())
    if not words:
        raise click.BadParameter("it is empty; write a few words")
    if any(unicodedata.category(sign) in ("Cc", "Cn") for sign in words):
        raise click.BadParameter("it holds a key that is no letter; type it anew")
    return words


def language(_: click.Context | None, __: click.Parameter | None, value: str | None) -> str | None:
    """The short name of a language (BCP 47)."""
    if value is None:
        return None
    if not re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", value.strip()):
        raise click.BadParameter("write its short name: en, es, ar, pt-BR")
    return value.strip()
