"""The works of a text by their labels: which one a name and a date together mean."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from plnfolio import frozen
from plnfolio.cite.typed import DATE
from plnfolio.importing.cites.folded import fold
from plnfolio.importing.cites.forms import Forms, acronym, by_label, date_of
from plnfolio.importing.cites.patterns import (
    ABBREVIATION,
    AT_WORK,
    DATES,
    DAY,
    LED_BY_NAME,
    POSSESSIVE,
)

_INITIALS = r"(?P<initials>(?:[A-Z]\. ?-?){1,3} ?)?"
_BEHIND = re.compile(rf"{ABBREVIATION}{POSSESSIVE} ?,? ?(?=[\dnNisofuS])")
_SHORT_OF = r"(?:[Tt]he )?{group}(?:'s?)? ?[\[(](?P<abbr>[A-Z][A-Za-z&.-]{{1,11}})(?=[\]),])"


@frozen.dataclass(frozen=True, slots=True)
class Dated:
    """Dates from ``start`` to ``end``, and whose: ``keys``, or several works that are ``alike``."""

    start: int
    end: int
    keys: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    label: str = ""


class Library:
    """Works to look for, by their labels."""

    def __init__(self, forms: Sequence[Forms]) -> None:
        self.forms = forms
        self._works = by_label(forms)
        self._labels = sorted(self._works, key=lambda one: (-len(one), one))
        groups = [(acronym(one.group), one) for one in forms if one.group]
        self._short: Mapping[str, list[Forms]] = {
            short: [one for other, one in groups if other == short]
            for short, _ in groups
            if len(short) > 1
        }
        # Where each begins with its letters, most are passed by without a look: groups come last.
        rows = [f"{label}(?P<l{i}>)" for i, label in enumerate(self._labels)]
        shorts = sorted(map(re.escape, self._short), key=len, reverse=True)
        rows += [f"(?:{'|'.join(shorts)})(?P<short>)"] if shorts else []
        found = "|".join(rows) or r"(?!)"
        self._label = re.compile(rf"(?<![\w'-]){_INITIALS}(?:{found})(?![\w-])")

    def next(self, text: str, at: int, end: int) -> re.Match[str] | None:
        """The next label of a work in a text."""
        return self._label.search(text, at, end)

    def meant(self, label: re.Match[str]) -> list[Forms]:
        """The works that a label may mean; initials before it must be those of the first author."""
        if label.lastgroup == "short":
            return self._short[label[0].removeprefix(label["initials"] or "")]
        works = self._works[self._labels[int((label.lastgroup or "l0")[1:])]]
        first = (label["initials"] or "")[:1]
        return [one for one in works if not (first and one.first) or fold(one.first)[:1] == first]

    def dated(self, works: Sequence[Forms], date: str) -> list[str]:
        """The keys of works of a date; a year without its letter may be several."""
        wanted = date_of(date)
        found = [one for one in works if wanted in one.dates]
        if not found and re.fullmatch(r"\d{4}|n\.d\.|in press", wanted):
            found = [one for one in works if any(_unlettered(d) == wanted for d in one.dates)]
        first = min((one.rank for one in found), default=0)
        return [one.key for one in found if one.rank == first]

    def dates(self, works: Sequence[Forms], text: str, at: int, label: str = "") -> Dated | None:
        """The dates at a place in a text; None if the first is that of none of the works."""
        dates = DATES.match(text, at)
        if dates is None:
            return None
        said = [dates["first"], *re.findall(DATE, dates["more"] or "")]
        base = re.sub(r"[a-z]$", "", said[-1])
        said += [base + letter for letter in re.findall(r"[b-z]\b", dates["letters"] or "")]
        found = [self.dated(works, date) for date in said]
        if not found[0]:
            return None
        if len(found[0]) > 1:
            return Dated(at, dates.end("first"), (), tuple(found[0]), label)
        if all(len(keys) == 1 for keys in found):
            keys = tuple(dict.fromkeys(key for keys in found for key in keys))
            return Dated(at, dates.end(), keys, (), label)
        return Dated(at, dates.end("first"), (found[0][0],), (), label)

    def labelled(self, text: str, start: int, end: int) -> Iterator[Dated]:
        """Names with dates right behind them, as they stand in round brackets."""
        at = start
        while (label := self.next(text, at, end)) is not None:
            at = label.end()
            works = [one for one in self.meant(label) if not led(text, label, one, start)]
            behind = _BEHIND.match(text, label.end(), end)
            found = self.dates(works, text, behind.end(), label[0]) if behind and works else None
            if found is None or found.end > end:
                continue
            day = DAY.match(text, found.end, end)
            at = day.end() if day is not None else found.end
            yield Dated(label.start(), at, found.keys, found.alike, label[0])


_SEVERAL = re.compile(r"\b(?:and|y|und|et|e)\b|&")


def _unlettered(date: str) -> str:
    return re.sub(r"(?<=\d)[a-z]$|-[a-z]$", "", date)


def led(text: str, label: re.Match[str], work: Forms, at: int = -1) -> bool:
    """Whether a name before a label belongs to it, so that somebody else is meant.

    “Smith and Kennedy (2018)” is no work of Kennedy’s alone, and Bob Kennedy is not Anne. From
    ``at`` on it stands in round brackets, where a comma parts names as well.
    """
    start, several = label.start(), _SEVERAL.search(label[0]) is not None
    before = LED_BY_NAME.search(text[max(at, start - 60, 0) : start])
    if before is None:
        return False
    name, join = before["name"], before["join"].strip()
    if several and join not in ("-", ","):
        return False  # “in Japan, and Hiebert and Stigler (2017)”
    if join == "-" or (join == "," and at >= 0):
        return True
    if join.strip(", ") in ("&", "and", "y", "und", "et"):
        return True
    if join == "," or not work.first or name.casefold().strip(".") in AT_WORK or name[-2:] == "ly":
        return False
    return name[0] != fold(work.first)[0]


def shorts_of(text: str, forms: Sequence[Forms]) -> dict[str, str]:
    """The abbreviations that a text gives to groups, or uses for them, by the group’s name."""
    found: dict[str, str] = {}
    library = Library([one for one in forms if one.group])
    for one in forms:
        if not one.group or one.group in found:
            continue
        bare = re.sub(r"^the (?=\w)", "", one.group, flags=re.IGNORECASE)
        said = re.search(_SHORT_OF.format(group=re.escape(bare).replace(r"\ ", " ")), text)
        if said and sum(char.isupper() for char in said["abbr"]) > 1:
            found[one.group] = said["abbr"]
        elif len(short := acronym(one.group)) > 1 and _is_dated(library, one, short, text):
            found[one.group] = short
    return found


def _is_dated(library: Library, one: Forms, short: str, text: str) -> bool:
    """Whether the capitals of a group stand before a date of its work."""
    for match in re.finditer(rf"(?<![\w-]){re.escape(short)},? \(?", text):
        if library.dates([one], text, match.end()) is not None:
            return True
    return False
