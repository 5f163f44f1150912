"""The works that a page names by their keys: which the library has, what is said of others."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.diagnostics import Problem, Span, did_you_mean
from plnfolio.model.citation import Citation
from plnfolio.model.document import CitationSlot, KeySlot, Place
from plnfolio.render.asking import KEYS, REFERENCE, REFERENCES, SiteReader
from plnfolio.render.layout import Origin, Sheet
from plnfolio.render.leftovers.crossed import crossed
from plnfolio.render.misplaced import doubtful_page, misplaced, nearly
from plnfolio.spelling import letters_of, nearest


class Works:
    """The library as one page asks it."""

    def __init__(self, site: SiteReader, sheet: Sheet) -> None:
        self._site = site
        self._problems = sheet.problems
        # Nearest keys, each looked for once, and what to do where one is not there.
        self._meant: dict[str, str] = {}
        self._similar: dict[str, tuple[str, str]] = {}
        # What was written where nothing is wrong: the same says the same.
        self._right: set[str] = set()
        self._ids = sheet.ids

    def listed(self, nocite: Mapping[str, Span]) -> list[str]:
        """The works that are listed without a citation; ``*`` stands for the whole library."""
        keys: list[str] = []
        for key, span in nocite.items():
            if key == "*":
                continue
            if self._site.ask(REFERENCE, key).is_there:
                keys.append(key)
            else:
                self._problems.append(self._unknown(key, span))
        if "*" in nocite:
            keys += self._site.ask(REFERENCES).works
        return keys

    def cited(self, slot: CitationSlot, origin: Origin) -> Citation:
        """The citation of a slot, with a Problem for each work that the library lacks."""
        if self.is_handle(slot):
            return Citation(())
        if slot.written in self._right:
            return slot.citation
        said = len(self._problems)
        for item in slot.citation.items:
            span = _place(slot, item.id, origin)
            work = self._site.ask(REFERENCE, item.id)
            if not work.is_there:
                self._problems.append(self._unknown(item.id, span, slot.written))
            elif work.reference is not None:
                self._problems += filter(None, (doubtful_page(item, work.reference, span),))
        if len(self._problems) == said:
            self._right.add(slot.written)
        return slot.citation

    def is_handle(self, slot: CitationSlot) -> bool:
        """Whether a key in the text of a link is the name by which a network knows somebody."""
        if not slot.may_be_handle:
            return False
        key = slot.citation.items[0].id
        return not self._site.ask(REFERENCE, key).is_there and not self._nearly(key)

    def _nearly(self, key: str) -> str:
        """The key that is nearly written; it may be another one when the library changes."""
        if key not in self._meant:
            self._meant[key] = nearly(key, self._site.ask(KEYS).read)
        return self._meant[key]

    def misplaced(self, slot: KeySlot, origin: Origin) -> None:
        """Say that a key stands where nothing can be cited, if it is one."""
        near = ""
        if self._site.ask(REFERENCE, slot.key).reference is None:
            near = "" if slot.where == "word" or slot.written[0] == "(" else self._nearly(slot.key)
            if not near and not slot.sure:
                return
        span = origin.span(slot.place)
        self._problems.append(misplaced(slot.key, slot.written, slot.where, span, near))

    def _unknown(self, key: str, span: Span, written: str = "") -> Problem:
        if found := crossed(key, span, self._ids):
            return found
        meant, remedy = self._meant_by(key, written)
        if not remedy and written.startswith((f"@{key}", f"(@{key}")):
            remedy = f"add it to your references, or write \\@{key} if it is a name and no citation"
        remedy = remedy or "add it to your references, or check the key"
        message = f"no reference called “{key}”"
        return Problem("unknown-reference", message, span, remedy, meant=(meant,) if meant else ())

    def _meant_by(self, key: str, written: str) -> tuple[str, str]:
        """The known key that was meant by one that is not, and what to do; both may be empty."""
        read = self._site.ask(KEYS).read
        if (whole := f"{key}_") in read:
            return whole, f"write @{{{whole}}}"
        if (whole := _in_two(key, written)) in read:
            return whole, f"write @{whole} without a gap"
        if likely := self._site.ask(KEYS).likely.get(letters_of(key)):
            return likely, f"did you mean “{likely}”?"
        if key not in self._similar:
            known = read | self._site.ask(KEYS).unread
            self._similar[key] = nearest(key, known), did_you_mean(key, known)
            spaced = next((own for own in read if "".join(own.split()) == key != own), "")
            if spaced:
                remedy = f"take the space out of the key “{spaced}” in your library"
                self._similar[key] = spaced, remedy
        return self._similar[key]


def _in_two(key: str, written: str) -> str:
    """The whole of a key that a sign has cut in two: “[@trust,2012]”; empty for any other."""
    rest = re.search(rf"@{re.escape(key)}[^\w\]]{{1,2}}(?P<year>\d{{4}}[a-z]?)\b", written)
    return f"{key}{rest['year']}" if rest else ""


def _place(slot: CitationSlot, key: str, origin: Origin) -> Span:
    """Where a key stands; in a citation of several works each has a column of its own."""
    before = slot.written.find(f"@{key}")
    if before < 1 or "\n" in slot.written or not slot.place.column:
        return origin.span(slot.place)
    return origin.span(Place(slot.place.line, slot.place.column + before))
