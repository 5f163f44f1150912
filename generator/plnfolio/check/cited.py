"""The citations of a block that words in it may be of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from plnfolio.check.asking import Asked
from plnfolio.check.located import is_located, names_a_part
from plnfolio.check.quoted import Quoted, quoted_in
from plnfolio.check.text import Block
from plnfolio.check.typed import typed_in
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.patterns import regex

_SEE = regex(
    r"\W*(?:cf|compare|e\. ?g|jf|see|siehe|vgl|voir|véase)\b\.?(?! p)(?![^;]*\bfor the quot)",
    re.IGNORECASE,
)
"""Stands before a work that is not the one quoted, unless it is right behind the quotation."""
_DASHED = regex(r"[—–(-][ \n]?$")
start_of = attrgetter("start")
_BARE = frozenset(("entry-dictionary", "personal_communication", "post"))
"""Works that have no parts to name: a word’s senses, what somebody told, a post of a few words."""
_DICTIONARY = regex(
    r"\b(?:American Heritage|dictionary\.com|Duden|(?:\w+ )*Dictionar(?:y|ies)|Larousse|"
    r"(?:Merriam-)?Webster(?:['’]s)?|OED|Diccionario|Dictionnaire|Wörterbuch|Wiktionary)\b",
    re.IGNORECASE,
)
"""What has a sense under its word, and is named so."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation in prose, keyed or typed, perhaps of ``several`` works; ``works`` are those of the
    library that it is of, a ``spoken`` one is part of its sentence, and one ``aside`` says where
    more is to be read.
    """

    start: int
    end: int
    located: bool
    works: tuple[Reference, ...] = ()
    spoken: bool = False
    several: bool = False
    aside: bool = False


def citations(block: Block, asked: Asked) -> list[Cited]:
    """The citations of a block that are not quoted themselves, nor aside."""
    return [made for made in unquoted(all_cited(block, asked), block.prose) if not made.aside]


def all_cited(block: Block, asked: Asked) -> list[Cited]:
    """The citations of a block, but for works that have no parts to name."""
    found: list[Cited] = []
    for part in block.parts:
        if part.citation is None or part.citation.mode == "author-only":
            continue
        items = part.citation.items
        works = tuple(filter(None, (asked.work(item.id) for item in items)))
        if all(work.type in _BARE for work in works):
            continue  # also those that the library lacks: the build says so, or they are names
        aside = bool(items and _SEE.match(items[0].prefix))
        located = any(
            item.locator or names_a_part(item.suffix) or is_located(item.prefix) for item in items
        )
        spoken = not block.raw.startswith("[", part.start) and not _DASHED.search(
            block.prose, max(0, part.start - 3), part.start
        )
        several = len(items) > 1
        found.append(Cited(part.start, part.end, located, works, spoken, several, aside))
    for one in typed_in(block.prose):
        names = [name for work in one.works for name in work.label.names]
        if one.weight > 1 and not all(map(_DICTIONARY.match, names)):
            several = len(one.works) > 1
            found.append(Cited(one.start, one.end, one.located, several=several))
    return sorted(found, key=start_of)


def is_dictionary(work: Reference) -> bool:
    """Whether a work is a dictionary or of one, whose entries are found by their words."""
    names = [name.literal or name.family for people in work.names.values() for name in people]
    said = (*names, work["title"], work["container-title"])
    return any(_DICTIONARY.match(one) for one in said if one)


def unquoted(cited: Sequence[Cited], prose: str) -> list[Cited]:
    """Those that do not stand in a quotation."""
    quoted = quoted_in(prose) if cited else ()
    return [made for made in cited if not _is_within(made, quoted)]


def _is_within(made: Cited, quoted: Sequence[Quoted]) -> bool:
    before = bisect_left(quoted, made.start, key=start_of)
    return before > 0 and made.end < quoted[before - 1].end


def signs(made: Cited, prose: str) -> bool:
    """Whether a citation says whose a quoted paragraph is: at its end, or on a line of its own."""
    begins = not prose[: made.start].rpartition("\n")[2].strip(" —–-*_(\x01")
    return begins or (not made.spoken and not prose[made.end :].strip(" .\n*_\x01)"))


def is_alone(made: Cited, prose: str) -> bool:
    """Whether a citation is all that a paragraph has."""
    return not f"{prose[: made.start]}{prose[made.end :]}".strip(" .()—–-*_\n\x01")
