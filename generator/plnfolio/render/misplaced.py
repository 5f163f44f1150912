"""What is said of a key that stands where nothing can be cited, and of a page that may be none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from pydantic import BaseModel

from plnfolio.cite.keys import loose_keys
from plnfolio.diagnostics import Problem, Severity, Span
from plnfolio.model.citation import CiteItem
from plnfolio.model.network import Cost
from plnfolio.model.reference import Reference
from plnfolio.model.site import Loc, Places, Site, Table
from plnfolio.spelling import nearest

_IN_TEXT = "cite the work in the text"
# Where a key stands: what is said of it, and what can be done.
_SAID: Mapping[str, tuple[str, str]] = {
    "alt": (
        "the description of a picture",
        "say there what the picture shows, and cite below it or in its caption: [@{key}]",
    ),
    "attribute": ("an attribute", f"take it out, and {_IN_TEXT}: [@{{key}}]"),
    "field": ("“{name}”", f"take it out, and {_IN_TEXT}: [@{{key}}]"),
    "html": (
        "HTML of your own",
        "take the tags around it away, or put the text between two empty lines",
    ),
    "option": ("the option “{name}”", f"take it out, and {_IN_TEXT}: [@{{key}}]"),
    "title": ("the title of a link or picture", f"take it out, and {_IN_TEXT}: [@{{key}}]"),
}
_ENDS_WITH_YEAR = re.compile(r"\d{4}[a-z]?\Z")
_WORD = re.compile(r"[A-Za-z]{2}")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_PAGES = re.compile(r"(\d+)\s*[-–]+\s*(\d+)")
_LAST_PAGE = 9999


def misplaced(key: str, written: str, where: str, span: Span, near: str = "") -> Problem:
    """The Problem of a key that cannot be cited where it stands.

    ``where`` is a key of ``_SAID``, perhaps with a name behind a space (``option caption``), or
    says how it is written: ``word`` for one that sticks to the word before it, ``bare`` for one in
    brackets without its at sign. ``near`` is the key that may be meant.

    A word without digits may be somebody's name as well, so it keeps no site from being written.
    """
    severity: Severity = "error"
    if not (written.startswith("[") and "@" in written) and not any(c.isdigit() for c in key):
        severity = "warning"
    meant = near or key
    if where == "word":
        message = f"“{written}” sticks to the word before it, so it is no citation"
        remedy = f"put a space before it, or write \\{written} if it is none"
    elif where == "bare":
        message = f"“{written}” is no citation without its @"
        remedy = f"write [{written[1:-1].replace(key, f'@{meant}', 1)}]"
        return Problem("citation-brackets", message, span, remedy, severity, meant=(meant,))
    else:
        kind, _, name = where.partition(" ")
        place, advice = _SAID[kind]
        message = f"nothing can be cited in {place.format(name=name)}, but there is “{written}”"
        remedy = advice.format(key=meant)
    return Problem("misplaced-citation", message, span, remedy, severity, meant=(meant,))


def nearly(key: str, known: Collection[str]) -> str:
    """The key that is meant by one that looks like it; none where no year is in it."""
    year = _ENDS_WITH_YEAR.search(key)
    if year is None or "." in key or not _WORD.search(key, 0, year.start()):
        return ""
    return nearest(key, known)


def doubtful_page(item: CiteItem, work: Reference, span: Span) -> Problem | None:
    """A warning for a number without a term that cannot be a page, or is more likely a year."""
    number = int(item.locator) if item.locator.isdecimal() and len(item.locator) < 9 else None
    if not item.guessed or number is None:
        return None
    pages = _PAGES.match(work["page"])
    if pages is not None and int(pages[1]) <= number <= int(pages[2]):
        return None
    year = _YEAR.fullmatch(item.locator) is not None
    if not year and 0 < number <= _LAST_PAGE:
        return None
    message = f"“{item.locator}” behind “@{item.id}” is taken for a page"
    remedy = f"write p. {item.locator} if it is one"
    if year:
        remedy = f"leave out the year, which comes by itself, or write p. {item.locator}"
    return Problem("doubtful-page", message, span, remedy, "warning")


def misplaced_in_fields(site: Site) -> Iterator[Problem]:
    """A Problem for each key in a field of front matter, of a table or of ``site.yaml``."""
    known = site.references
    for text in (*site.texts, *site.unread_texts):
        for name, value in () if text.plain else text.matter:
            if name not in ("nocite", "slug", "file"):
                yield from _in_value(value, (name,), text.places, known)
    for name in type(site.config).model_fields:
        if name not in ("base_url", "timezone"):
            yield from _in_value(getattr(site.config, name), (name,), site.config_places, known)
    tables = (*site.tables, *site.unread_tables)
    yield from chain.from_iterable(misplaced_in_table(table, known) for table in tables)


def misplaced_in_table(table: Table, known: Collection[str]) -> Iterator[Problem]:
    """The same for the fields of a table that are no Markdown."""
    yield from _in_value(table.content.title, ("title",), table.places, known)
    for index, network in enumerate(table.content.networks):
        if network.private:
            continue
        note = network.cost.note if isinstance(network.cost, Cost) else ""
        alt = network.logo.alt if network.logo else ""
        for value, *loc in (
            (network.name, "name"),
            (network.short, "short"),
            (network.group, "group"),
            (note, "cost", "note"),
            (alt, "logo", "alt"),
        ):
            yield from _in_value(value, ("networks", index, *loc), table.places, known)


def _in_value(value: Any, loc: Loc, places: Places, known: Collection[str]) -> Iterator[Problem]:
    """Every key in a value, whatever it holds."""
    if isinstance(value, str):
        yield from _in_words(value, loc, places, known) if "@" in value else ()
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _in_value(getattr(value, name), (*loc, name), places, known)
    elif isinstance(value, Mapping):
        for name, inner in value.items():
            yield from _in_value(inner, (*loc, name), places, known)
    elif isinstance(value, tuple | list):
        for i, inner in enumerate(value):
            yield from _in_value(inner, (*loc, i), places, known)


def _in_words(value: str, loc: Loc, places: Places, known: Collection[str]) -> Iterator[Problem]:
    name = next((part for part in reversed(loc) if isinstance(part, str)), "")
    for found in loose_keys(value):
        near = "" if found.key in known else nearly(found.key, known)
        if found.key in known or near or found.bracketed:
            yield misplaced(found.key, found.written, f"field {name}", places[loc], near)
