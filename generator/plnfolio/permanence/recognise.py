"""Which text of today is the one that an address was published for, however it was renamed."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from plnfolio.frozen import dataclass
from plnfolio.model.likeness import ALIKE, SURE, likeness, says_enough
from plnfolio.model.permalinks import Entry


@dataclass(frozen=True, slots=True)
class Present:
    """A text or a table as it is today; ``words`` gives its sketch."""

    address: str
    file: str
    title: str
    date: datetime.date | None
    words: Callable[[], str]


_Pair = tuple[float, float, bool, bool, int, int]
"""How sure it is that two are the same, and which two."""


@dataclass(frozen=True, slots=True)
class Recognised:
    """The text that each entry was written for, and the files whose words that depends on."""

    texts: Mapping[Entry, Present]
    by_words: frozenset[str]


def recognise(entries: Iterable[Entry], texts: Sequence[Present]) -> Recognised:
    """Find the text that each entry was written for, of those that are still there.

    No two entries of one text: whoever takes one of two alike away has taken it away. What is where
    it was, under the title and the day that it had, is not looked at any closer.
    """
    left = dict(enumerate(texts))
    by_address = {text.address: number for number, text in left.items()}
    found: dict[Entry, Present] = {}
    missing: list[Entry] = []
    for entry in dict.fromkeys(one for one in entries if one.file):
        number = by_address.get(entry.address, -1)
        if number in left and _is_as_it_was(entry, left[number]):
            found[entry] = left.pop(number)
        else:
            missing.append(entry)
    if not missing or not left:
        return Recognised(found, frozenset())
    looked_at = frozenset(text.file for text in left.values())
    words = {number: text.words() for number, text in left.items()}
    pairs = (pair for at, entry in enumerate(missing) for pair in _pairs(at, entry, left, words))
    for *_, at, number in sorted(pairs, key=lambda pair: (*pair[:4], -pair[4], -pair[5]))[::-1]:
        if number in left and missing[at] not in found:
            found[missing[at]] = left.pop(number)
    return Recognised(found, looked_at)


def _is_as_it_was(entry: Entry, text: Present) -> bool:
    same = (entry.file, entry.date) == (text.file, text.date)
    return same and (entry.title == text.title or _named(entry.title) == _named(text.title))


def _pairs(
    at: int, entry: Entry, texts: Mapping[int, Present], words: Mapping[int, str]
) -> Iterator[_Pair]:
    """With which texts an entry may be one.

    The same words, title and day are surest; then title and day, a title over much the same words,
    the title of what has no day, and so many of the same words that it is no chance. Where nothing
    else is the same, a place is: what stands there now, or the file.
    """
    for number, text in texts.items():
        place, file = text.address == entry.address, text.file == entry.file
        title, day = _named(text.title) == _named(entry.title), text.date == entry.date
        alike = likeness(entry.words, words[number])
        if title and day and alike == 1:
            sure = 5.0
        elif title and day and text.date:
            sure = 4.0
        elif title and alike >= ALIKE:
            sure = 3.0
        elif title and not text.date and not entry.date:
            sure = 2.5
        elif alike >= SURE and says_enough(entry.words) and says_enough(words[number]):
            sure = 2.0
        elif place or file:
            sure = 1.0
        else:
            continue
        yield sure, alike, place, file, at, number


def _named(title: str) -> str:
    """A title as it may vary and be the same: capitals, and signs that are set by language."""
    return " ".join(re.findall(r"\w+", title.casefold()))
