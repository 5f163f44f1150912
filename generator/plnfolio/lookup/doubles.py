"""Whether a library has a work already: by its DOI, its address, or who, when and what."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from plnfolio.model.reference import Reference
from plnfolio.read.references.markup import bare
from plnfolio.spelling import letters_of


def double(work: Reference, works: Iterable[Reference]) -> Reference | None:
    """The first of some works that is the same as another, as far as anybody can tell."""
    return next((one for one in works if _same(work, one)), None)


def _same(one: Reference, other: Reference) -> bool:
    if one["DOI"] and other["DOI"]:
        return one["DOI"].casefold() == other["DOI"].casefold()
    alike = _title(one) == _title(other) != ""
    address = _address(one["URL"])
    if address and address == _address(other["URL"]) and (alike or "/" in address):
        return True
    if one["ISBN"] and one.type == other.type == "book" and _isbn(one) == _isbn(other):
        return True
    return alike and _year(one) == _year(other) and _people(one) == _people(other)


def _title(work: Reference) -> str:
    return letters_of(bare(work["title"]))


def _year(work: Reference) -> int:
    date = work.dates.get("issued")
    return date.parts[0][0] if date and date.parts and date.parts[0] else 0


def _people(work: Reference) -> frozenset[str]:
    """The surnames of those who made it, whatever their part in it is called."""
    roles = ("author", "host", "director", "editor")
    names = next((work.names[role] for role in roles if work.names.get(role)), ())
    return frozenset(letters_of(name.family or name.literal) for name in names)


def _isbn(work: Reference) -> str:
    figures = re.sub(r"[^\dX]", "", work["ISBN"].upper())
    return figures[3:-1] if len(figures) == 13 else figures[:-1]


def _address(address: str) -> str:
    """An address without what may differ; of a site's first page, that of the site alone."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    host = (parts.hostname or "").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    place = f"#{parts.fragment}" if parts.fragment else ""  # a comment below a post
    return f"{host}{parts.path.rstrip('/')}{query}{place}".casefold()
