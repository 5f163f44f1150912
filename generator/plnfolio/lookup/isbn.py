"""A book by its ISBN, as Open Library has it (openlibrary.org/dev/docs/api/books)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from plnfolio.lookup.fetching import OPEN_LIBRARY, get_object
from plnfolio.lookup.found import Found, UnknownWorkError
from plnfolio.lookup.people import person

_YEAR = re.compile(r"\b(1[4-9]\d\d|20\d\d)\b")
_EDITION = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b\.?\s*(?:ed\b|edition|$)", re.IGNORECASE)
_REVISED = re.compile(r"\brev", re.IGNORECASE)
_EDITED = re.compile(r"^\s*edited\b|\beditors?\b|\(eds?\.?\)", re.IGNORECASE)


def by_isbn(isbn: str) -> Found:
    """The book that an ISBN names."""
    data = _record(isbn, "data")
    details = _record(isbn, "details").get("details") if data else None
    if not data or not _text(data.get("title")):
        raise UnknownWorkError(
            f"Open Library knows no book with the ISBN {isbn}",
            "compare it with the back of the book, or answer four questions: plnfolio cite add",
        )
    return _book(isbn, data, details if isinstance(details, Mapping) else {})


def _record(isbn: str, kind: str) -> Mapping[str, object]:
    address = f"{OPEN_LIBRARY.base}/api/books?bibkeys=ISBN:{isbn}&format=json&jscmd={kind}"
    found = get_object(address, OPEN_LIBRARY.name).get(f"ISBN:{isbn}")
    return found if isinstance(found, Mapping) else {}


def _book(isbn: str, data: Mapping[str, object], details: Mapping[str, object]) -> Found:
    notes: list[str] = []
    item: dict[str, object] = {"type": "book"}
    names = [name for text in _names(data.get("authors")) if (name := person(text, sure=True))]
    role = "editor" if _EDITED.search(_text(data.get("by_statement"))) else "author"
    if names:
        item[role] = names
    else:
        notes.append("Open Library does not say who wrote it: add “author:” or “editor:”")
    if year := _YEAR.search(_text(data.get("publish_date"))):
        item["issued"] = {"date-parts": [[int(year[0])]]}
    item["title"] = _text(data.get("title"))
    if subtitle := _text(data.get("subtitle")):
        item["subtitle"] = [subtitle]
    said = _text(details.get("edition_name"))
    if edition := _edition(said):
        item["edition"] = edition
    elif said and not _EDITION.search(said):
        notes.append(f"its edition is called “{said}”, which is left out")
    publishers = list(_names(data.get("publishers"))) or list(_names(details.get("publishers")))
    if publishers:
        item["publisher"] = publishers[0]
    item["ISBN"] = isbn
    return Found(item, tuple(notes))


def _edition(said: str) -> str:
    """“2nd ed.” as 2; the first is not said (APA 9.29)."""
    match = _EDITION.search(said)
    if match:
        return match[1] if int(match[1]) > 1 else ""
    return "Revised" if _REVISED.match(said) else ""


def _names(value: object) -> Iterator[str]:
    for one in value if isinstance(value, list) else []:
        text = _text(one.get("name") if isinstance(one, Mapping) else one)
        if text:
            yield text


def _text(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
