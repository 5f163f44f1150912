"""A CSL-JSON item as found in a file: its value, its place and the places of its fields."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple

from plnfolio.diagnostics import Problem, Span
from plnfolio.frozen import dataclass

# Pandoc's metadata block, and the envelope of Zotero's and Mendeley's web interfaces.
ENVELOPES = ("references", "items")


# However the line is spoilt.
_ID = re.compile(
    r"""(?<![\w-])(?:id|citation-key)[^\w\n-]{1,5}(?P<key>[^\s"'=,{}\[\]#]+)""", re.IGNORECASE
)
_BIBTEX = re.compile(r"^[ \t]*@\w+[ \t]*[{(][ \t]*(?P<key>[^\s,={}()\"#%]+)[ \t]*,", re.MULTILINE)


def keys_in(text: str) -> tuple[str, ...]:
    """The keys of works that a text shows, in whichever format it is."""
    found = (*_ID.finditer(text), *_BIBTEX.finditer(text))
    return tuple(dict.fromkeys(one["key"] for one in found))


def hiding(problems: list[Problem], text: str) -> Iterator[Problem]:
    """The problems of a library that cannot be read, with the keys that its text shows."""
    keys = keys_in(text)
    return (replace(problem, hides=keys) for problem in problems)


class Typed(NamedTuple):
    """A field as it was typed, by the name that its format has for it."""

    name: str
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a library before it is made regular; ``places`` is keyed by field.

    Of what is ``unread``, not all fields can be read. ``typed`` is all of it as it stands in the
    file, where ``value`` is made of that.
    """

    value: object
    span: Span
    places: Mapping[str, Span] = field(default_factory=dict)
    unread: bool = False
    typed: tuple[Typed, ...] = ()


def items_of(value: object, span: Span, problems: list[Problem]) -> list[object]:
    """The list of items in a file's value: bare, or under ``references:`` or ``items:``."""
    if value is None:
        return []
    if isinstance(value, list):
        return value
    if isinstance(value, dict):
        for key in ENVELOPES:
            if isinstance(value.get(key), list):
                return list(value[key])
            if key in value and value[key] is None:
                return []
        if "type" in value:  # one work alone, as doi.org answers
            return [value]
    problems.append(
        Problem(
            "reference-list",
            "a reference library is a list of works, and this is none",
            span,
            "begin each work with “- id: …”, or put the list under “references:”",
        )
    )
    return []
