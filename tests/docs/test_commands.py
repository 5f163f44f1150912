"""Every command that the manual names is one there is, with the options that it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from plnfolio.cli import plnfolio
from sites.building import CHECKOUT
from stories.following import blocks

PAGES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs").glob("*.md"))]
_CODE = re.compile(r"`(plnfolio [^`\n]+)`")


def typed(page: str) -> Iterator[str]:
    """What stands in a block, or within a line."""
    for block in blocks(page):
        if block.word in ("", "sh"):
            yield from (line.strip() for line in block.lines if line.startswith("plnfolio "))
    yield from _CODE.findall(page)


def wrong_in(line: str) -> str:
    """The first word of a command that is not known."""
    command: click.Command = plnfolio
    _, *words = line.partition(" #")[0].split()
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        found = command.get_command(click.Context(command), words[0])
        if found is None:
            return words[0]
        command, *words = found, *words[1:]
    known = {"--help", *(name for one in command.params for name in one.opts)}
    options = (word.partition("=")[0] for word in words if re.match(r"--\w", word))
    return next((option for option in options if option not in known), "")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_what_is_typed_can_be_typed(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert {line: wrong for line in typed(text) if (wrong := wrong_in(line))} == {}


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        ("plnfolio build --drafts", ""),
        ("plnfolio bild", "bild"),
        ("plnfolio build --draft", "--draft"),
        ("plnfolio cite ad 10.1000/1", "ad"),
        ("plnfolio cite add - --yes < list.txt", ""),
        ("plnfolio --version", ""),
        ("plnfolio new post --model gibbs", "--model"),
    ],
)
def test_a_mistake_is_found(line: str, wrong: str) -> None:
    assert wrong_in(line) == wrong
