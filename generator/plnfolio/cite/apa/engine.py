"""The whole of APA Style: the citations of a page and its list, each work looked at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from plnfolio.cite.apa.entry import entry
from plnfolio.cite.apa.text.assemble import Assembler
from plnfolio.cite.apa.text.page import page_of
from plnfolio.cite.apa.text.work import work_of
from plnfolio.cite.common.clusters import is_source
from plnfolio.cite.common.works import Work
from plnfolio.cite.rich import Rich
from plnfolio.cite.style import Cited, ListEntry
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
        page = page_of(works.values(), _unread(citations, works).difference(nocite))
        assembler = Assembler(page, works)
        in_text = tuple(assembler.citation(citation) for citation in citations)
        entries = tuple(
            ListEntry(work.id, self._entry(work, page.letters.get(work.id, "")))
            for work in page.works
            if work.id in page.listed
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


def _unread(citations: Sequence[Citation], works: Mapping[str, Work]) -> frozenset[str]:
    """The works that a page knows from others alone: “Rabbitt, 1982, as cited in …” (8.6).

    Only the source that was read stands in the list.
    """
    read: set[str] = set()
    seen: set[str] = set()
    for citation in citations:
        for item, after in zip_longest(citation.items, citation.items[1:]):
            if item and item.id in works:
                (seen if after and is_source(after) else read).add(works[item.id].id)
    return frozenset(seen - read)
