"""What stands in the brackets of a citation: its works, with the words around each."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plnfolio import frozen
from plnfolio.importing.cites.finder import Dated, Library
from plnfolio.importing.cites.folded import Folded
from plnfolio.importing.cites.patterns import BEFORE, CITED_IN, DATES, LOCATOR, REMARK

_PAGE_BARE = re.compile(r"^(?=\d+(?:\s?[-–]\s?\d+)?$)")
_MERE = re.compile(r"[ ,;&/]*(?:\b(?:and|y|und|et)\b ?)?")
_UNSAFE = re.compile(r"[\[\]@{}\x00*_`<>\\]")


@frozen.dataclass(frozen=True, slots=True)
class Inside:
    """The inside of a citation in Markdown, its works, and whether it holds nothing odd.

    ``others`` are where parts of it stand that are of no work that is known.
    """

    markdown: str
    keys: tuple[str, ...]
    pure: bool
    safe: bool
    others: tuple[tuple[int, int], ...] = ()


def inside(
    library: Library, text: Folded, start: int, end: int, own: Dated | None = None
) -> Inside | None:
    """What stands between ``start`` and ``end``; None where no work is there.

    ``own`` is the work of a name before the brackets, which its dates there belong to: the inside
    begins behind them.
    """
    found = [one for one in library.labelled(text.text, start, end) if one.keys]
    if not found and own is None:
        return None
    made = _Row(library, text, own)
    at = start
    for one in found:
        made.gap(at, one.start, first=not made.parts)
        made.work(one)
        at = one.end
    made.tail(at, end)
    return made.inside()


class _Row:
    """The works of brackets from left to right, as Markdown."""

    def __init__(self, library: Library, text: Folded, own: Dated | None) -> None:
        self.library, self.text = library, text
        self.keys: list[str] = list(own.keys) if own else []
        self.parts: list[str] = ["; ".join(f"@{key}" for key in own.keys)] if own else []
        self.label = own.label if own else ""
        self.pure = True
        self.said: list[str] = []
        self.others: list[tuple[int, int]] = []

    def work(self, one: Dated) -> None:
        """A work, behind what parts it from the one before."""
        self.parts.append("; ".join(f"@{key}" for key in one.keys))
        self.keys += one.keys
        self.label = one.label

    def gap(self, start: int, end: int, *, first: bool) -> None:
        """What stands before a work: the rest of the one before, and words of its own."""
        words = self.text.text[start:end]
        if first:
            self.prefix(start, end)
            return
        cut = words.rfind(";")
        if cut >= 0:
            self.tail(start, start + cut)
            self.parts.append("; ")
            self.prefix(start + cut + 1, end)
            return
        cited = CITED_IN.search(words)
        if cited is not None:
            self.tail(start, start + cited.start())
            said = self.say(start + cited.start(), end)
            self.parts.append(said if said.startswith(",") else f", {said}")
            self.parts.append(" ")
        elif _MERE.fullmatch(words):
            self.parts.append("; ")
        else:
            comma = words.rfind(",")
            cut = comma if comma >= 0 else 0
            self.tail(start, start + cut)
            self.parts.append("; ")
            self.prefix(start + cut, end)

    def prefix(self, start: int, end: int) -> None:
        words = self.text.text[start:end].strip(" ,")
        if not words:
            return
        if not BEFORE.fullmatch(words) and not CITED_IN.search(words):
            self.pure = False
            self.others.append((start, end))
        lead = len(self.text.text[start:end]) - len(self.text.text[start:end].lstrip(" ,"))
        self.parts.append(self.say(start + lead, end).rstrip() + " ")

    def tail(self, start: int, end: int) -> None:
        """What is said of a work behind its date: a page, a remark, further years, other works."""
        at = start
        for i, part in enumerate(self.text.text[start:end].split(";")):
            stop = at + len(part)
            if part.strip(" ,"):
                self._tail(at, stop, i)
            at = stop + 1

    def _tail(self, start: int, end: int, at: int) -> None:
        words = self.text.text[start:end]
        if at and self._further(start, end):
            return
        is_page = LOCATOR.fullmatch(words) or LOCATOR.fullmatch(f", {words.strip()}")
        if not is_page and not REMARK.fullmatch(words):
            self.pure = False
            if at:
                self.others.append((start, end))
        said = _PAGE_BARE.sub(r"p. \g<0>", self.say(start, end).strip(" ,:"))
        mark = ";" if at else ","
        self.parts.append(f"{mark} {said}")

    def _further(self, start: int, end: int) -> bool:
        """A further year of the work before: “; 2019, p. 4”."""
        lead = len(self.text.text[start:end]) - len(self.text.text[start:end].lstrip())
        if not self.label or DATES.match(self.text.text, start + lead, end) is None:
            return False
        label = self.library.next(self.label, 0, len(self.label))
        works = self.library.meant(label) if label is not None else ()
        found = self.library.dates(works, self.text.text, start + lead, self.label)
        if found is None or not found.keys or found.end > end:
            return False
        self.parts.append("; ")
        self.work(found)
        self._tail_of(found.end, end)
        return True

    def _tail_of(self, start: int, end: int) -> None:
        if self.text.text[start:end].strip(" ,"):
            self._tail(start, end, 0)

    def say(self, start: int, end: int) -> str:
        said = self.text.said(start, end).strip()
        self.said.append(self.text.source[self.text.begins[start] : self.text.ends[end - 1]])
        return said

    def inside(self) -> Inside:
        markdown = re.sub(r"  +", " ", "".join(self.parts)).strip()
        safe = not any(_UNSAFE.search(said) for said in self.said)
        return Inside(markdown, tuple(self.keys), self.pure, safe, tuple(self.others))


def merged(keys: Sequence[str]) -> tuple[str, ...]:
    """Keys, each once."""
    return tuple(dict.fromkeys(keys))
