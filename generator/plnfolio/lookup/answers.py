"""A work by what an author answers: who, when, what and where, for each kind of source."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.frozen import dataclass
from plnfolio.lookup.found import Found
from plnfolio.lookup.people import people
from plnfolio.read.references import identifiers
from plnfolio.read.references.dates import NONE, read_date


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source: what it is called, its four questions, and what is known of it."""

    what_it_is: str
    who: str
    when: str
    what: str
    where: str
    fields: Mapping[str, str]


_YEAR = "When? The year"
_DAY = "When? A year, or a day such as 2024-03-05"
KINDS: Mapping[str, Kind] = {
    "lecture": Kind(
        "a lecture or its slides, in the LMS of a course",
        "Who gave it? A person (Okoro, Delphine) or the school",
        _DAY,
        "What is it called?",
        "Where is it? The LMS and its address (Canvas https://…)",
        {"type": "speech", "genre": "Lecture", "holder": "publisher"},
    ),
    "podcast": Kind(
        "an episode of a podcast",
        "Who is its host?",
        _DAY,
        "What is the episode called?",
        "Where? The show’s name and its address",
        {"type": "broadcast", "medium": "Audio podcast episode", "holder": "container-title"},
    ),
    "page": Kind(
        "a page of an organisation’s",
        "Who wrote it? The organisation, or a person (Okoro, Delphine)",
        f"{_DAY}; nothing if it has none",
        "What is it called?",
        "Where? Its address, and the site’s name if that is another than who wrote it",
        {"type": "webpage", "holder": "container-title"},
    ),
    "video": Kind(
        "a video, on YouTube or elsewhere",
        "Who uploaded it?",
        _DAY,
        "What is it called?",
        "Where? Its address",
        {"type": "motion_picture", "genre": "Video", "holder": "publisher"},
    ),
    "book": Kind(
        "a book",
        "Who wrote it? (Okoro, Delphine; Berg, Jon)",
        _YEAR,
        "What is it called?",
        "Who published it?",
        {"type": "book", "holder": "publisher"},
    ),
    "article": Kind(
        "an article in a journal",
        "Who wrote it? (Okoro, Delphine; Berg, Jon)",
        _YEAR,
        "What is it called?",
        "Where? The journal, volume(issue), pages, and its DOI or address",
        {"type": "article-journal", "holder": "container-title"},
    ),
}

_ADDRESS = re.compile(r"(?:https?://|www\.|doi:\s*)\S+", re.IGNORECASE)
# “Journal of Circles, 12(3), 45–67”, and with “vol.”, “no.” and “pp.”.
_NUMBERS = re.compile(
    r"^(?P<name>.*?)[\s,]+(?:vol(?:ume|\.)?\s*)?(?P<volume>\d+)"
    r"(?:\s*\((?P<issue>[^()]+)\)|,?\s*(?:no|nr|issue)\.?\s*(?P<number>\d+))?"
    r"(?:\s*[,:]\s*(?:pp?\.?\s*)?(?P<page>[A-Za-z]?\d+(?:\s*[-–]\s*[A-Za-z]?\d+)?))?$",
    re.IGNORECASE,
)


def answered(kind: Kind, who: str, when: str, what: str, where: str) -> Found:
    """The work that an author has described."""
    fields = dict(kind.fields)
    holder = fields.pop("holder")
    item: dict[str, object] = {**fields, "title": " ".join(what.split())}
    names = people([who])
    role = "host" if item["type"] == "broadcast" else "author"
    if names:
        item[role] = names
    if parts := date_of(when):
        item["issued"] = parts
    address = _ADDRESS.search(where)
    name = _ADDRESS.sub("", where).strip(" ,;.()")
    if address:
        found = identifiers.doi(address[0])[0]
        item["DOI" if found else "URL"] = found or address[0].rstrip(",;")
    if item["type"] == "article-journal" and (match := _NUMBERS.match(name)):
        name = match["name"].rstrip(" ,")
        item["volume"] = match["volume"]
        item["issue"] = match["issue"] or match["number"]
        item["page"] = re.sub(r"\s*–\s*", "-", match["page"] or "")
    if name and name.casefold() not in {str(one.get("literal", "")).casefold() for one in names}:
        item[holder] = name
    return Found({key: value for key, value in item.items() if value})


def date_of(text: str) -> dict[str, object] | None:
    """A date as CSL has it; None for no date, and for what is none (see ``is_date``)."""
    date = read_date(text) if text.strip() else None
    if date is None or date == NONE:
        return None
    return {"raw": text.strip()}


def is_date(text: str) -> bool:
    """Whether an answer is a date, or says that there is none."""
    return not text.strip() or read_date(text) is not None
