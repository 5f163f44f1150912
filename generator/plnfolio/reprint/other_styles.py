"""Entries of MLA, Chicago and Harvard lists, turned into entries as APA has them.

The plain ones of books, parts of books, articles and pages are; of any other the style is named.
What is turned is weighed like any entry, and says that it was turned.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from plnfolio.frozen import dataclass
from plnfolio.patterns import regex
from plnfolio.read.references.groups import is_group
from plnfolio.reprint import turning
from plnfolio.reprint.other_shapes import (
    BOOKS,
    CHICAGO,
    HARVARD,
    HARVARD_SOURCES,
    HOUSED,
    MLA,
    QUOTED,
    SOURCES,
)
from plnfolio.reprint.slanted import Slanted


@dataclass(frozen=True, slots=True)
class Turned:
    """An entry as APA has it, and the style that it was in."""

    words: Slanted
    style: str
    spelt: Mapping[str, str]
    """Given names by “Family, I. I.”, where the entry spells them."""


class _People(NamedTuple):
    """Who stands before the title, as APA has names, and their given names."""

    text: str
    spelt: Mapping[str, str]


_WORD = r"[^\W\d_][\w’'-]*"
_GIVEN = r"[A-ZÀ-Þ][\w’'-]*\.?(?: [A-ZÀ-Þ][\w’'-]*\.?){0,4}"
_FAMILY = rf"(?:(?:de|del|der|van|von|la|le|da|di) )*{_WORD}(?: {_WORD})?"
_FIRST = regex(rf"(?P<family>{_FAMILY}), (?P<given>{_GIVEN}?)(?=\.?$|,|\.? and | &)")
_NEXT = regex(
    rf"(?:,? (?:and|&) |, )(?P<given>{_GIVEN})"
    rf" (?P<family>(?:(?:de|del|der|van|von|la|da) )*{_WORD})"
    r"(?=$|,|\.? and | &)"
)
_TURNED = regex(
    rf"(?:,? (?:and|&) |, |; )(?P<family>{_FAMILY}), (?P<given>{_GIVEN}?)(?=$|,|;| and | &)"
)
_GROUP = regex(r"[A-Z][\w’&.-]*(?: (?:[A-Z][\w’&.-]*|of|the|for|and|in|on)){0,9}")
_ETAL = regex(r",? et al\.?$")
_ROLE = regex(r",? \(?(?:editors?|eds?\.?)\)?$", re.IGNORECASE)

_YEAR = regex(r"^(?P<day>(?:19|20)\d\d[a-z]?|n\.d)\.? (?=\S)")
_DATED = regex(
    r"^(?P<names>[^“”\"‘]{3,300}?),? \((?P<day>(?:19|20)\d\d[a-z]?|n\.d\.?|no date)\)[.,:]?"
    r" (?P<rest>\S.*)$"
)
_NAMELESS = regex(r"^[“\"](?=[^”\"]+[.?!][”\"] )")

_DIRECTED = regex(r"^[A-Z][^.]{2,80}\. (?:Directed|Performance|Created) by [^.]{3,80}, \d{4}\.?$")
# What only another style has, where an entry cannot be turned.
_SIGNS = (
    (
        MLA,
        regex(r"\bvol\. \w+, no\. \w+, .*\d{4}, pp?\. |[”\"] .*, \d{4}, .*|Accessed \d{1,2} [A-Z]"),
    ),
    (CHICAGO, regex(r" \d+, no\. \d+ \([^()]*\d{4}\)|[a-z]: [A-Z][\w &]+, \d{4}\.?$")),
)


def turned(entry: Slanted) -> Turned | None:
    """An entry of another style as APA has it; None for what is none, or cannot be read."""
    text = " ".join(entry.text.split())
    if not _may_be(text):
        return None
    if (found := _DATED.match(text)) is not None:
        return _harvard(found)
    for people, rest in _bylines(text):
        made = _undated(people, rest)
        if made is not None:
            return made
    return None


def style_of(text: str) -> str:
    """The style that an entry seems to be in, which is not APA; empty where nothing tells."""
    if _DIRECTED.search(text):
        return MLA
    if not _may_be(text) or not any(True for _ in _bylines(text)):
        return ""
    return next((style for style, signs in _SIGNS if signs.search(text)), "")


def _may_be(text: str) -> bool:
    """A cheap look: something that other styles have, and APA has not."""
    return (
        len(text) < 1000
        and bool(re.search(r"\d{4}|Accessed|n\.d", text))
        and (text[:1] in '“"' or text[:1].isalpha())
    )


def _bylines(text: str) -> Iterator[tuple[_People, str]]:
    """Who may stand before the first stops, as APA has names, and what stands behind."""
    if _NAMELESS.match(text):
        yield _People("", {}), text
        return
    for stop in list(re.finditer(r"[.,] (?=[\d“\"‘A-ZÀ-Þn])", text[:400]))[:9]:
        before, rest = text[: stop.start()], text[stop.end() :]
        people = _people(before if text[stop.start()] == "," else f"{before}.")
        if not people.text and rest[:1] in '“"‘' and _GROUP.fullmatch(before):
            people = _People(before, {})
        if people.text and (text[stop.start()] == "." or rest[:1] in '“"‘'):
            yield people, rest


def _people(text: str) -> _People:
    """“Kruger, Justin, and David Dunning” as “Kruger, J., & Dunning, D.”."""
    text = text.strip(" .") if not re.search(r"\b[A-Z]\.$", text) else text
    editors = _ROLE.search(text)
    text = text[: editors.start()] if editors else text
    others = _ETAL.search(text)
    text = text[: others.start()] if others else text
    found = _FIRST.match(text)
    if not found:
        group = _GROUP.fullmatch(text) and is_group(text)
        return _People(text if group else "", {})
    names = [(found["family"], found["given"])]
    at = found.end()
    while at < len(text.rstrip(".")):
        found = _TURNED.match(text, at) or _NEXT.match(text, at)
        if not found:
            return _People("", {})
        names.append((found["family"], found["given"]))
        at = found.end()
    spelt = {_initials(*name): name[1] for name in names}
    listed = ", & ".join(filter(None, (", ".join([*spelt][:-1]), [*spelt][-1])))
    if others:
        listed = f"{', '.join(spelt)}, et al."
    if editors:
        listed = f"{listed} (Ed{'s' * (len(names) > 1)}.)"
    return _People(listed, spelt)


def _initials(family: str, given: str) -> str:
    return f"{family}, {' '.join(f'{word[0]}.' for word in given.split())}"


def _undated(people: _People, rest: str) -> Turned | None:
    """What stands behind the names where the year is the first of it, or later on."""
    year = _YEAR.match(rest)
    day = year["day"] if year else ""
    rest = rest[year.end() :] if year else rest
    quoted = QUOTED.match(rest)
    if quoted:
        return _sourced(people, day, quoted, (*SOURCES, *(HARVARD_SOURCES if day else ())))
    if not people.text:
        return None
    for style, book in ((CHICAGO, HOUSED),) if day else BOOKS:
        if found := book.match(rest):
            words = turning.book(people.text, day or found["day"], found)
            return Turned(words, style, people.spelt)
    return None


def _harvard(found: re.Match[str]) -> Turned | None:
    """“Kruger, J. (1999) ‘Title’, *Journal*, 77(6), pp. 1–2.”"""
    people, day, rest = _People(found["names"], {}), found["day"], found["rest"]
    quoted = QUOTED.match(rest)
    if quoted and quoted["stop"] != "." and (quoted["after"] == "," or rest[0] in "‘'"):
        return _sourced(people, day, quoted, HARVARD_SOURCES)
    book = HOUSED.match(rest)
    if book and book["edition"] and "edn" in rest:
        return Turned(turning.book(people.text, day, book), HARVARD, {})
    return None


def _sourced(
    people: _People,
    day: str,
    quoted: re.Match[str],
    shapes: tuple[tuple[str, str, re.Pattern[str]], ...],
) -> Turned | None:
    title = quoted["title"] + (quoted["stop"] if quoted["stop"] in ("?", "!") else "")
    for kind, style, shape in shapes:
        found = shape.match(quoted["source"])
        if found and (day or found["day"] or kind == "page"):
            make = {"article": turning.article, "part": turning.part, "page": turning.page}[kind]
            words = make(people.text, day or found["day"] or "n.d.", title, found)
            return Turned(words, style, people.spelt)
    return None
