"""Which work of the library a typed citation means, and what to type for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plnfolio.check.asking import Asked, first_author, folded
from plnfolio.check.people import Label
from plnfolio.check.typed import Typed, Work, source_of
from plnfolio.check.words import PARTICLES
from plnfolio.model.reference import OTHERS, Name, Reference
from plnfolio.patterns import regex

_YEAR = regex(r"\d{4}")
_FIRST_YEAR = regex(r"(?P<year>\d{4})(?P<letter>[a-z])?")


def meant(work: Work, asked: Asked) -> tuple[Reference, ...]:
    """The works of the library that are of these people and of that year."""
    return tuple(one for one in by_people(work.label, asked) if is_of(one, work.date))


def by_people(label: Label, asked: Asked) -> tuple[Reference, ...]:
    """The works of the library that these people have made."""
    if not label.names:
        return ()
    found: dict[str, Reference] = {}
    for name in _ways(label.names[0]):
        for one in asked.works_of(name):
            if _agrees(label, people_of(one)):
                found[one.id] = one
    return tuple(found.values())


def people_of(reference: Reference) -> tuple[Name, ...]:
    """Those whom a work is cited by."""
    first = first_author(reference)
    return next((names for names in reference.names.values() if names and names[0] == first), ())


def years_of(reference: Reference) -> frozenset[str]:
    """The years that may stand for a work, also that of its first edition."""
    dates = (reference.dates.get("issued"), reference.dates.get("original-date"))
    return frozenset(str(part[0]) for date in dates if date for part in date.parts if part)


def is_of(reference: Reference, date: str) -> bool:
    """Whether a typed date is that of a work."""
    years, typed = years_of(reference), frozenset(_YEAR.findall(date))
    return bool(years & typed) if typed else not years


def _ways(name: str) -> Iterable[str]:
    """A name as it may stand in the library: without its article, a given name, a particle."""
    yield name
    words = name.split()
    if words[0].casefold() == "the":
        yield " ".join(words[1:])
    elif len(words) > 1:
        yield words[-1]
        if words[0].casefold() not in PARTICLES and len(words) > 2:
            yield " ".join(words[1:])


def _agrees(label: Label, people: Sequence[Name]) -> bool:
    """Whether typed names can be those of a work; a single one may be the first of several."""
    if not people or label.group:
        return bool(people)
    if label.others:
        return len(people) > 1
    if len(label.names) == 1:
        return len(people) == 1 or bool(people[0].literal)
    if len(people) < len(label.names):
        return people[-1] == OTHERS
    second = people[1]
    said = folded(label.names[1]).split()[-1]
    return said in (folded(second.family).split() or folded(second.literal).split() or [""])[-1:]


def to_type(one: Typed, asked: Asked) -> str:
    """What to type in the place of a citation, where the library has all of it."""
    keys = [_key(work, asked) for work in one.works]
    if any(source_of(work) for work in one.works) or not all(keys):
        return _half(one, asked)
    if one.narrative:
        tail = one.works[0].tail.strip(" ,:;")
        own = "'s" if one.possessive else ""
        return f"@{keys[0]}{own}" + (f" [{tail}]" if tail else "")
    parts = [f"{work.before}@{key}{_tail(work)}" for work, key in zip(one.works, keys, strict=True)]
    return f"[{'; '.join(parts)}]"


def _tail(work: Work) -> str:
    tail = work.tail.strip(" ,:;")
    return f", {tail}" if tail else ""


def _half(one: Typed, asked: Asked) -> str:
    """The same for a work that was found in another: only that one has to be in the library."""
    work = one.works[0]
    source = source_of(work)
    key = _key(source, asked) if source is not None else ""
    if source is None or len(one.works) > 1 or not key:
        return ""
    names = _said(work.label)
    if one.narrative:
        return f"{names} ({work.date}, as cited in @{key}{_tail(source)})"
    return f"[{names}, {work.date}, as cited in @{key}{_tail(source)}]"


def _said(label: Label) -> str:
    names = " & ".join(label.names) if len(label.names) < 3 else f"{label.names[0]} et al."
    return f"{names} et al." if label.others else names


def _key(work: Work, asked: Asked) -> str:
    found = meant(work, asked)
    if len(found) > 1:
        letter = _FIRST_YEAR.search(work.date)
        lettered = [one for one in found if letter and one.id.endswith(letter[0])]
        found = tuple(lettered) or found
    return found[0].id if found else ""


def keys_of(one: Typed, asked: Asked) -> list[str]:
    """The keys of those works of a citation that the library has."""
    works = [*one.works, *filter(None, map(source_of, one.works))]
    return list(dict.fromkeys(filter(None, (_key(work, asked) for work in works))))
