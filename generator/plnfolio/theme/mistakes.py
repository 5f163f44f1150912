"""What is wrong with a template, seen from its text and from the kind of error that it raised.

The library's own sentences are not looked at: they are for those who write templates for a living,
and change from version to version.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from plnfolio.diagnostics import did_you_mean
from plnfolio.frozen import dataclass

DEEP = (SyntaxError, RecursionError, MemoryError)
"""What Python says of a template with more levels than it takes, read or compiled."""

_CLOSED = frozenset("if for block macro call filter set with autoescape raw".split())
_TAGS = frozenset(
    {*_CLOSED, *(f"end{name}" for name in _CLOSED)}
    | set("else elif extends include import from".split())
)
# Jinja reads neither.
_UNREAD = re.compile(r"{#.*?#}|{%-?\s*raw\s*-?%}.*?{%-?\s*endraw\s*-?%}", re.DOTALL)
_TAG = re.compile(r"{%[-+]?\s*(\w+)(.*?)(?:%}|\Z)", re.DOTALL)
_NAME = re.compile(r"\s*(\w+)")
_DEEP = 12
"""Levels of tags that any Python takes: each loop has two, and it ends at 20."""


@dataclass(frozen=True, slots=True)
class _Tag:
    name: str
    rest: str
    line: int

    @property
    def opens(self) -> bool:
        """Whether something has to close it; “set x = 1” is complete."""
        return self.name in _CLOSED and not (self.name == "set" and "=" in self.rest)


def _tags(text: str) -> Iterator[_Tag]:
    read = _UNREAD.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), text)
    for match in _TAG.finditer(read):
        yield _Tag(match[1], match[2], read.count("\n", 0, match.start()) + 1)


def unreadable_template(text: str, line: int) -> tuple[str, str, int]:
    """Why a template cannot be read that failed at ``line``: a sentence, a remedy, and the line."""
    opened: list[_Tag] = []
    blocks: dict[str, int] = {}
    for tag in _tags(text):
        if tag.name not in _TAGS:
            return f"no tag called “{tag.name}”", did_you_mean(tag.name, _TAGS), tag.line
        if tag.name.startswith("end"):
            if not opened or opened[-1].name != tag.name.removeprefix("end"):
                return _misplaced(tag, opened)
            opened.pop()
        elif tag.opens:
            opened.append(tag)
        if tag.name == "block" and (name := _NAME.match(tag.rest)):
            if name[1] in blocks:
                said = f"the block “{name[1]}” is there twice; the first is on line "
                return f"{said}{blocks[name[1]]}", "rename one of them, or join the two", tag.line
            blocks[name[1]] = tag.line
    if opened:
        last = opened[-1]
        said = f"what {{% {last.name} %}} begins is never closed"
        return said, f"write {{% end{last.name} %}} where it ends", last.line
    lines = text.split("\n")
    here = " ".join(lines[min(line, len(lines)) - 1].split())
    shown = here if len(here) <= 60 else f"{here[:57]}…"
    remedy = "see whether each {{ has its }}, each {% its %}, and each quotation mark its second"
    return f"this template cannot be read at “{shown}”", remedy, line


def _misplaced(tag: _Tag, opened: list[_Tag]) -> tuple[str, str, int]:
    said = f"{{% {tag.name} %}} closes what was not begun"
    if not opened:
        return said, "take it away, or begin it before", tag.line
    inner = opened[-1]
    remedy = f"close what begins on line {inner.line} first, with {{% end{inner.name} %}}"
    return said, remedy, tag.line


def too_deep(text: str) -> tuple[str, str, int]:
    """What is said of a template with more levels than Python takes, and where it has most."""
    depth, deepest, line = 0, _DEEP, 0
    for tag in _tags(text):
        depth += tag.opens - tag.name.startswith("end")
        if depth > deepest:
            deepest, line = depth, tag.line
    if line:
        remedy = "put what is inside into a template of its own, and write {% include … %} for it"
        return "this is nested too deep to be read", remedy, line
    lines = text.split("\n")
    longest = max(range(len(lines)), key=lambda number: len(lines[number]))
    remedy = "give parts of it names with {% set … %}, and put them together"
    return "what this line works out is too long or nested too deep", remedy, longest + 1


def failure(error: Exception) -> tuple[str, str]:
    """Why a line of a template fails with the page that it shows, from the kind of its error."""
    if isinstance(error, ZeroDivisionError):
        return "this line divides by zero", ""
    if isinstance(error, MemoryError):
        return "this line makes something too big", "see which number in it is meant to be smaller"
    if isinstance(error, LookupError | AttributeError):
        return "this line asks for something that is not there", "write “{% if … %}” around it"
    if isinstance(error, TypeError | ValueError | ArithmeticError):
        return (
            "this line does with a value what cannot be done with it",
            "see in docs/theme.md what the value is: a text, a number, a list, a link",
        )
    return "this line fails", "compare it with the template of the theme below"
