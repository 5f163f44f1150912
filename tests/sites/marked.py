"""Whole sites in which each fault is marked where it begins: see tests/check/README.md."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sites.text import Content, files_of

_MARK = re.compile(
    r"⟦(?P<sort>[~?]?)(?P<codes>(?<=~)|[a-z|-]+?)(?:/(?P<twin>\w+))?(?P<back>-\d+)?(?P<on>\+\d+)?⟧"
)
_ENTRY = re.compile(r"- |@|  \{")
"""How an entry of a library begins: of YAML, of BibTeX, of JSON."""

_SHOWN = 60
"""How much of a fault is shown."""

_FAR = 1_000_000
"""A column behind the end of every line."""


@dataclass(frozen=True)
class Said:
    """What is said of a line of a file, and of which column; line 0 is all of it."""

    code: str
    path: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.code}: {self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Place:
    """Some lines of a file, or some columns of a line."""

    path: str
    lines: range
    columns: range

    def holds(self, said: Said) -> bool:
        """Whether something is said of it."""
        if said.path != self.path:
            return False
        return not said.line or (said.line in self.lines and said.column in self.columns)


@dataclass(frozen=True)
class Fault:
    """What is wrong at one of some places, and by which codes that may be said."""

    name: str
    codes: frozenset[str]
    places: tuple[Place, ...]

    def is_named(self, said: Said) -> bool:
        """Whether a finding is about it."""
        return said.code in self.codes and any(place.holds(said) for place in self.places)


@dataclass(frozen=True)
class Marked:
    """A site without its marks, its faults, and what else may be said of it."""

    files: dict[str, Content]
    faults: list[Fault]
    borne: list[Fault]
    near: int
    """How many places are marked as near a fault."""


def marked(text: str) -> Marked:
    """A site of several files in one text."""
    files = files_of(text)
    marks = [mark for path, one in files.items() for mark in _marks(path, one)]
    return Marked(
        {path: _MARK.sub("", one) if isinstance(one, str) else one for path, one in files.items()},
        _as_one([(twin, fault) for sort, twin, fault in marks if not sort]),
        [fault for sort, _, fault in marks if sort == "?"],
        sum(sort == "~" for sort, _, _ in marks),
    )


def _marks(path: str, text: Content) -> Iterator[tuple[str, str, Fault]]:
    """Each mark of a file: its sort, what it shares with its twin, and the fault.

    It is about what stands between the mark before it and the next one of its line.
    """
    lines = text.split("\n") if isinstance(text, str) else []
    for number, line in enumerate(lines, start=1):
        marks = list(_MARK.finditer(line))
        ends = [0, *sorted({len(_MARK.sub("", line[: one.start()])) for one in marks}), _FAR]
        for match in marks:
            first = _entry(lines, number) if "/references." in path else number
            about = range(first + int(match["back"] or 0), number + int(match["on"] or 0) + 1)
            own = ends.index(len(_MARK.sub("", line[: match.start()])), 1)
            columns = range(ends[own - 1], ends[own + 1] + 1)
            words = _MARK.sub("", line[match.end() :]) or _MARK.sub("", line)
            name = f"{match['codes']}: {words.strip()[:_SHOWN].strip()}"
            place = Place(path, about, columns if len(about) == 1 else range(_FAR))
            fault = Fault(name, frozenset(match["codes"].split("|")), (place,))
            yield match["sort"], match["twin"] or "", fault


def _entry(lines: list[str], number: int) -> int:
    """The first line of the entry of a library to which a line belongs."""
    found = (one for one in range(number, 0, -1) if _ENTRY.match(_MARK.sub("", lines[one - 1])))
    return next(found, number)


def _as_one(faults: list[tuple[str, Fault]]) -> list[Fault]:
    """Faults with those of one twin as one, which is named at either place."""
    by_twin: dict[str, Fault] = {}
    for number, (twin, fault) in enumerate(faults):
        key = twin or str(number)
        had = by_twin.get(key)
        places = (had.places if had else ()) + fault.places
        by_twin[key] = Fault((had or fault).name, fault.codes, places)
    return list(by_twin.values())


def missed_and_false(site: Marked, said: Sequence[Said]) -> tuple[list[Fault], list[Said]]:
    """The faults that are not named, each finding naming one, and the findings that are of none."""
    about: dict[Said, Fault] = {}

    def finds(fault: Fault, tried: set[Said]) -> bool:
        """Whether a finding is left for a fault, or the fault that it names has another one."""
        for one in said:
            if fault.is_named(one) and one not in tried:
                tried.add(one)
                if one not in about or finds(about[one], tried):
                    about[one] = fault
                    return True
        return False

    missed = [fault for fault in site.faults if not finds(fault, set())]
    known = [*site.faults, *site.borne]
    return missed, [one for one in said if not any(fault.is_named(one) for fault in known)]
