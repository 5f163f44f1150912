"""What a single parse gathers while it runs: slots, findings and where it is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, cast

from plnfolio.model.document import Finding, Heading, KeySlot, Piece, Place, Slot
from plnfolio.model.marks import SLOT
from plnfolio.render.ids import Ids
from plnfolio.render.places import Locator

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_KEY = "plnfolio"
_FORMULA = "formula"
_UNOPENED = "directive-unopened"
_TAGS = re.compile(r"</?[a-z][a-z0-9-]*")
_NOTE = re.compile(r"\[\^([^\s\[\]]+)\]")
_NOTE_LINE = re.compile(r"(?m)^[ \t]{0,3}\[\^(?P<label>[^\s\[\]]+)\][ \t]+\S.*$")
_MARK = re.compile(rf"{SLOT[0]}(\d+){SLOT[1]}")


@dataclass(slots=True)
class Parsing:
    """The one thing that changes during a parse; it never outlives it.

    markdown-it hands an ``env`` to every rule, and this lives in there. ``lines`` is the text cut
    at its line ends, ``where`` says whose inline content is being read (a Locator, or what it takes
    to make one), ``anchors`` are the ids in use. ``bare`` says that addresses may stand in the text
    as they are, ``tags`` are the beginnings of its tags, as far as anybody asked. ``keys`` stand
    where nothing can be cited. ``raw`` says that blocks are wanted as they were typed, and no HTML.
    ``colonless`` are lines with a note whose colon is missing, by its label, once somebody asked.
    ``opened`` are the places where a directive would begin, had it not a slip.
    """

    lines: list[str]
    where: tuple[int, str, int] | Locator = (0, "", -1)
    findings: list[Finding] = field(default_factory=list)
    slots: list[Slot] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    anchors: Ids = field(default_factory=Ids)
    counts: Counter[str] = field(default_factory=Counter)
    bare: bool = False
    tags: frozenset[str] | None = None
    keys: list[KeySlot] = field(default_factory=list)
    raw: bool = False
    colonless: Mapping[str, str] | None = None
    opened: set[Place] = field(default_factory=set)

    @staticmethod
    def begin(text: str, *, raw: bool = False) -> dict[str, Any]:
        """A fresh ``env`` for a text."""
        bare = "://" in text or "ww." in text or "@" in text
        return {_KEY: Parsing(text.split("\n"), bare=bare, raw=raw)}

    @staticmethod
    def of(env: Mapping[str, Any]) -> Parsing:
        """What the rules find in their ``env``."""
        return cast("Parsing", env[_KEY])

    @property
    def locator(self) -> Locator:
        """Knows the block whose inline content is being read; most blocks never ask."""
        if isinstance(self.where, tuple):
            self.where = Locator(self.lines, *self.where)
        return self.where

    def closes(self, name: str) -> bool:
        """Whether an element is closed anywhere in the text; ``name`` in small letters."""
        if self.tags is None:
            self.tags = frozenset(_TAGS.findall("\n".join(self.lines).lower()))
        return f"</{name}" in self.tags

    def opens(self, name: str) -> bool:
        """Whether an element is opened anywhere in the text."""
        return self.closes(name) and f"<{name}" in (self.tags or ())

    def without_colon(self, label: str) -> str:
        """The one line that begins with the mark of a note and a space; empty if there are more,
        or none, or no mark of it besides.
        """
        if self.colonless is None:
            text = "\n".join(self.lines)
            marks = Counter(_NOTE.findall(text))
            found = [(one["label"], one[0].strip()) for one in _NOTE_LINE.finditer(text)]
            lines = Counter(name for name, _ in found)
            self.colonless = {
                name: line for name, line in found if lines[name] == 1 and marks[name] > 1
            }
        return self.colonless.get(label, "")

    def count(self, name: str) -> int:
        """The next number, from 1, of whatever is counted under a name."""
        self.counts[name] += 1
        return self.counts[name]

    def find(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        """Note a mistake of the author's."""
        self.findings.append(Finding(code, message, place, remedy))

    def warn(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        """Note a mistake that keeps no site from being written."""
        self.findings.append(Finding(code, message, place, remedy, "warning"))

    def hint(self, code: str, message: str, place: Place, remedy: str = "") -> None:
        """Note what may well be meant."""
        self.findings.append(Finding(code, message, place, remedy, "hint"))

    def said(self) -> Iterator[Finding]:
        """All that was noted, in its order; of a text’s formulas the first, for all of them."""
        found = self._first_hand()
        formulas = [one for one in found if one.code == _FORMULA]
        for one in found:
            if one.code != _FORMULA:
                yield one
            elif one is formulas[0]:
                more = len(formulas) - 1
                message = f"{one.message}, and so {'is' if more == 1 else 'are'} {more} more"
                yield replace(one, message=message) if more else one

    def _first_hand(self) -> list[Finding]:
        """The findings in their order, without the end of a directive that began with a slip.

        It keeps the site from being built, so its beginning does.
        """
        found = sorted(self.findings, key=lambda finding: finding.place)
        for place in sorted(self.opened, reverse=True):
            end = next((o for o in found if o.code == _UNOPENED and o.place > place), None)
            if end is not None:
                found.remove(end)
                found = [replace(o, severity="error") if o.place == place else o for o in found]
        return found

    def mark(self, slot: Slot) -> str:
        """What stands for a slot in HTML until the HTML is cut into pieces.

        Two control characters that no input holds, with the slot's number between them: they pass
        through every escaping unchanged.
        """
        self.slots.append(slot)
        return f"{SLOT[0]}{len(self.slots) - 1}{SLOT[1]}"

    def pieces(self, html: str) -> tuple[Piece, ...]:
        """HTML with marks, cut into text and slots."""
        parts = _MARK.split(html)
        pieces: list[Piece] = []
        for i, part in enumerate(parts):
            if i % 2:
                pieces.append(self.slots[int(part)])
            elif part:
                pieces.append(part)
        return tuple(pieces)


InlineRule = Callable[["StateInline", bool], bool]


def within(rule: InlineRule) -> InlineRule:
    """A rule that parses a text of its own, which begins two characters on (``![`` or ``^[``)."""

    def within(state: StateInline, silent: bool) -> bool:
        parsing = Parsing.of(state.env)
        outer = parsing.locator
        parsing.where = outer.within(state.pos + 2)
        matched = rule(state, silent)
        parsing.where = outer
        return matched

    return within
