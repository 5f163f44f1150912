"""What is to be done before anybody reads it: works typed by hand, words that are missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property

from plnfolio.check.asking import Asked
from plnfolio.check.headed import heads_works, speaks_of_works
from plnfolio.check.lefttodo import in_entry, in_site, in_text
from plnfolio.check.rule import EntryRule, Found, SiteRule, TextRule
from plnfolio.check.signs import Signs
from plnfolio.check.styled import is_by_title, is_work, may_be_work, works_in
from plnfolio.check.tabled import table_of_works
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex

_NEAR = 2
"""Paragraphs from one work to the next: one may tell what is in it."""
_SHORT = 90
"""Letters of a heading, and more."""
_YEARS = ("20", "19", "n.d.", "n. d.", "press)", "forthcoming)")
_UNDATED = Signs("n.d.", "n. d.", "press)", "forthcoming)")
_HEAD_WITHIN = regex(r"[^\n:]{3,90}(?:\n|:[*_]*[ \n]*)")
_SENTENCE = regex(r"[.!?:]\s*\Z|[.!?][*_]*\s*\Z")
"""Ends what leads to a list, and heads none."""


def typed_references(text: Text, asked: Asked) -> Iterator[Found]:
    """A list of works that was pasted, at its heading or its first work."""
    del asked
    if (found := _first(text)) is not None:
        yield found


def _first(text: Text) -> Found | None:
    if not text.has_figures(4) and not _UNDATED.stand_in(text.prose):
        return None
    found = _listed(text)
    if found is None and (head := table_of_works(text)) is not None:
        return _found(head, 0)
    return found


def _listed(text: Text) -> Found | None:
    """A list whose works are paragraphs, or lines of one, or stand on a line of one."""
    before: tuple[int, Found] | None = None
    headed: Block | None = None
    for number, block in enumerate(text.body):
        short = len(block.raw) < _SHORT and block.kind in ("heading", "paragraph")
        if short and heads_works(block.raw):
            headed = block
            continue
        if block.kind == "heading":
            headed = None
        if block.kind != "paragraph" or block.inside("table", "quote"):
            continue
        if not any(sign in block.raw for sign in _YEARS):
            continue
        if headed and _has_works(block.prose):
            return _found(headed, 0)
        if _HEAD_WITHIN.match(block.raw) and _is_headed(block):
            return _found(block, 0)
        works = _works(block)
        if not works:
            continue
        near = before[1] if before and number - before[0] <= _NEAR else None
        found = near or _found(*_over(text.body, number, works[0]))
        if near or len(works) > 1:
            return found
        before = number, found
    return None


def _has_works(prose: str) -> bool:
    """Whether a line under such a heading is a work."""
    return any(is_work(line) or may_be_work(line) for line in prose.split("\n"))


def _is_headed(block: Block) -> bool:
    """Whether a paragraph begins with such a heading, and a work stands behind it."""
    head = _HEAD_WITHIN.match(block.prose)
    return head is not None and heads_works(head[0]) and _has_works(block.prose[head.end() :])


def _works(block: Block) -> list[int]:
    """Where works begin in a paragraph."""
    found: list[int] = []
    at = 0
    for line in block.prose.split("\n"):
        space = len(line) - len(line.lstrip())
        found += [at + (begin or space) for begin in works_in(line)]
        at += len(line) + 1
    return found


def _over(body: Sequence[Block], number: int, first: int) -> tuple[Block, int]:
    """Where a list begins whose first work is in a block: at the heading over it."""
    before = body[number - 1] if number else None
    if before is None or before.typed.around or not speaks_of_works(before.prose):
        return body[number], first
    alone = before.kind == "paragraph" and len(before.raw) < _SHORT
    headed = before.kind == "heading" or (alone and not _SENTENCE.search(before.prose))
    return (before, 0) if headed else (body[number], first)


class Pasted:
    """The works of a text's pasted list, of which is said that it was."""

    def __init__(self, text: Text) -> None:
        self._text = text

    @cached_property
    def _is_said(self) -> bool:
        """Whether there is such a list; it is looked for once."""
        return _first(self._text) is not None

    def holds(self, block: Block, at: int) -> bool:
        """Whether a place is in one of them."""
        start = block.prose.rfind("\n", 0, at) + 1
        end = block.prose.find("\n", at)
        line = block.prose[start : end if end >= 0 else len(block.prose)]
        return (is_work(line) or is_by_title(line)) and self._is_said


def _found(block: Block, offset: int) -> Found:
    return Found(
        block.place(offset),
        "this list of works is typed by hand, and plnfolio makes one of what you cite",
        "put the works into your library (plnfolio cite parse reads a pasted list), cite them with "
        "[@key], and take this list out",
    )


TEXT_RULES: tuple[TextRule, ...] = (
    TextRule("typed-references", "warning", typed_references),
    TextRule("placeholder", "warning", in_text),
)
SITE_RULES: tuple[SiteRule, ...] = (SiteRule("placeholder", "warning", in_site),)
ENTRY_RULES: tuple[EntryRule, ...] = (EntryRule("placeholder", "warning", in_entry),)
