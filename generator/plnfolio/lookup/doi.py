"""A work by its DOI: doi.org has it described by whoever registered it (Crossref, DataCite, …).

https://citation.crosscite.org/docs.html, “Content negotiation”.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from plnfolio.lookup.fetching import DOI, NothingThereError, get_object, nonsense
from plnfolio.lookup.found import Found, UnknownWorkError
from plnfolio.model.reference import PARTICLES
from plnfolio.read.references import capitals, variables

CSL_JSON = "application/vnd.citationstyles.csl+json"
_ISSUED = ("issued", "published", "published-print", "published-online")
_PERIODICALS = frozenset(("article-journal", "article-magazine", "article-newspaper"))
# Fields that no list shows, and that would only stand in an author’s way.
_UNWANTED = frozenset(
    ("abstract", "call-number", "citation-key", "container-title-short", "custom", "ISSN",
     "keyword", "license", "number-of-pages", "references", "source", "title-short", "accessed")
)  # fmt: skip


def by_doi(doi: str) -> Found:
    """The work that a DOI names; UnknownWorkError where nobody says which it is."""
    address = f"{DOI.base}/{quote(doi, safe='/():;,.-_~!*')}"
    try:
        data = get_object(address, DOI.name, CSL_JSON)
    except NothingThereError as error:
        raise UnknownWorkError(
            f"doi.org knows no work with the DOI {doi}",
            "compare it with the one on the work itself: a letter or a figure may be missing",
        ) from error
    if not data.get("title") and not data.get("author"):
        raise nonsense(DOI.name)
    return cleaned(data, doi)


def cleaned(data: Mapping[str, object], doi: str) -> Found:
    """What a registry says of a work, without its own book-keeping and its capitals."""
    item = {**data, **_moved(data)}
    notes: list[str] = []
    made: dict[str, object] = {"type": item.get("type", "document")}
    for key, value in item.items():
        name = variables.variable(key)
        known = key == "subtitle" or (name and name not in _UNWANTED)
        if not known or value in (None, "", [], {}):
            continue
        made[key] = _unescaped(value)
    kind = variables.item_type(str(made["type"]))
    if not kind:
        notes.append(f"the registry calls it “{made['type']}”: see which “type:” fits")
        made["type"] = "document"
    if kind in _PERIODICALS:
        made.pop("publisher", None)
    _containers(made, kind)
    _names(made, notes)
    if not made.get("title"):
        notes.append("the registry has no title: add “title:”")
    made.setdefault("DOI", doi)
    return Found(made, tuple(notes))


def _moved(data: Mapping[str, object]) -> dict[str, object]:
    """What Crossref has in places of its own."""
    found: dict[str, object] = {}
    date = next((data[name] for name in _ISSUED if _has_year(data.get(name))), None)
    if date:
        found["issued"] = date
    event = data.get("event")
    if isinstance(event, Mapping):
        found["event"] = event.get("name")
        found["event-place"] = event.get("location")
    house = data.get("institution")
    if isinstance(house, list) and house and isinstance(house[0], Mapping):
        found.setdefault("publisher", house[0].get("name") or data.get("publisher"))
    if genre := _degree(data.get("degree")):
        found["genre"] = genre
    if data.get("article-number") and not data.get("page"):
        found["number"] = data["article-number"]
    if data.get("edition-number") and not data.get("edition"):
        found["edition"] = data["edition-number"]
    return found


def _has_year(date: object) -> bool:
    if not isinstance(date, Mapping):
        return bool(date)
    parts = date.get("date-parts")
    if not isinstance(parts, list) or not parts:
        return bool(date.get("raw") or date.get("literal") or date.get("year"))
    first = parts[0]
    return bool(first and first[0]) if isinstance(first, list) else bool(first)


def _containers(made: dict[str, object], kind: str) -> None:
    """Of a part of a book Crossref lists the series before the book."""
    held = made.get("container-title")
    held = [held] if isinstance(held, str) else held
    if not isinstance(held, list):
        return
    if kind in ("chapter", "paper-conference") and len(held) > 1:
        made.setdefault("collection-title", held[0])
        made["container-title"] = held[-1]
    elif held:
        made["container-title"] = held[0]
    name = made.get("container-title")
    if isinstance(name, str) and name.isupper() and len(re.findall(r"[A-Z]{4,}", name)) > 1:
        made["container-title"] = capitals.periodical(capitals.title(name))


def _names(made: dict[str, object], notes: list[str]) -> None:
    """“Li WU” as “Li Wu”; names in small letters are named, as some are meant so."""
    for role in ("author", "editor", "translator"):
        held = made.get(role)
        for one in held if isinstance(held, list) else []:
            family, given = (str(one.get(part) or "") for part in ("family", "given"))
            if len(family) > 1 and family.isupper() and re.search(r"[^\W\d_]{2}", given):
                if given != given.upper():
                    one["family"] = capitals.proper(family, PARTICLES)
            elif family and given and (family + given).islower():
                notes.append(
                    f"the name “{given} {family}” is in small letters: see how it is written"
                )


_DEGREES = (
    (re.compile(r"ph\.?\s?d|ed\.?\s?d|doct|dr\.", re.IGNORECASE), "Doctoral dissertation"),
    (re.compile(r"^m|master", re.IGNORECASE), "Master’s thesis"),
    (re.compile(r"^b|bachelor", re.IGNORECASE), "Bachelor’s thesis"),
)


def _degree(value: object) -> str:
    """What a thesis is called, by the degree that it was written for."""
    said = str(value[0]) if isinstance(value, list) and value else ""
    return next((genre for pattern, genre in _DEGREES if pattern.search(said)), "")


def _unescaped(value: object) -> object:
    """Text whose signs were escaped twice, as in “&amp;amp;”."""
    if isinstance(value, list):
        return [_unescaped(one) for one in value]
    if isinstance(value, str) and re.search(r"&amp;#?\w+;", value):
        return html.unescape(value)
    return value
