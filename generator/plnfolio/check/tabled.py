"""Tables of works: a reference in each row, or its parts in columns."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from re import Pattern

from plnfolio.check.columns import tables
from plnfolio.check.styled import PERSON, is_work
from plnfolio.check.text import Block, Text
from plnfolio.patterns import regex

_FEWEST = 2
"""Rows of a table of works."""
_REFERENCE = regex(
    r"(?i)\W*(?:(?:APA|complete|full|my) )*(?:references?|sources?|citations?|bibliography"
    r"|literature|quellen?|literatur|referencias?|fuentes?|références?|referências?)"
    r"(?: \([^()]*\))?\W*"
)
"""Heads a column of references."""
_AUTHOR = regex(r"(?i)\W*(?:authors?(?:\(s\))?|autor(?:/?in|en|es)?|auteurs?)\W*")
_TITLE = regex(
    r"(?i)\W*(?:(?:the |(?:book|full) )?titles?(?: of (?:the )?\w+)?|titel|título|titre)\W*"
)
_PART = regex(
    r"(?i)\W*(?:(?:years?|dates?|jahr|año|année|no|nr|number|doi|isbn|links?|urls?|pages?|place"
    r"|volume|issue|edition|type|medium|journals?|publishers?|publication|sources?|verlag"
    r"|editorial|éditeur|(?:where )?published(?: (?:by|in))?)\b[ /.]*(?:(?:or|and|&) )?)*\W*"
)
"""Heads a column of anything else that a reference has."""
_PERSON = regex(rf"{PERSON}|(?:[^\W\d_a-z]\. ?){{1,3}}[^\W\d_a-z]")


def table_of_works(text: Text) -> Block | None:
    """The first head of a table of works; None where there is none."""
    for table in tables(text):
        heads = [cell for cell in table if cell.inside("head")]
        names = _columns(heads, _AUTHOR) if _are_parts(heads) else ()
        references = _columns(heads, _REFERENCE)
        works = [
            cell
            for cell in table[len(heads) :]
            if (cell.typed.cell in names and _PERSON.match(cell.prose))
            or (cell.typed.cell in references and is_work(cell.prose))
        ]
        if len(works) >= _FEWEST:
            return heads[0]
    return None


def _columns(heads: Sequence[Block], head: Pattern[str]) -> Collection[int]:
    return [cell.typed.cell for cell in heads if head.fullmatch(cell.prose)]


def _are_parts(heads: Sequence[Block]) -> bool:
    """Whether each column has a part of a reference, and one of them its title."""
    named = [head.prose for head in heads]
    return any(map(_TITLE.fullmatch, named)) and all(
        _AUTHOR.fullmatch(one) or _TITLE.fullmatch(one) or _PART.fullmatch(one) for one in named
    )
