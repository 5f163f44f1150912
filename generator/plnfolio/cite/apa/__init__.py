"""APA Style, 7th edition."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from plnfolio.cite.apa.entry import entry
from plnfolio.cite.apa.text.assemble import Assembler
from plnfolio.cite.apa.text.page import page_of
from plnfolio.cite.apa.text.work import Work, work_of
from plnfolio.cite.rich import Rich
from plnfolio.cite.style import Cited, Entry
from plnfolio.model.citation import Citation
from plnfolio.model.reference import Reference


class Apa:
    """APA Style over one library; each work is looked at and each entry formatted once."""

    def __init__(self, library: Mapping[str, Reference]) -> None:
        self._library = library
        self._works: dict[str, Work] = {}
        self._entries: dict[tuple[str, str], Rich] = {}

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str] = ()) -> Cited:
        """The citations of a page in the order of reading, and its reference list (9.43)."""
        keys = [item.id for citation in citations for item in citation.items]
        works = {key: self._work(key) for key in [*keys, *nocite] if key in self._library}
        page = page_of(works.values())
        assembler = Assembler(page, works)
        in_text = tuple(assembler.citation(citation) for citation in citations)
        entries = tuple(
            Entry(work.id, self._entry(work, page.letters.get(work.id, "")))
            for work in page.works
            if not work.personal
        )
        return Cited(in_text, entries)

    def _work(self, key: str) -> Work:
        found = self._works.get(key)
        if found is None:
            found = self._works[key] = work_of(self._library[key])
        return found

    def _entry(self, work: Work, letter: str) -> Rich:
        found = self._entries.get((work.id, letter))
        if found is None:
            found = self._entries[work.id, letter] = entry(work.reference, letter)
        return found
