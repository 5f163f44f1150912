"""Who is named for a work: its authors, all or the first of them, and what tells two apart.

How the names are joined is a matter of the style, and what it does about those that are alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise
from posixpath import commonprefix

from plnfolio.cite.common.works import Author, Work
from plnfolio.cite.rich import Rich, text_of
from plnfolio.frozen import dataclass
from plnfolio.model.reference import OTHERS


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


def label_of(work: Work, et_al_min: int, *, initials: bool) -> Label:
    """A work's label: its title, or its authors, of ``et_al_min`` and more the first alone.

    ``initials`` says whether the first has theirs.
    """
    if not work.authors:
        line = work.headline
        return Label(title=line.short, quoted=line.quoted, spoken=line.spoken)
    first = work.authors[0]
    et_al = len(work.authors) >= et_al_min or work.authors[-1].surname == OTHERS.literal
    return Label((first,) if et_al else work.authors, et_al, initials and first.is_person)


def namesakes(works: Iterable[Work]) -> frozenset[str]:
    """Works whose first author has another's surname and other initials, by their keys.

    Second authors do not count, and authors of the same initials are left alone.
    """
    led = [(work, work.authors[0]) for work in works if work.authors]
    initials: dict[str, set[str]] = defaultdict(set)
    for _, first in led:
        if first.is_person:
            initials[first.key[0]].add(first.initials)
    return frozenset(work.id for work, first in led if len(initials[first.key[0]]) > 1)


def names_needed(works: Iterable[Work]) -> dict[str, int]:
    """How many of its names tell each work from the others with other authors, by its key."""
    surnames = {work.id: tuple(author.surname for author in work.authors) for work in works}
    needed = dict.fromkeys(surnames.values(), 1)
    # Sorted, who has most names in common with another stands beside it.
    for one, other in pairwise(sorted(needed)):
        same = len(commonprefix([one, other])) + 1
        needed[one], needed[other] = max(needed[one], same), max(needed[other], same)
    return {key: needed[names] for key, names in surnames.items()}


def with_more_names(label: Label, work: Work, need: int) -> Label:
    """With as many names as are needed to tell the work; “et al.” for two names at least."""
    if not label.et_al:
        return label
    if need >= len(work.authors) - 1 and work.authors[-1].surname != OTHERS.literal:
        return replace(label, names=work.authors, et_al=False)
    return replace(label, names=work.authors[: min(need, len(work.authors) - 1)])


def groups(keyed: Iterable[tuple[Work, object]]) -> list[list[Work]]:
    """Works of equal keys together; only where there is more than one."""
    found: dict[object, list[Work]] = defaultdict(list)
    for work, key in keyed:
        found[key].append(work)
    return [group for group in found.values() if len(group) > 1]
