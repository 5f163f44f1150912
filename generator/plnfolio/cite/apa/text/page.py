"""What the works of one page make of each other: labels, year letters, order, abbreviations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from plnfolio.cite.apa.dates import with_suffix
from plnfolio.cite.apa.text.label import labels
from plnfolio.cite.common.labels import Label
from plnfolio.cite.common.works import Work
from plnfolio.frozen import dataclass

_ALPHABET = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Page:
    """The works cited on a page, in list order, with the label and year letter of each.

    ``shorts`` maps a group's name, as filed, to its abbreviation. ``listed`` are the keys of works
    that the list has: all but letters and talks (8.9) and what was read in another work (8.6).
    """

    works: tuple[Work, ...]
    labels: dict[str, Label]
    letters: dict[str, str]
    shorts: dict[str, str]
    listed: frozenset[str]

    def date(self, work: Work) -> str:
        """The date in the text with its letter: “2017a”, “n.d.-a”, “1900/2010b” (APA 8.19)."""
        letter = self.letters.get(work.id, "")
        return with_suffix(work.date, letter) if work.date else ""


def page_of(works: Iterable[Work], unread: frozenset[str] = frozenset()) -> Page:
    """A page's works compared with each other; the order they come in makes no difference.

    ``unread`` are the keys of those that it cites as cited in others alone.
    """
    distinct = {work.id: work for work in works}.values()
    ordered = tuple(sorted(distinct, key=lambda work: work.key))
    named = labels(ordered)
    listed = [work for work in ordered if not work.personal and work.id not in unread]
    return Page(
        ordered,
        named,
        _year_letters(listed, named),
        _abbreviations(ordered),
        frozenset(work.id for work in listed),
    )


def _year_letters(works: Iterable[Work], named: dict[str, Label]) -> dict[str, str]:
    """“a”, “b” … in list order for works of the same authors and year (APA 8.19, 9.47).

    What the text could not tell apart in any other way is told apart by a letter as well: people
    of the same surname and initials, works without an author of the same title.
    """
    alike: dict[tuple[str, str], list[str]] = defaultdict(list)
    for work in works:
        if not work.legal:
            alike[named[work.id].letters(), work.year].append(work.id)
    return {
        key: _letter(i) for keys in alike.values() if len(keys) > 1 for i, key in enumerate(keys)
    }


def _letter(index: int) -> str:
    """“a” to “z”, then “aa”, “ab” …"""
    more, here = divmod(index, len(_ALPHABET))
    return (_letter(more - 1) if more else "") + _ALPHABET[here]


def _abbreviations(works: Iterable[Work]) -> dict[str, str]:
    """Groups with an abbreviation of their own; none where two would share one (APA 8.21)."""
    shorts: dict[str, str] = {}
    owners: dict[str, set[str]] = defaultdict(set)
    for work in works:
        for author in work.authors:
            if author.short and author.short.casefold() != author.surname.casefold():
                name = author.key[0]
                owners[shorts.setdefault(name, author.short).casefold()].add(name)
    return {name: short for name, short in shorts.items() if len(owners[short.casefold()]) == 1}
