"""Author labels: one, two, three or more authors, and what tells similar ones apart.

A label says who is named; how the names are joined depends on where it stands (APA 8.17).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plnfolio.cite.apa.text.work import Author, Work
from plnfolio.cite.rich import Rich, text_of
from plnfolio.model.reference import OTHERS

# From this many on, the first author and “et al.” stand for all (APA 8.17, Table 8.1).
ET_AL_MIN = 3


@dataclass(frozen=True, slots=True)
class Label:
    """Who is named for a work: authors, the first perhaps with initials, or its title."""

    names: tuple[Author, ...] = ()
    et_al: bool = False
    initials: bool = False
    title: Rich = ()
    quoted: bool = False
    spoken: Rich = ()

    def letters(self) -> str:
        """The label without typography, to compare it with others."""
        first = self.names[0].initials if self.initials and self.names else ""
        names = "|".join(name.surname for name in self.names)
        return f"{first}|{names}|{self.et_al}|{text_of(self.title)}"


def labels(works: Sequence[Work]) -> dict[str, Label]:
    """A label for every work of a page, by the work's key.

    Initials go to first authors who share a surname (8.20), names are added where “et al.” would
    stand for two different groups of authors of one year (8.18), and a shortened title is given
    whole where two are shortened to the same words.
    """
    listed = [work for work in works if not work.personal]
    namesakes = _shared_surnames(listed)
    found = {work.id: _label(work, namesakes) for work in works}
    for alike in _groups((work, (found[work.id].letters(), work.date)) for work in listed):
        if len({work.by for work in alike}) == 1:
            continue
        for work in alike:
            if work.authors:
                found[work.id] = _with_more_names(found[work.id], work, alike)
            else:
                found[work.id] = replace(found[work.id], title=work.headline.whole)
    return found


def _label(work: Work, namesakes: frozenset[str]) -> Label:
    if not work.authors:
        line = work.headline
        return Label(title=line.short, quoted=line.quoted, spoken=line.spoken)
    first = work.authors[0]
    et_al = len(work.authors) >= ET_AL_MIN or work.authors[-1].surname == OTHERS.literal
    # Letters name their writer with initials in any case (8.9).
    initials = first.is_person and (work.personal or first.key[0] in namesakes)
    return Label((first,) if et_al else work.authors, et_al, initials)


def _shared_surnames(works: Iterable[Work]) -> frozenset[str]:
    """Surnames of first authors who differ in their initials (8.20).

    Second authors do not count, and authors of the same initials are left alone.
    """
    initials: dict[str, set[str]] = defaultdict(set)
    for work in works:
        if work.authors and work.authors[0].is_person:
            first = work.authors[0]
            initials[first.key[0]].add(first.initials)
    return frozenset(surname for surname, several in initials.items() if len(several) > 1)


def _with_more_names(label: Label, work: Work, alike: Sequence[Work]) -> Label:
    """As many names as tell the work from the others; “et al.” for two names at least (8.18)."""
    if not label.et_al:
        return label
    surnames = _surnames(work)
    need = 1
    for other in alike:
        theirs = _surnames(other)
        if theirs == surnames:
            continue
        same = next(
            (i for i, pair in enumerate(zip(surnames, theirs, strict=False)) if pair[0] != pair[1]),
            min(len(surnames), len(theirs)),
        )
        need = max(need, same + 1)
    if need >= len(work.authors) - 1 and work.authors[-1].surname != OTHERS.literal:
        return replace(label, names=work.authors, et_al=False)
    return replace(label, names=work.authors[: min(need, len(work.authors) - 1)])


def _surnames(work: Work) -> tuple[str, ...]:
    return tuple(author.surname for author in work.authors)


def _groups(keyed: Iterable[tuple[Work, object]]) -> list[list[Work]]:
    """Works of equal keys together; only where there is more than one."""
    groups: dict[object, list[Work]] = defaultdict(list)
    for work, key in keyed:
        groups[key].append(work)
    return [group for group in groups.values() if len(group) > 1]
