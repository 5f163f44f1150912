"""How a file will have changed: a unified diff, as Git shows one."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence

import click

_AROUND = 1
"""Lines that are shown before and behind a change; a paragraph is often one."""


def difference(path: str, before: bytes, after: bytes) -> str:
    """What changes in a file, in colours where there are any."""
    old, new = _lines(before), _lines(after)
    head = [click.style(f"--- {path}", bold=True), click.style(f"+++ {path}", bold=True)]
    return "\n".join([*head, *_hunks(old, new)])


def _lines(data: bytes) -> list[str]:
    text = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
    return [
        "".join(sign if sign.isprintable() else " " for sign in line) for line in text.split("\n")
    ]


def _hunks(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for group in matcher.get_grouped_opcodes(_AROUND):
        first, last = group[0], group[-1]
        spans = (first[1], last[2]), (first[3], last[4])
        yield click.style("@@ -{} +{} @@".format(*(_span(*span) for span in spans)), fg="cyan")
        for tag, a, b, c, d in group:
            if tag == "equal":
                yield from (f" {line}" for line in old[a:b])
            else:
                yield from _changed(old[a:b], new[c:d])


def _span(start: int, stop: int) -> str:
    return f"{start + 1},{stop - start}"


def _changed(old: Sequence[str], new: Sequence[str]) -> Iterator[str]:
    """Lines that go and lines that come; what differs within a line stands out."""
    if len(old) == len(new):
        marked = [_marked(one, other) for one, other in zip(old, new, strict=True)]
        gone, came = [one for one, _ in marked], [other for _, other in marked]
    else:
        gone, came = (
            [click.style(line, fg=colour) for line in lines]
            for lines, colour in ((old, "red"), (new, "green"))
        )
    yield from (click.style("-", fg="red") + line for line in gone)
    yield from (click.style("+", fg="green") + line for line in came)


def _marked(old: str, new: str) -> tuple[str, str]:
    """Two lines with what differs between their common beginning and end in bold."""
    begin = _alike(old, new)
    end = min(_alike(old[::-1], new[::-1]), min(len(old), len(new)) - begin)
    return _bold(old, begin, len(old) - end, "red"), _bold(new, begin, len(new) - end, "green")


def _alike(one: str, other: str) -> int:
    """How many signs two lines have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


def _bold(line: str, begin: int, end: int, colour: str) -> str:
    parts = ((line[:begin], False), (line[begin:end], True), (line[end:], False))
    return "".join(click.style(part, fg=colour, bold=bold) for part, bold in parts if part)
