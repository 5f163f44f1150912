"""One BibTeX entry's fields as a CSL-JSON item."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.read.references import bibtex_fields as table
from plnfolio.read.references import databases, latex
from plnfolio.read.references.around import Around, unpacked
from plnfolio.read.references.bibtex_names import names
from plnfolio.read.references.dates import status
from plnfolio.read.references.nothing import filled
from plnfolio.read.references.subtitles import joined
from plnfolio.read.references.words import MONTHS

Csl = dict[str, object]

_SPOKEN = re.compile(
    r"presentation|\bpaper\b|poster|lecture|\btalk\b|keynote|slides|webinar|workshop|symposium"
    r"|address|session",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"\\(?:url|nolinkurl|path|href)\s*\{[^{}]*\}|(?:https?|ftp)://[^\s{}]+")


class _Entry:
    """The fields of an entry as text, and the CSL item that grows out of them.

    ``sources`` says which field a variable came from, so that a problem has its line.
    """

    def __init__(self, key: str, kind: str, fields: Mapping[str, str]) -> None:
        self.kind = kind
        self.raw = fields
        self.item: Csl = {"id": key}
        self.sources: dict[str, str] = {}

    def text(self, name: str) -> str:
        value = self.raw.get(name, "")
        return latex.verbatim(value) if name in table.VERBATIM else latex.text(value)

    def put(self, variable: str, value: object, source: str) -> None:
        if value and variable and variable not in self.item:
            self.item[variable] = value
            self.sources[variable] = source

    def first(self, *sources: str) -> tuple[str, str]:
        return next(((self.text(name), name) for name in sources if self.raw.get(name)), ("", ""))


def to_csl(key: str, kind: str, fields: Mapping[str, str]) -> tuple[Csl, dict[str, str]]:
    """The CSL-JSON item of an entry of a known kind, and the field each variable came from."""
    entry = _Entry(key, kind, filled(fields))
    for step in (_titles, _people, _dates, _numbers, _publisher, _links, _notes):
        step(entry)
    for name, variable in table.FIELDS.items():
        if name in entry.raw:
            entry.put(variable, entry.text(name), name)
    _type(entry)
    return entry.item, entry.sources


def _type(entry: _Entry) -> None:
    subtype = entry.text("entrysubtype").lower()
    kind = table.TYPES[entry.kind]
    if kind == "document" and (entry.raw.get("eprint") or "arxiv" in _publisher_of(entry)):
        kind = "article"
    elif kind == "document" and "URL" in entry.item and not entry.raw.get("publisher"):
        kind = "webpage"
    elif kind == "manuscript" and "event-title" in entry.item:
        kind = "speech"
    elif kind == "manuscript" and _is_talk(entry):
        kind = "speech"
        _talk(entry)
    elif kind == "chapter" and "container-title" not in entry.item:
        kind = "book"  # BibTeX's @inbook is a part of a book without a title of its own
    entry.item["type"] = table.SUBTYPES.get(subtype, kind)
    entry.put("genre", table.GENRES.get(entry.kind, ""), entry.kind)


def _is_talk(entry: _Entry) -> bool:
    """Whether what was not published was spoken: a presentation, as Zotero writes one."""
    said = f"{entry.text('type')} {entry.text('howpublished')}"
    return _SPOKEN.search(said) is not None


def _talk(entry: _Entry) -> None:
    entry.put("genre", entry.text("howpublished"), "howpublished")
    entry.item.pop("publisher", None)
    entry.item.pop("medium", None)
    entry.put("event-place", *entry.first("venue", "location", "address"))
    if "note" in entry.sources:
        entry.put("event-title", entry.item.pop("note"), "note")


def _publisher_of(entry: _Entry) -> str:
    return str(entry.item.get("publisher", "")).lower()


def _titles(entry: _Entry) -> None:
    def whole(name: str, sub: str) -> str:
        return joined(entry.text(name), entry.text(sub))

    title = whole("title", "subtitle")
    book = whole("booktitle", "booksubtitle")
    main = whole("maintitle", "mainsubtitle")
    if book:
        entry.put("container-title", main or book, "booktitle")
        entry.put("volume-title", book if main else "", "booktitle")
    elif main and entry.kind not in table.IN_BOOKS:
        entry.put("volume-title", title, "title")
        title = main
    elif main:
        entry.put("container-title", main, "maintitle")
    entry.put("title", title, "title")
    for name in ("journaltitle", "journal"):
        entry.put("container-title", whole(name, "journalsubtitle"), name)
    if addon := entry.text("titleaddon"):
        # Zotero has the name of a website, blog, forum or programme there.
        named = entry.kind in table.ON_SITES and "organization" not in entry.raw
        entry.put("container-title" if named else "genre", addon, "titleaddon")
    if entry.raw.get("issuetitle"):
        entry.put("volume-title", whole("issuetitle", "issuesubtitle"), "issuetitle")


def _people(entry: _Entry) -> None:
    for source, variable in table.NAMES.items():
        if entry.raw.get(source) and variable:
            if source == "editor" and entry.raw.get("editortype"):
                role = entry.text("editortype").lower()
                entry.put(table.EDITOR_ROLES.get(role, "editor"), names(entry.raw[source]), source)
            else:
                entry.put(variable, names(entry.raw[source]), source)
    for letter in "abc":
        source = f"editor{letter}"
        if entry.raw.get(source):
            role = entry.text(f"{source}type").lower()
            entry.put(table.EDITOR_ROLES.get(role, "editor"), names(entry.raw[source]), source)
    short = entry.text("shortauthor")
    authors = entry.item.get("author")
    if short and isinstance(authors, list) and len(authors) == 1 and "literal" in authors[0]:
        authors[0]["short"] = short


def _dates(entry: _Entry) -> None:
    if entry.raw.get("date"):
        others = [_year_and_month(entry)] if entry.raw.get("year") else []
        entry.put("issued", {"edtf": entry.text("date"), "otherwise": others}, "date")
    elif entry.raw.get("year"):
        entry.put("issued", _year_and_month(entry), "year")
    for source, variable in table.DATES.items():
        if entry.raw.get(source):
            entry.put(variable, {"raw": entry.text(source)}, source)


def _year_and_month(entry: _Entry) -> object:
    year, month, day = (entry.text(name).strip() for name in ("year", "month", "day"))
    if not month or not re.fullmatch(r"\d{4}", year):
        return {"raw": year}
    if (both := re.fullmatch(r"(\d{1,2})\s*[-–/]+\s*(\d{1,2})", month)) is not None:
        return {"date-parts": [[int(year), int(both[1])], [int(year), int(both[2])]]}
    number = MONTHS.get(month.lower().strip(".")) or (int(month) if month.isdecimal() else 0)
    if number:
        parts = [int(year), number, *([int(day)] if day.isdecimal() else [])]
        return {"date-parts": [parts]}
    return {"raw": f"{month} {year}"}


def _numbers(entry: _Entry) -> None:
    """``number`` is an issue, a number in a series, or the work's own number."""
    number, issue = entry.text("number"), entry.text("issue")
    if entry.kind in table.ARTICLES:
        entry.put("issue", number or issue, "number" if number else "issue")
    elif entry.kind in ("techreport", "report", "patent", "standard", "manual", "misc", "dataset"):
        entry.put("number", number, "number")
    elif entry.raw.get("series"):
        entry.put("collection-number", number, "number")
    else:
        entry.put("issue" if entry.kind in table.IN_BOOKS else "number", number, "number")
    kind = entry.text("type")
    if kind and kind.lower() not in ("article", "journal article", "misc", "webpage"):
        entry.put("genre", table.KINDS.get(kind.lower(), kind), "type")


def _publisher(entry: _Entry) -> None:
    if entry.kind in ("inproceedings", "conference") and entry.raw.get("organization"):
        entry.put("publisher", *entry.first("publisher", "organization"))
    if table.TYPES[entry.kind] == "thesis":
        entry.put("publisher", *entry.first("school", "institution", "organization"))
        if databases.is_proquest(entry.text("publisher")):
            entry.put("archive", entry.text("publisher"), "publisher")
    entry.put("publisher", *entry.first(*table.PUBLISHERS))
    found = _around(entry, "howpublished")
    entry.put("URL", "" if "doi" in entry.raw else found.address, "howpublished")
    entry.put("accessed", {"raw": found.accessed} if found.accessed else None, "howpublished")
    known = "medium" if "publisher" in entry.item else "publisher"
    if found.rest.casefold() != entry.text("type").casefold():
        entry.put(known, found.rest, "howpublished")
    if entry.kind in ("online", "electronic", "www", "webpage", "misc", "blog"):
        organization = entry.text("organization")
        if organization and not entry.raw.get("publisher") and "container-title" not in entry.item:
            entry.item.pop("publisher", None)
            entry.put("container-title", organization, "organization")


_ARXIV = re.compile(r"(?i:arxiv:)?(?P<number>\d{4}\.\d{4,5}(?:v\d+)?|[a-z.A-Z-]+/\d{7})(?!\w)")
"""A number of arXiv's; reference managers write others into its field: “NIHMS150003”."""


def _links(entry: _Entry) -> None:
    eprint = entry.text("eprint")
    archive = (entry.text("eprinttype") or entry.text("archiveprefix")).lower()
    if archive == "arxiv" and (found := _ARXIV.match(eprint)):
        if "container-title" not in entry.item:
            entry.put("publisher", "arXiv", "eprint")
        if "doi" not in entry.raw:
            entry.put("DOI", f"10.48550/arXiv.{found['number']}", "eprint")
    elif eprint and archive == "jstor":
        entry.put("URL", f"https://www.jstor.org/stable/{eprint}", "eprint")
    elif eprint and archive in ("pubmed", "pmid"):
        entry.put("PMID", eprint, "eprint")


def _notes(entry: _Entry) -> None:
    for source in ("note", "addendum", "extra"):
        if not entry.raw.get(source):
            continue
        held = entry.text(source).strip()
        found = _around(entry, source)
        if status(held):
            entry.put("status", status(held), source)
        elif found.rest:
            entry.put("note", held, source)
        else:
            entry.put("accessed", {"raw": found.accessed} if found.accessed else None, source)
            entry.put("URL", found.address, source)


def _around(entry: _Entry, source: str) -> Around:
    """A field with an address in it, which is no LaTeX, taken apart."""
    raw = entry.raw.get(source, "")
    address = _ADDRESS.search(raw)
    if not address:
        return unpacked(latex.text(raw))
    before, after = latex.text(raw[: address.start()]), latex.text(raw[address.end() :])
    return unpacked(f"{before}{latex.verbatim(address[0])}{after}")
