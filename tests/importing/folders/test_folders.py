"""Texts of other programs become ours, and what is not brought is named with its line."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from plnfolio.importing.foreign.fields import fields_of
from plnfolio.importing.foreign.setting import TEXT, Setting, Tool
from plnfolio.importing.foreign.translate import translated

FILES = sorted(Path(__file__).parent.glob("*.txt"))
VALUES = {"site.baseurl": "", "site.url": "", "site.title": "Night School"}


def cases() -> list[tuple[str, str, str, str, str]]:
    """The program, what it is about, the text, what it becomes, and what is said."""
    found = []
    for file in FILES:
        for case in file.read_text(encoding="utf-8").split("\n===== ")[1:]:
            title, _, rest = case.partition("\n")
            source, _, rest = rest.partition("\n----- becomes\n")
            becomes, _, said = rest.partition("\n----- said\n")
            found.append((file.stem, title, *(one.strip("\n") for one in (source, becomes, said))))
    return found


def come_out(tool: str, source: str) -> tuple[str, str]:
    """A text as ours, its fields above it, and what is said."""
    program: Tool = tool  # type: ignore[assignment]  # the file is named as the program
    setting = Setting(program, VALUES, lambda name: None if "gone" in name else f"{TEXT}{name}")
    made = translated(source, "one.md", setting)
    matter = made.matter
    old = filter(None, (matter.address, *matter.addresses))
    fields = {
        "title": matter.title, "date": matter.date, "updated": matter.updated,
        "tags": ", ".join(matter.tags), "draft": matter.draft or "", "slug": matter.slug,
        "old": ", ".join(old), "picture": ", ".join(filter(None, matter.picture)),
        **matter.matter,
    }  # fmt: skip
    above = "".join(f"{name}: {value}\n" for name, value in fields.items() if value)
    said = "\n".join(
        f"{note.line}: {note.message}" + (f" | {' '.join(note.left.split())}" if note.left else "")
        for note in made.notes
    )
    return f"{above}\n{made.text.strip(chr(10))}".strip("\n"), said


def leaves(value: object) -> Iterator[str]:
    """All that fields hold, but for what is only yes or no."""
    if isinstance(value, dict):
        value = [*value.values()]
    if isinstance(value, list):
        for one in value:
            yield from leaves(one)
    elif value not in (None, "true", "false"):
        yield str(value)


_WORD = re.compile(r"[^\W\d_]{2,}")
_MARKUP = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|\{:.*?\}|^:::.*$|^```.*$|^~~~.*$|</?[a-z][^<>]*>|`\{=\w+\}|^!!! \w+"
    r"|\]\(.*?\)|:\w+:|[{|](?:filename|static|tag)[}|]|^\*\[\w+\]:|\{#|[\w-]+=|\{% and %\}|`r .*?`",
    re.MULTILINE,
)
"""What no reader saw, in a text of another program."""


@pytest.mark.parametrize(
    ("tool", "source"),
    [pytest.param(tool, source, id=f"{tool}: {title}") for tool, title, source, *_ in cases()],
)
def test_every_word_is_in_the_text_or_in_what_is_said(tool: str, source: str) -> None:
    fields = fields_of(source, "one.md")
    body = _MARKUP.sub(" ", source[fields.body :])
    had = Counter(_WORD.findall(" ".join((body, *leaves(fields.values)))))
    kept = Counter(_WORD.findall(" ".join(come_out(tool, source)).casefold()))
    assert Counter(word.casefold() for word in had.elements()) - kept == Counter()


@pytest.mark.parametrize(
    ("tool", "source", "becomes", "said"),
    [pytest.param(tool, *rest, id=f"{tool}: {title}") for tool, title, *rest in cases()],
)
def test_a_text_becomes_what_the_case_says(tool: str, source: str, becomes: str, said: str) -> None:
    assert come_out(tool, source) == (becomes, said)
