"""Edits put into a file that a person wrote, with every other byte of it as it was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from plnfolio.diagnostics import Edit, Fix, Span
from plnfolio.frozen import dataclass
from plnfolio.written.text import without_controls

_END = re.compile(r"\r\n|\r|\n")
_BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Edited:
    """A file with fixes in it. ``done`` are those that are, each whole; ``left`` those that are
    not, as they want what another has changed or what does not stand there any more.
    """

    data: bytes
    done: tuple[Fix, ...] = ()
    left: tuple[Fix, ...] = ()


def stands(edit: Edit, lines: Sequence[str]) -> bool:
    """Whether what an edit replaces stands where it says, in a text of these lines."""
    start, end = edit.start, edit.end
    if not (0 < start.line <= end.line <= len(lines)) or not (start.column and end.column):
        return False
    if start.line == end.line:
        found = lines[start.line - 1][start.column - 1 : end.column - 1]
    else:
        between = lines[start.line : end.line - 1]
        first, last = lines[start.line - 1][start.column - 1 :], lines[end.line - 1]
        found = "\n".join([first, *between, last[: end.column - 1]])
    return found == edit.old


def edited(data: bytes, fixes: Iterable[Fix]) -> Edited:
    """The bytes of a file with all fixes in it that are in nobody's way, the first ones first.

    Its byte order mark, its line ends and what is no text in it stay as they are.
    """
    fixes = tuple(fixes)
    try:
        file = _File(data.decode("utf-8"))
    except UnicodeDecodeError:
        return Edited(data, left=fixes)
    done: list[Fix] = []
    taken: list[_Change] = []
    for fix in fixes:
        changes = file.changes(fix)
        if changes and not any(one.meets(other) for one in changes for other in taken):
            taken += changes
            done.append(fix)
    left = tuple(fix for fix in fixes if fix not in done)
    return Edited(file.changed(taken).encode("utf-8"), tuple(done), left)


@dataclass(frozen=True, slots=True, order=True)
class _Change:
    """New text for a part of a file, by offsets."""

    start: int
    end: int
    new: str

    def meets(self, other: _Change) -> bool:
        """Whether both change the same, or put something into the same place."""
        if self.start == self.end == other.start == other.end:
            return True
        return self.start < other.end and other.start < self.end


class _File:
    """A text with its line ends, whatever they are."""

    def __init__(self, text: str) -> None:
        self._text = text
        ends = [found.span() for found in _END.finditer(text)]
        starts = [len(_BOM) if text.startswith(_BOM) else 0, *(end for _, end in ends)]
        self._lines = [*zip(starts, [*(start for start, _ in ends), len(text)], strict=True)]
        self._end = text[slice(*ends[0])] if ends else "\n"

    def changes(self, fix: Fix) -> list[_Change]:
        """What a fix changes; nothing where it does not find what it is for."""
        found = [self._change(edit) for edit in fix]
        sure = [one for one in found if one is not None]
        return sure if len(sure) == len(found) and any(edit.old for edit in fix) else []

    def _change(self, edit: Edit) -> _Change | None:
        start, end = self._offset(edit.start), self._offset(edit.end)
        if start is None or end is None or _END.sub("\n", self._text[start:end]) != edit.old:
            return None
        return _Change(start, end, edit.new.replace("\n", self._end))

    def _offset(self, place: Span) -> int | None:
        """Where a place is; None where signs that are not counted make that unsure."""
        if not 0 < place.line <= len(self._lines) or not place.column:
            return None
        start, end = self._lines[place.line - 1]
        line = self._text[start:end]
        if place.column - 1 > len(line) or without_controls(line) != line:
            return None
        return start + place.column - 1

    def changed(self, changes: Iterable[_Change]) -> str:
        """The text with some changes in it, none of which meets another."""
        parts: list[str] = []
        at = 0
        for one in sorted(changes):
            parts += [self._text[at : one.start], one.new]
            at = one.end
        return "".join([*parts, self._text[at:]])
