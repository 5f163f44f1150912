"""The forms of one name: inverted and natural, its initials, its particles, its screen name."""

from __future__ import annotations

import re
from functools import lru_cache

from plnfolio.cite.common import join
from plnfolio.cite.common.titles import curl, tidy
from plnfolio.model.reference import PARTICLES, Name, Reference

GENERATION = re.compile(r"^(?:Jr\.?|Sr\.?|[IVX]+|\d+(?:st|nd|rd|th))$")
SCREEN_NAME = re.compile(r"^(?P<name>.*?)\s*(?P<screen>\[[^\]]+\])$")
AFTER_DOT = re.compile(r"\.(?=\w)")
# “MF” and “MJA” are initials run together; “ANN” is a name in capitals.
RUN_TOGETHER = re.compile(r"^[A-Z]{2}$|^[B-DF-HJ-NP-TV-XZ]{2}[A-Z]$")


def people(reference: Reference, role: str) -> tuple[Name, ...]:
    """Those with a role who have anything to print."""
    return tuple(name for name in reference.names.get(role, ()) if shown(name))


def shown(name: Name) -> bool:
    """Whether there is anything of the name to print."""
    return bool(_clean(name.literal) or _clean(name.family) or _clean(name.given))


def is_person(name: Name) -> bool:
    """Whether it is somebody with a given and a family name."""
    return not _clean(name.literal) and bool(_clean(name.given) and _clean(name.family))


@lru_cache(maxsize=8192)
def inverted(name: Name, *, whole: bool = False) -> str:
    """“Family, G. P., Jr. [Screen name]”; a group's or single name as it is (APA 9.8).

    ``whole`` leaves given names as they are, as MLA has them.
    """
    if not is_person(name):
        return _single(name)
    given, screen = split_screen_name(name.given)
    parts = [_family(name)]
    first = _clean(given) if whole else initials(given)
    parts.append(join.words((first, _clean(name.dropping_particle)), " "))
    parts.append(generation(name))
    return join.words((join.words(parts, ", "), screen), " ")


@lru_cache(maxsize=8192)
def natural(name: Name) -> str:
    """“G. P. Family Jr.”, without a screen name."""
    if not is_person(name):
        return split_screen_name(_single(name))[0]
    given, _ = split_screen_name(name.given)
    spoken = join.words((initials(given), _clean(name.dropping_particle), _family(name)), " ")
    after = generation(name)
    # What is no generation is a role that the data carry along (“E. Brodsky, Dir.”).
    between = " " if GENERATION.match(after) else ", "
    return join.words((spoken, after), between)


def full(name: Name) -> str:
    """“Robert M. Ogden”, as letters and testimonies name people (APA 9.30, 11.6)."""
    given, _ = split_screen_name(name.given)
    spoken = (_clean(given), _clean(name.dropping_particle), _family(name), generation(name))
    return split_screen_name(_clean(name.literal))[0] or join.words(spoken, " ")


def split_screen_name(text: str) -> tuple[str, str]:
    """The name and its screen name with its brackets (APA 9.8)."""
    found = SCREEN_NAME.match(text.strip())
    return (found["name"], found["screen"]) if found and found["name"] else (text.strip(), "")


def generation(name: Name) -> str:
    """“Jr.”, “III”."""
    suffix = _clean(name.suffix)
    return f"{suffix}." if suffix in ("Jr", "Sr") else suffix


@lru_cache(maxsize=8192)
def initials(given: str) -> str:
    """“Susan H.” → “S. H.”, “Ai-Jun” → “A.-J.”, “Lee-ann” → “L.”, “bell” → “b.” (APA 9.8)."""
    words = AFTER_DOT.sub(". ", _clean(given)).split()
    words = [word for word in words if word[0] not in '([“"']
    out = [word if word in PARTICLES and len(words) > 1 else _initial(word) for word in words]
    return " ".join([part for part in out if part])


def _initial(word: str) -> str:
    pieces = [piece for piece in word.replace("‐", "-").split("-") if piece.strip(".'’")]
    if not pieces:
        return ""
    first = pieces[0].lstrip(".'’‘ʻʼ")
    if first.islower():
        return "-".join(f"{piece[0]}." for piece in pieces)  # danah boyd wants it small
    if not first[:1].isupper():
        return word  # a script without capitals
    if len(pieces) == 1 and RUN_TOGETHER.match(first):
        return " ".join(f"{letter}." for letter in first)
    letters = [first[0]]
    # A hyphenated part with a small letter has no initial of its own (APA 9.8).
    letters += [piece[0] for piece in pieces[1:] if piece[0].isupper()]
    return "-".join(f"{letter}." for letter in letters)


def _single(name: Name) -> str:
    if _clean(name.literal):
        return _clean(name.literal)
    spoken = join.words((_family(name) if name.family else "", _clean(name.given)), " ")
    return join.words((spoken, generation(name)), ", ")


def _family(name: Name) -> str:
    return join.words((_clean(name.non_dropping_particle), _clean(name.family)), " ")


@lru_cache(maxsize=8192)
def _clean(text: str) -> str:
    return curl(tidy(text)) if text else ""
