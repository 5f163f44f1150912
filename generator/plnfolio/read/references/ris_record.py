"""One RIS record as a CSL-JSON item."""

from __future__ import annotations

import re

from plnfolio.read.references import hosts, identifiers
from plnfolio.read.references import ris_fields as table
from plnfolio.read.references.dates import status
from plnfolio.read.references.degrees import undecorated
from plnfolio.read.references.markup import bare, rich
from plnfolio.read.references.names import uninverted
from plnfolio.read.references.nothing import is_no_value
from plnfolio.read.references.people import apart

Record = dict[str, list[str]]
Csl = dict[str, object]

_ARXIV = re.compile(r"arXiv preprint arXiv:(\S+)", re.IGNORECASE)
_THESIS = re.compile(r"thesis|dissertation|ph\.?\s?d|master", re.IGNORECASE)


# ERIC's kinds of documents, which say nothing that a reference prints (and of theses, the degree).
_ERIC_KIND = re.compile(
    r"^(?:reports|guides|collected works|reference materials|dissertations/theses) - |^(?:opinion"
    r" papers|speeches/meeting papers|books|numerical/quantitative data|tests/questionnaires"
    r"|historical materials|legal/legislative/regulatory materials|non-print media)$",
    re.IGNORECASE,
)
_DEGREE = re.compile(r"^dissertations/theses - (doctoral|masters)", re.IGNORECASE)


class _Work:
    """A record and the CSL item that grows out of it; ``sources`` are the tags of variables."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.item: Csl = {}
        self.sources: dict[str, str] = {}
        self.type = table.TYPES.get(record["TY"][0].upper(), "document")

    def first(self, *tags: str) -> tuple[str, str]:
        return next(((self.record[tag][0], tag) for tag in tags if tag in self.record), ("", ""))

    def put(self, variable: str, value: object, tag: str) -> None:
        if value and variable and variable not in self.item:
            self.item[variable] = value
            self.sources[variable] = tag


def to_csl(record: Record) -> tuple[Csl, dict[str, str]]:
    """The CSL-JSON item of a record, and the tag each variable came from."""
    work = _Work(_said(record))
    for step in (_people, _dates, _containers, _pages, _numbers, _kind, _links, _notes):
        step(work)
    for tag, variable in table.FIELDS.items():
        if tag in work.record:
            work.put(variable, work.record[tag][0], tag)
    if work.item.get("container-title-short") == work.item.get("container-title"):
        work.item.pop("container-title-short", None)
    _serial(work)
    if work.type == "manuscript" and "DOI" in work.item:
        work.type = "article"  # what is unpublished and has a DOI is a preprint
    work.item["type"] = work.type
    return work.item, work.sources


def _said(record: Record) -> Record:
    """The record without values that are none (“n/a”); its type stays whatever it is."""
    found = {
        tag: [value for value in values if tag == "TY" or not is_no_value(tag, value)]
        for tag, values in record.items()
    }
    return {tag: values for tag, values in found.items() if values}


def _people(work: _Work) -> None:
    def take(variable: str, *tags: str) -> None:
        found = [name for tag in tags for name in work.record.get(tag, [])]
        work.put(variable, list(dict.fromkeys(found)), tags[0])

    take(table.FIRST.get(work.type, "author"), "AU", "A1")
    second = table.SECOND.get(work.type, "editor")
    if work.type == "book" and not {"A3", "ED"} & work.record.keys():
        second = "editor"  # EndNote, Mendeley and EBSCOhost; Zotero has A3 for a book's editors
    take("editor", "ED")
    take(second, "A2")
    take(table.THIRD.get(work.type, "collection-editor"), "A3")
    take("translator", "A4")
    for variable in ("author", "editor", "translator", "director"):
        names = work.item.get(variable)
        if isinstance(names, list):
            work.item[variable] = [_name(one) for name in names for one in apart(name)]


def _name(text: str) -> object:
    """A name with a comma as it is; without one it is a group's or a single name."""
    text = uninverted(undecorated(text))
    return text if "," in text else {"literal": text}


def _dates(work: _Work) -> None:
    day, tag = work.first("DA", "Y1", "PY")
    year, year_tag = work.first("PY", "Y1", "DA")
    if not re.search(r"\d{4}", day) or re.fullmatch(r"\d{4}/*", day):
        fuller = year if len(year.strip("/")) > len(day.strip("/")) else day
        day, tag = fuller or day, year_tag
    elif re.match(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$", day) and re.match(r"\d{4}", year):
        day, tag = year, year_tag  # day and month could change places, the year cannot
    elif not re.search(r"\d{4}", year) and status(year):
        day, tag = year, year_tag
    others = [value for each in ("PY", "Y1", "DA") for value in work.record.get(each, [])]
    issued = {"raw": _with_year(day, year), "otherwise": others}
    work.put("issued", issued if day else None, tag)
    accessed, tag = work.first("Y2")
    work.put("accessed", {"raw": accessed} if accessed else None, tag)
    if work.record["TY"][0].upper() == "INPR":
        work.put("status", "in press", "TY")


def _with_year(day: str, year: str) -> str:
    """“Mar” in DA beside “2018” in PY."""
    found = re.match(r"(\d{4})", year)
    return f"{day.strip('/ ')} {found[1]}" if found and not re.search(r"\d{4}", day) else day


def _containers(work: _Work) -> None:
    if work.type in table.BOOKS:
        work.put("collection-title", *work.first("T2", "T3"))
        work.put("title", *work.first("TI", "T1", "BT"))
    elif work.type == "report":
        work.put("collection-title", *work.first("T2", "T3"))
    elif work.type == "speech":
        work.put("event-title", *work.first("T2", "BT"))
        work.put("event-place", *work.first("CY"))
    elif work.type == "paper-conference":
        work.put("container-title", *work.first("C3", "BT", "JF", "T2", "JO"))
        if "C3" in work.record:
            work.put("event-title", *work.first("T2"))
        work.put("event-place", *work.first("C1"))
        work.put("collection-title", *work.first("T3"))
    elif work.type in table.PERIODICALS:
        work.put("container-title", *work.first(*table.PERIODICAL_CONTAINERS))
    elif work.type == "legal_case":
        work.put("container-title", *work.first("JF", "T2", "A2", "JO"))
        work.put("authority", *work.first("PB"))
        work.record.pop("PB", None)
    elif work.type != "thesis":
        work.put("container-title", *work.first("JF", "T2", "BT", "JO"))
        work.put("collection-title", *work.first("T3"))


def _pages(work: _Work) -> None:
    start, end = work.first("SP")[0], work.first("EP")[0]
    if work.type in table.BOOKS or work.type in ("thesis", "manuscript", "report"):
        count = start if start.isdecimal() and not end else ""
        work.put("number-of-pages", count, "SP")
        start = "" if count else start
    if start and end and not re.search(r"\d\s*[-–]\s*\w*\d", start):
        start = f"{start}-{end}"
    work.put("page", start or end, "SP" if "SP" in work.record else "EP")


def _numbers(work: _Work) -> None:
    variable = "number" if work.type in table.NUMBERED else "issue"
    if work.type in table.BOOKS or work.type == "chapter":
        variable = "collection-number"
    work.put(variable, *work.first("IS", *(("M1",) if work.type != "software" else ())))
    if work.type == "software":
        work.put("version", *work.first("ET"))
        work.put("medium", *work.first("M1"))  # the system it runs on
    if work.type in ("article-newspaper", "legislation"):
        work.put("section", *work.first("SE"))


def _kind(work: _Work) -> None:
    """M3 is a kind of work, or where EndNote's users put a DOI."""
    for value in work.record.get("M3", []):
        _kind_in_words(work, value)
    number, tag = work.first("AN", "ID")
    if re.fullmatch(r"(?:eric[-.])?E[DJ]\d{6,7}", number, re.IGNORECASE):
        work.put("archive_location", hosts.eric_number(number), tag)
    if work.type == "motion_picture":
        work.put("genre", *work.first("C4"))
    if work.type in ("song", "broadcast"):
        work.put("medium", *work.first("C5"))  # “Album”, “MP3”
    if work.type == "thesis":
        work.put("archive", *work.first("DB"))  # APA 10.6: a published dissertation's database
        _degree(work)


def _kind_in_words(work: _Work, value: str) -> None:
    if identifiers.doi(value)[0]:
        work.put("DOI", value, "M3")
    elif work.type in table.PERIODICALS:
        # A database's “Academic Journal” or “Editorial” is not APA's bracket.
        work.type = _periodical(value) or work.type
    elif work.type == "thesis" and (told := _DEGREE.search(value)):
        work.put("genre", table.DEGREES[told[1].lower()], "M3")
    elif value.strip().lower() not in table.EMPTY_KINDS and not _ERIC_KIND.match(value):
        work.put("genre", value, "M3")


def _degree(work: _Work) -> None:
    degree, tag = work.first("M1", "U1", "VL")
    if _THESIS.search(degree):
        work.put("genre", degree, tag)
        for variable in ("number", "volume"):
            if work.item.get(variable) == degree:
                del work.item[variable]


def _periodical(said: str) -> str:
    """What a database's word for an article tells of the periodical."""
    found = re.search(r"\b(newspaper|magazine)\b", said, re.IGNORECASE)
    return f"article-{found[1].lower()}" if found else ""


def _links(work: _Work) -> None:
    """The DOI wherever it is, and the best of several addresses."""
    addresses = [
        part.strip()
        for tag in ("UR", "LK", "L2", "L1")
        for value in work.record.get(tag, [])
        for part in re.split(r";\s*(?=https?:)|(?<=[\w/])\s+(?=https?:)|\n", value)
        if re.search(r"\w[./]\w|//", part)
    ]
    work.put("DOI", *_doi(work, addresses))
    shown = [one for tag in ("UR", "LK") for one in work.record.get(tag, [])]
    open_to_all = [
        one
        for one in addresses
        if not hosts.is_closed(one)
        and not identifiers.doi_of_url(one)
        and any(one in text for text in shown)
    ]
    work.put("URL", open_to_all[0] if open_to_all else "", "UR")
    work.record.pop("UR", None)
    work.record.pop("LK", None)


# Where exporters put a DOI, best first; in all but the first it stands alone or is none.
_DOI_TAGS = tuple("DO DI L3 M3 LK L1 L2 L4 ID AN M1 M2 U1 U2 U3 U4 U5 C1 C2 C3 C4 C5 C6 C8".split())
_LABELLED = re.compile(r"\bdoi(?: number)?:?\s*(?=10\.|https?://(?:dx\.)?doi)", re.IGNORECASE)


def _doi(work: _Work, addresses: list[str]) -> tuple[str, str]:
    """The DOI and the tag that it was in."""
    if "DO" in work.record:
        return work.first("DO")
    for tag in _DOI_TAGS:
        for value in work.record.get(tag, []):
            if len(value.split()) < 3 and identifiers.doi(value)[0]:
                return value, tag
    for value in addresses:
        if identifiers.doi_of_url(value):
            return value, "UR"
    for value in work.record.get("N1", []):
        if (found := _LABELLED.search(value)) and identifiers.doi(value[found.end() :])[0]:
            return value[found.end() :].split(";")[0].split()[0], "N1"
    return "", ""


def _notes(work: _Work) -> None:
    # A database's own notes: “Copyright - …; Last updated - …”.
    notes = [
        re.sub(r"</?p>|<br\s*/?>", "\n", note)
        for tag in ("N1", "M2")
        for note in work.record.get(tag, [])
    ]
    title = bare(rich(work.first("TI", "T1")[0]))
    for note in notes if work.type == "article-journal" else ():
        told = re.search(r"(?:Publication|Document|Source) type: ([^;]*)", note, re.IGNORECASE)
        work.type = (_periodical(told[1]) if told else "") or work.type
    kept = []
    for note in notes:
        if identifiers.doi(note)[0] and len(note.split()) < 3:
            work.put("DOI", note, "N1")
        elif status(note):
            work.put("status", status(note), "N1")
        elif bare(rich(note)) != title and not re.match(r"(?:Copyright|Last updated) - ", note):
            kept.append(note.strip())
    work.put("note", "\n".join(kept), "N1")


def _serial(work: _Work) -> None:
    """SN is an ISBN, an ISSN or a report's number."""
    value = str(work.item.pop("ISSN", ""))
    tag = work.sources.pop("ISSN", "SN")
    if not value:
        return
    digits = re.sub(r"[^0-9Xx]", "", value.split(",", maxsplit=1)[0].split(";", maxsplit=1)[0])
    if work.type in ("report", "standard", "patent") and len(digits) not in (8, 10, 13):
        work.put("number", value, tag)
    elif len(digits) in (10, 13) and work.type not in table.PERIODICALS:
        work.put("ISBN", value, tag)
    else:
        work.put("ISSN", value, tag)
