"""Whose names stand before a typed date: people, groups, or neither."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plnfolio.check.words import (
    AT_WORK,
    GROUP_ENDS,
    GROUPS,
    JOINING,
    NO_AUTHORS,
    NO_LAST,
    PARTICLES,
    PUBLISHING,
    SAYING,
    SMALL_NAMES,
    WORKPLACES,
)
from plnfolio.frozen import dataclass
from plnfolio.patterns import regex

_ET_AL = regex(
    r",? \(?et\.? ?al\b\.?|,? (?:and|&|y|und|et) "
    r"(?:(?:(?:his|her|their) )?(?:colleagues|team|co-?authors)|others|otros|andere|autres)$",
    re.IGNORECASE,
)
_ABBREVIATED = regex(r" ?[\[(](?P<short>[A-Z][\w&.-]{1,14})[\])]$")
_PARTS = regex(r",? (?:&|and|y|e|und|u\.|et) (?=\S)|, |(?<=[a-zß-ÿ])/(?=[^\W\d_a-z][a-zß-ÿ])")
_AND = regex(r" (?:&|and|y|e|und|u\.|et) ")
_INITIALS = regex(r"(?:[^\W\d_]\.[ -]?){1,4}$")
_INITIAL = regex(r"^(?:[^\W\d_]\.[ -]?){1,4} ?(?=\w)")
_SUFFIX = regex(r"(?:Jr|Sr)\.?|I{2,3}|IV")
_SURNAMES = frozenset(("Bill", "Day", "Law", "Press"))
"""Beside other names they are no thing."""
_A_LAW = regex(r"[a-zß-ÿ][A-Z]{1,3}$|(?:gesetz|ordnung|richtlinie)$")
"""Ends the name of a law, as in “StrlSchV 2018”."""
_WORD = regex(r"(?:[dDlLO]')?[^\W\d_]+(?:[-'][^\W\d_]+)*\.?")
_GROUPED = regex(r"(?:[^\W\d_]|[&'./-])+")


@dataclass(frozen=True, slots=True)
class Label:
    """Who a citation names: each name, whether others are meant too, and how sure that is.

    ``weight`` is 3 where nothing else looks so, 2 for a single surname, 1 for what may well be
    something else, and 0 for what is no author's name, unless the library has it.
    """

    names: tuple[str, ...] = ()
    others: bool = False
    weight: int = 0
    group: bool = False


_NOBODY = Label()
_FEWEST_OWNED = 3
_SAYS = frozenset(word for word in SAYING if word.endswith("s") and not word.endswith("ss"))
"""“Says Wenger (1998)”: before a name they are none of it."""


def label_of(said: str) -> Label:
    """The people or the group of some words, which stand alone before a comma and a date."""
    said = said.strip(" ,:")
    others = _ET_AL.search(said)
    if others is not None:
        if others.end() != len(said):
            return _NOBODY
        return _with_others(said[: others.start()])
    if (short := _ABBREVIATED.search(said)) is not None:
        label = _group(said[: short.start()].split())
        return label if label.weight else _NOBODY
    words = said.split()
    if not words or len(words) > 24:
        return _NOBODY
    if _is_group(words):
        return _group(words)
    return _people(said)


def _with_others(said: str) -> Label:
    if not said.strip():
        return _NOBODY
    label = _people(said.strip(" ,"), weight=3)
    return Label(label.names, True, 3 if label.weight else 0)


def _people(said: str, weight: int = 0) -> Label:
    """Surnames, with initials or given names perhaps, parted by commas and “&”."""
    parts = [part.strip(" ,") for part in _PARTS.split(said)]
    names: list[str] = []
    initials = False
    for part in parts:
        if _INITIALS.fullmatch(part) or _SUFFIX.fullmatch(part):
            initials = True
            if not names:
                return _NOBODY
            continue
        bare = _INITIAL.sub("", part)
        initials = initials or bare != part
        if not _is_name(bare) and not (len(parts) > 1 and bare in _SURNAMES):
            return _group(said.split(), 1) if len(parts) == 1 else _NOBODY
        names.append(bare)
    joined = _AND.search(said) is not None
    if not names:
        return _NOBODY
    if not weight and all(map(_is_nobody, names)):
        return Label(tuple(names))
    if len(names) > 1 and not joined and not initials and not weight:
        return Label(tuple(names), weight=0 if _is_place(names) else 1)
    sure = weight or _weight(names, joined=joined, initials=initials)
    return Label(tuple(names), False, sure)


def _is_nobody(name: str) -> bool:
    """Whether all words are no author’s, such as “March-September”."""
    return all(
        word in NO_AUTHORS or NO_AUTHORS.issuperset(word.split("-"))
        for word in name.casefold().split()
    )


def _weight(names: Sequence[str], *, joined: bool, initials: bool) -> int:
    if joined or initials:
        return 3
    words = [word for word in names[0].split() if word.casefold() not in PARTICLES]
    if len(words) == 1 and _A_LAW.search(words[0]):
        return 0
    single = len(words) == 1 and not _is_acronym(words[0])
    return 2 if single or (words and SMALL_NAMES.issuperset(words)) else 1


def _is_place(names: Sequence[str]) -> bool:
    return any(len(name) == 2 and name.isupper() for name in names)


def _is_acronym(word: str) -> bool:
    return len(word) > 1 and word.isupper()


def _is_name(said: str) -> bool:
    """Whether some words are a name: particles, and one to three words with a capital."""
    words = said.split()
    if not 1 <= len(words) <= 5:
        return False
    own = 0
    for word in words:
        if word.casefold() in PARTICLES and word.islower():
            continue
        if not (word[0].isupper() or is_particled(word) or word in SMALL_NAMES):
            return False
        if not _WORD.fullmatch(word) or (word.endswith(".") and len(word) > 3):
            return False
        own += 1
    return 1 <= own <= 3 and words[-1].casefold() not in NO_LAST


def is_particled(word: str) -> bool:
    """“d'Angelo”, “al-Rashid”, “danah”: small letters that a name begins with."""
    head, _, tail = word.partition("'" if "'" in word else "-")
    return head in ("d", "l", "al", "el", "bin", "ibn", "de") and tail[:1].isupper()


def _is_group(words: Sequence[str]) -> bool:
    """Whether a group’s name stands there: one that says so, or a known abbreviation."""
    if len(words) == 1:
        return words[0].strip("'") in GROUPS
    plain = [word.strip(",'").removesuffix("'s").casefold() for word in words]
    return any(word in GROUP_ENDS for word in plain)


def _group(words: Sequence[str], weight: int = 3) -> Label:
    """A group, all of whose words but the small ones have a capital."""
    bare = [word.strip(",") for word in words]
    if bare and bare[0].casefold() == "the":
        bare = bare[1:]
    if not bare or not (bare[0][:1].isupper() or bare[0][:1].isdigit()):
        return _NOBODY
    for word in bare:
        small = word.casefold()
        if small in JOINING or word == "&":
            continue
        if not word[:1].isupper() or not _GROUPED.fullmatch(word):
            return _NOBODY
    if (
        bare[-1].casefold() in NO_LAST
        or (len(bare) == 1 and bare[0].endswith("Bl."))
        or (NO_AUTHORS.issuperset(_heavy(bare)) and bare[0] not in GROUPS)
    ):
        return _NOBODY
    return Label((" ".join(words).strip(" ,"),), False, weight, group=True)


def _heavy(words: Sequence[str]) -> set[str]:
    """Words in small letters, without those that join others."""
    return {word.casefold() for word in words}.difference(JOINING)


def is_workplace(label: Label) -> bool:
    """Whether a group is one of those that people learn, work and play in, and seldom cite."""
    words = label.names[0].casefold().split()
    return not WORKPLACES.isdisjoint(words) and PUBLISHING.isdisjoint(words)


def is_owned(label: Label) -> bool:
    """Whether words say whose something is, as “Ada Okafor's Manifesto of Slowness” does."""
    words = label.names[0].split() if label.group and label.weight < 3 else ()
    return len(words) > _FEWEST_OWNED and any(word.endswith("'s") for word in words[:-1])


def trimmed(words: Sequence[str]) -> int:
    """How many words at the beginning are none of a name’s: “According to”, “Theorists”."""
    at = 0
    while at < len(words):
        bare = words[at].strip(",:\"'")
        small = bare.casefold()
        if (
            small in AT_WORK
            or small in JOINING
            or small in ("&", "et", "al", "y", "und")
            or (at == 0 and len(words) > 1 and small.endswith("ly") and len(small) > 5)
            or (at == 0 and len(words) > 1 and small in _SAYS)
        ):
            if small in PARTICLES and small not in AT_WORK and words[at + 1 :]:
                break
            at += 1
            continue
        break
    return at
