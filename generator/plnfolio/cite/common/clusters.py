"""The works of one citation in their order, those of the same authors together (APA 8.12)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from plnfolio.cite.common.filing import ListKey
from plnfolio.cite.common.works import Work
from plnfolio.cite.signals import SECONDARY, SIGNAL
from plnfolio.frozen import dataclass
from plnfolio.model.citation import CiteItem


@dataclass(frozen=True, slots=True)
class Cite:
    """One work in a citation; ``work`` is None for a key that the library lacks."""

    item: CiteItem
    work: Work | None

    @property
    def bare(self) -> bool:
        """Whether nothing but its date is said of the work."""
        item = self.item
        return not (item.locator or item.suffix or item.prefix or item.hidden)


Group = tuple[Cite, ...]
"""Works of the same authors, whose names are given once."""


def cites(items: Iterable[CiteItem], works: Mapping[str, Work]) -> list[Cite]:
    """The items with their works; a work that is cited twice comes once, with both its pages."""
    row: list[CiteItem] = []
    for item in dict.fromkeys(items):
        both = _both_pages(row[-1], item) if row else None
        if both is None:
            row.append(item)
        else:
            row[-1] = both
    return [Cite(item, works.get(item.id)) for item in row]


def _both_pages(one: CiteItem, other: CiteItem) -> CiteItem | None:
    """“[@a, p. 3; @a, p. 9]” is “pp. 3, 9” of one work (8.13)."""
    alike = (one.id, one.label) == (other.id, other.label) and one.locator and other.locator
    if not alike or one.suffix or other.prefix:
        return None
    return replace(one, locator=f"{one.locator}, {other.locator}", suffix=other.suffix)


def in_list_order(row: list[Cite]) -> list[Cite]:
    """Sorted as in the reference list, but not across a prefix such as “see also” (8.12)."""
    ordered: list[Cite] = []
    for segment in _segments(row):
        lead = segment[0].item.prefix
        if len(segment) == 1 or any(cite.item.hidden for cite in segment):
            ordered += segment
            continue
        loose = [Cite(replace(cite.item, prefix=""), cite.work) for cite in segment]
        loose.sort(key=_filed)
        ordered.append(Cite(replace(loose[0].item, prefix=lead), loose[0].work))
        ordered += loose[1:]
    return ordered


def _segments(row: Sequence[Cite]) -> list[list[Cite]]:
    """Runs of works that may change places among themselves."""
    segments: list[list[Cite]] = []
    closed = True
    for i, cite in enumerate(row):
        prefix = cite.item.prefix.strip()
        own = cite.work is None or bool(prefix and not SIGNAL.fullmatch(prefix))
        own = own or (i + 1 < len(row) and row[i + 1].item.runs_on)
        if closed or own or prefix:
            segments.append([cite])
        else:
            segments[-1].append(cite)
        closed = own
    return segments


def _filed(cite: Cite) -> tuple[()] | ListKey:
    """The work's place in the list; unknown keys never share a segment with others."""
    return cite.work.key if cite.work is not None else ()


def grouped(row: Iterable[Cite]) -> list[Group]:
    """Neighbours by the same authors together, unless a page or remark belongs to one of them.

    “(Zhou, n.d., 2000, 2016, in press)”, but “(Zhou, 2000, p. 3; Zhou, 2016, p. 7)”.
    """
    groups: list[list[Cite]] = []
    for cite in row:
        if groups and _merges(groups[-1], cite):
            groups[-1].append(cite)
        else:
            groups.append([cite])
    return [tuple(group) for group in groups]


def _merges(group: list[Cite], cite: Cite) -> bool:
    last = group[-1]
    if not same_authors(last, cite) or not cite.bare:
        return False
    return not (last.item.locator or last.item.suffix)


def same_authors(one: Cite, other: Cite) -> bool:
    """Whether two works have the same authors, in the same order."""
    if one.work is None or other.work is None or one.work.personal or other.work.personal:
        return False
    return bool(one.work.authors) and one.work.by == other.work.by


def is_source(item: CiteItem) -> bool:
    """Whether it is where the work before it is cited in (8.6)."""
    return item.runs_on and SECONDARY.fullmatch(item.prefix) is not None
