"""What can be read of a YAML text that has mistakes: all but the smallest parts that hold them.

Reading YAML ends at the first mistake. The part with it is taken out and the rest read again, until
all of that can be. Where it is not sure which part is to blame, only the first mistake is known.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

import yaml

from plnfolio.frozen import dataclass
from plnfolio.written.misread import Misread

_MOST = 40
"""Mistakes that are looked for in one text."""

_NEAREST, _WIDEST = 4, 6
"""Columns, and parts around parts, that are tried."""

MARK = "\ue0fe"
"""Stands, with a number, for what was taken out."""

_DASH = re.compile(r"-(?:[ \t]+|$)")
_NAME = re.compile(r"(?:[\w.-]+|\"[^\"]*\"|'[^']*')[ \t]*:(?=\s|$)")
_FIELDS = re.compile(rf"(?:-[ \t]+)+(?:{_NAME.pattern}|[&!|>\[{{\"'])|-[ \t]*$")
"""An entry of a list that can go on below its line."""

_WORD = re.compile(r"^[\s\[{\"'-]*([\w-]+)|([\w-]+)[\"']?\s*[:=]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines of a text, from 0: an entry of a list, or a field with all that is indented below it.

    ``column`` is where its dash or its name stands. ``beside`` are the columns of the dashes, or
    names, that the line before it belongs to, the nearest first. ``bare`` says that nothing stands
    behind its name.
    """

    start: int
    end: int
    column: int
    dash: bool
    beside: tuple[int, ...] = ()
    bare: bool = False

    def taken_out(self, lines: Sequence[str], mark: str, column: int | None) -> list[str]:
        """The lines of a text with a mark in place of this part, or with nothing at all."""
        first = ""
        if column is not None:
            before = lines[self.start][:column] if column == self.column else " " * column
            first = before + (f"- {mark}" if self.dash else f"{mark}:")
        rest = [""] * (self.end - self.start - 1)
        return [*lines[: self.start], first, *rest, *lines[self.end :]]


@dataclass(frozen=True, slots=True)
class Lost:
    """A part that was taken out, and why; its mark stands at ``column``, if it has one."""

    part: Part
    column: int | None
    fault: Misread


@dataclass(frozen=True, slots=True)
class Saved:
    """What is left of a text, with a mark in place of each part that was taken out.

    ``words`` are, by mark, what may be names of fields in its part; by an empty mark those of the
    parts for which there was no place.
    """

    text: str
    node: yaml.Node | None
    faults: tuple[Misread, ...]
    words: Mapping[str, frozenset[str]]


Read = Callable[[str], yaml.Node | Misread | None]
"""Reads a text, or says why it cannot be read."""

_Step = tuple[tuple[Lost, ...], yaml.Node | Misread | None]


def save(text: str, fault: Misread, read: Read) -> Saved | None:
    """What can be read of a text in which ``read`` has found a fault; None if that is not sure."""
    saving = _Saving(text.split("\n"), read)
    lost: tuple[Lost, ...] = ()
    left: yaml.Node | Misread | None = fault
    for _ in range(_MOST):
        if not isinstance(left, Misread):
            rest = "\n".join(saving.rest(lost))
            return Saved(rest, left, tuple(_told(lost)), dict(saving.words(lost)))
        found = saving.blamed(left, lost)
        if found is None:
            return None
        lost, left = found
    return None


def _told(lost: Iterable[Lost]) -> Iterator[Misread]:
    """The faults, without those of lines that may only seem wrong beside others that are."""
    shifted = False
    for one in lost:
        if not (shifted and one.fault.misfit):
            yield one.fault
        shifted = shifted or one.fault.shifted


class _Saving:
    def __init__(self, lines: Sequence[str], read: Read) -> None:
        self.lines = lines
        self.parts = _parts(lines)
        self.read = read

    def rest(self, lost: Iterable[Lost]) -> list[str]:
        """The lines of the text without what is lost."""
        lines = list(self.lines)
        for number, one in enumerate(lost):
            lines = one.part.taken_out(lines, f"{MARK}{number}", one.column)
        return lines

    def words(self, lost: Iterable[Lost]) -> Iterator[tuple[str, frozenset[str]]]:
        """What may be names of fields in the parts that are lost, by their marks."""
        unplaced: set[str] = set()
        for number, one in enumerate(lost):
            part = one.part
            words = _words(self.lines[part.start : part.end])
            if one.column != part.column:
                # What was in it may be all there was of the fields around it.
                words |= _words([self.lines[around.start] for around in self._around(one.fault)])
            if one.column is None:
                unplaced |= words
            yield f"{MARK}{number}", words
        if unplaced:
            yield "", frozenset(unplaced)

    def blamed(self, fault: Misread, lost: tuple[Lost, ...]) -> _Step | None:
        """What is lost with the part to blame for a fault, and how the rest is read.

        What is opened and not closed is often found further down, at a sign that would be right
        but for that. Without the sign it is found where it is; what was lost below it is not, then.
        """
        opened = next((one for one in reversed(lost) if one.fault.opened), None)
        if fault.closed and opened:
            part = replace(opened.part, end=max(opened.part.end, fault.line + 1))
            return self._without(part, opened.fault, lost)[0]
        for number, part in enumerate([*self._around(fault)][:_WIDEST]):
            found, earlier = self._without(part, fault, lost)
            if found is None and earlier is not None and number == 0:
                opened_at = next(self._around(earlier), None)
                found = self._without(opened_at, earlier, lost)[0] if opened_at else None
            if found is not None:
                return found
        return None

    def _around(self, fault: Misread) -> Iterator[Part]:
        """The parts that a fault is in, the smallest first."""
        around = [one for one in self.parts if one.start <= fault.line < one.end]
        here = [part for part in around if part.start == fault.line]
        right = [part for part in here if part.column > fault.column]
        for part in reversed(around):
            inside = any(self._is_word(one) and one.start < part.start for one in around)
            if not inside and (part not in right or right == here):
                yield self._all_tabs(part) if fault.tab else part

    def _is_word(self, part: Part) -> bool:
        """Whether an entry of a list is no more than a word, which can have nothing below it."""
        text = self.lines[part.start][part.column :]
        return part.dash and _FIELDS.match(text) is None

    def _all_tabs(self, part: Part) -> Part:
        end = part.end
        while end < len(self.lines) and self.lines[end].startswith("\t"):
            end += 1
        return replace(part, end=end)

    def _without(
        self, part: Part, fault: Misread, lost: Iterable[Lost]
    ) -> tuple[_Step | None, Misread | None]:
        """The same for one part: nothing if what is wrong next is not further down.

        What is wrong further up is given as well.
        """
        kept = tuple(one for one in lost if one.part.start < fault.line)
        kept = tuple(one for one in kept if one.part.start != part.start)
        lines = self.rest(kept)
        best: _Step | None = None
        down, earlier = part.end - 1, None
        for column in (part.column, *part.beside, None):
            mark = f"{MARK}{len(kept)}"
            left = self.read("\n".join(part.taken_out(lines, mark, column)))
            now = (*kept, Lost(part, column, fault))
            if not isinstance(left, Misread):
                return (now, left), None
            if left.line < part.start:
                earlier = earlier or left
            elif left.line > down:
                best, down = (now, left), left.line
        return best, earlier


def _words(lines: Iterable[str]) -> frozenset[str]:
    found = _WORD.findall("\n".join(lines))
    return frozenset(first or second for first, second in found)


def _parts(lines: Sequence[str]) -> list[Part]:
    """Every part of a text, in the order of their beginnings, a larger one before those in it."""
    found: list[Part] = []
    around: list[Part] = []
    for number, line in enumerate(lines):
        text = line.lstrip(" \t")
        if not text or text[0] in "#[]{}":
            continue
        indent = len(line) - len(text)
        before = around.copy()
        while around and not _continues(around[-1], indent, text):
            found.append(replace(around.pop(), end=number))
        begun = list(_begun(line, indent))
        if not begun and (not before or any(p.column == indent and not p.dash for p in before)):
            begun = [(indent, False)]
        for column, dash in begun:
            near = dict.fromkeys(p.column for p in reversed(before) if p.dash == dash)
            beside = [one for one in near if one != column][:_NEAREST]
            bare = line.rstrip().endswith(":")
            around.append(Part(number, len(lines), column, dash, tuple(beside), bare))
    return sorted((*found, *around), key=lambda part: (part.start, part.column))


def _continues(part: Part, indent: int, text: str) -> bool:
    """Whether a line belongs to a part: a list may begin in the column of its name."""
    listed = part.bare and not part.dash and _DASH.match(text) is not None
    return indent > part.column or (listed and indent == part.column)


def _begun(line: str, indent: int) -> Iterator[tuple[int, bool]]:
    """Where parts begin on a line, and whether each begins with a dash."""
    column = indent
    while dash := _DASH.match(line, column):
        yield column, True
        column = dash.end()
    if _NAME.match(line, column):
        yield column, False
