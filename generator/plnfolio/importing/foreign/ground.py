"""A text of another program while it is changed: its lines, what of it is code, what was done."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from plnfolio import frozen
from plnfolio.importing.article import Note
from plnfolio.render.leftovers.masking import without_code, without_html_code, without_spans

_FENCE = re.compile(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(?P<fence>`{3,}|~{3,})(?P<info>.*)")
_ITEM = re.compile(r"[ \t>]*(?:[-*+]|\d{1,9}[.)])[ \t]")
_INDENT = re.compile(r"(?: {4}| {0,3}\t)")
_CODE = "\x1b"


@frozen.dataclass(frozen=True, slots=True)
class Line:
    """A line of a text: from where to where, without its end. ``code`` says what sort of code."""

    start: int
    end: int
    text: str
    code: str = ""

    @property
    def blank(self) -> bool:
        """Whether nothing stands in it."""
        return not self.text.strip()

    @property
    def after(self) -> int:
        """Where the next line begins, or the text ends."""
        return self.end + 1


@frozen.dataclass(frozen=True, slots=True)
class Fence:
    """A block of code between fences, by the numbers of its lines; ``last`` is the closing one."""

    first: int
    last: int
    info: str
    mark: str


@dataclass(slots=True)
class Ground:
    """A text, and the changes that passes ask for.

    Nothing is changed twice: who comes first has it.

    ``path`` is the file, and ``numbers`` are the lines of it that its lines come from.
    """

    text: str
    path: str = ""
    numbers: Sequence[int] = ()
    lines: list[Line] = field(default_factory=list)
    fences: list[Fence] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    _edits: list[tuple[int, int, int, str]] = field(default_factory=list)
    _changed: bytearray = field(default_factory=bytearray)
    _gone: dict[int, int] = field(default_factory=dict)
    _parted: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._changed = bytearray(len(self.text) + 1)
        start = 0
        for line in self.text.split("\n"):
            self.lines.append(Line(start, start + len(line), line))
            start += len(line) + 1
        if not self.numbers:
            self.numbers = range(1, len(self.lines) + 1)
        self._find_code()

    def _find_code(self) -> None:
        opened: tuple[int, re.Match[str]] | None = None
        before, listed = True, False
        for number, line in enumerate(self.lines):
            found = _FENCE.match(line.text)
            if opened is not None:
                self._mark(number, "fence")
                mark = opened[1]["fence"]
                if found and found["fence"].startswith(mark) and not found["info"].strip():
                    self.fences.append(Fence(opened[0], number, opened[1]["info"].strip(), mark))
                    opened = None
            elif found and (found["fence"][0] == "~" or "`" not in found["info"]):
                opened = number, found
                self._mark(number, "fence")
            elif before and not listed and not line.blank and _INDENT.match(line.text):
                self._mark(number, "indented")
                continue
            elif not line.blank:
                listed = bool(_ITEM.match(line.text)) or (listed and line.text[:1] in " \t")
            before = line.blank
        if opened is not None:
            last = len(self.lines) - 1
            self.fences.append(
                Fence(opened[0], last, opened[1]["info"].strip(), opened[1]["fence"])
            )

    def _mark(self, number: int, sort: str) -> None:
        line = self.lines[number]
        self.lines[number] = Line(line.start, line.end, line.text, sort)

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Lines that stand together and are no code: from which to which."""
        first: int | None = None
        for number, line in enumerate(self.lines):
            if line.blank or line.code:
                if first is not None:
                    yield first, number
                first = None
            elif first is None:
                first = number
        if first is not None:
            yield first, len(self.lines)

    def prose(self) -> str:
        """The text with signs in place of code, addresses, tags and escapes; offsets stay."""
        return self._masked(without_code)

    def markup(self) -> str:
        """The text with signs in place of code alone; offsets stay."""
        return without_html_code(self._masked(without_spans))

    def _masked(self, mask: Callable[[str], str]) -> str:
        parts: list[str] = []
        done = 0
        for first, last in self.blocks():
            start, end = self.lines[first].start, self.lines[last - 1].end
            parts += (_hidden(self.text[done:start]), mask(self.text[start:end]))
            done = end
        return "".join((*parts, _hidden(self.text[done:])))

    def number(self, offset: int) -> int:
        """The number of the line that an offset is in, from 0."""
        return bisect_right(self.lines, offset, key=lambda line: line.start) - 1

    def is_free(self, start: int, end: int) -> bool:
        """Whether nothing of a part is changed already."""
        return self._changed.find(1, start, end) < 0

    def put(self, start: int, end: int, new: str) -> bool:
        """Change a part; whether it could be, since nothing of it had been."""
        if not self.is_free(start, end):
            return False
        self._changed[start:end] = b"\1" * (end - start)
        self._edits.append((start, end, len(self._edits), new))
        return True

    def drop_lines(self, first: int, last: int) -> bool:
        """Take lines out, from ``first`` to before ``last``, with one of two blank ones around."""
        start, end = self.lines[first].start, self.lines[last - 1].after
        above = self._kept_above(first)
        parted = above < 0 or self.lines[above].blank or above in self._parted
        if parted and self._is_blank(last):
            end = self.lines[last].after
        if not self.put(start, min(end, len(self.text)), ""):
            return False
        for number in range(first, self.number(end - 1) + 1):
            self._gone[number] = above
        return True

    def _kept_above(self, number: int) -> int:
        """The line above that is not taken out; -1 where there is none."""
        above = number - 1
        passed = []
        while above in self._gone:
            passed.append(above)
            above = self._gone[above]
        for one in passed:
            self._gone[one] = above
        return above

    def _is_blank(self, number: int) -> bool:
        there = number < len(self.lines) and number not in self._gone
        return there and self.lines[number].blank and not self.lines[number].code

    def part_lines(self, number: int) -> None:
        """Take a line out that parted what stands around it, which still has to be parted."""
        above = self._kept_above(number)
        parted = above < 0 or self.lines[above].blank or above in self._parted
        if parted or self._is_blank(number + 1):
            self.drop_lines(number, number + 1)
        elif self.put(self.lines[number].start, self.lines[number].end, ""):
            self._parted.add(number)

    def stands_alone(self, start: int, end: int) -> bool:
        """Whether nothing else stands on the lines of a part."""
        first, last = self.lines[self.number(start)], self.lines[self.number(end - 1)]
        return not (self.text[first.start : start] + self.text[end : last.end]).strip(" \t>")

    def take_out(self, start: int, end: int) -> bool:
        """Take a part out, with its lines where nothing else stands on them."""
        if self.stands_alone(start, end):
            return self.drop_lines(self.number(start), self.number(end - 1) + 1)
        before = self.text[start - 1 : start]
        if not self.text[self.lines[self.number(start)].start : start].strip(" \t>"):
            while self.text[end : end + 1] in (" ", "\t"):
                end += 1
        elif before in " \t" and before and self.text[end : end + 1] in ("", " ", "\n", "\t"):
            start -= 1
        return self.put(start, end, "")

    def note(self, offset: int, message: str, left: str = "") -> None:
        """Say something about what stands at an offset."""
        line = self.numbers[self.number(offset)]
        self.notes.append(Note(message, self.path, line, left=left))

    def settled(self) -> Ground:
        """What it has become, to be changed again; notes go on to name the lines of the file."""
        parts: list[str] = []
        numbers: list[int] = []
        done = 0
        for start, end, _, new in (*sorted(self._edits), (len(self.text), len(self.text), 0, "")):
            if start < done:
                continue
            for at, piece in ((done, self.text[done:start]), (None, new)):
                first = self.number(done if at is not None else start)
                for index, line in enumerate(piece.split("\n")):
                    if index or not numbers:
                        numbers.append(self.numbers[first + (index if at is not None else 0)])
                    elif line and not "".join(parts[-1:]).strip("\n"):
                        numbers[-1] = self.numbers[first]
                parts.append(piece)
            done = end
        return Ground("".join(parts), self.path, numbers, notes=self.notes)


def _hidden(text: str) -> str:
    return re.sub(r"[^\n]", _CODE, text)
