"""PubMed's and ERIC's files (.nbib): MEDLINE's tags, read as the tags of RIS that mean the same.

After the MEDLINE/PubMed data element descriptions of the National Library of Medicine, and what
ERIC writes in the same form.
"""

from __future__ import annotations

import re

from plnfolio.diagnostics import Problem, Span
from plnfolio.read.references import identifiers
from plnfolio.read.references.item import Item
from plnfolio.read.references.keys import Keys
from plnfolio.read.references.tagged import Line, Tagged, as_item, no_record, records

_TAG = re.compile(r"^([A-Z][A-Z0-9]{1,4}) *- ?(.*)$")

TAGS = {
    "VI": "VL", "IP": "IS", "PG": "SP", "PB": "PB", "PL": "CY", "TA": "J2", "LA": "LA",
    "EN": "ET", "AB": "AB", "CTI": "T3",
}  # fmt: skip

# What a work is, by its publication types; the first that fits.
_KINDS = (
    (re.compile(r"book chapter"), "CHAP"),
    (re.compile(r"^books?\b"), "BOOK"),
    (re.compile(r"dissertation"), "THES"),
    (re.compile(r"^journal article|^editorial|^letter|^review|^comment"), "JOUR"),
    (re.compile(r"^newspaper article"), "NEWS"),
    (re.compile(r"^video-audio media"), "VIDEO"),
    (re.compile(r"^preprint"), "UNPB"),
    (re.compile(r"technical report"), "RPRT"),
)
# “Public health (London, England)”, “Nursing : the journal of …”: the catalogue's additions.
_ADDED = re.compile(r"\s+[:=]\s.*$|\s+\([A-Z][\w. ]+(?:, [\w. ]+)?\)$")
_DISSERTATION = re.compile(r"^(?P<degree>.*?(?:Dissertation|Thesis)), (?P<school>.+?)\.?$")
_NUMBER = re.compile(r"\bArticle (?P<number>e?\d+)\b", re.IGNORECASE)
_SHORT = {"win": "Winter", "spr": "Spring", "sum": "Summer", "fal": "Fall", "aut": "Autumn"}


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The records of a text with MEDLINE's tags as CSL-JSON items."""
    keys = Keys()
    found = [_as_ris(_own(path, record)) for record in records(text, _TAG, "PMID")]
    if not found and text.strip():
        problems.append(no_record(path, "“PMID- ” or “OWN - ”"))
    return [as_item(record, keys, problems) for record in found]


def _own(path: str, record: list[Line]) -> Tagged:
    """A record by MEDLINE's own tags."""
    made = Tagged(Span(path, record[0].number))
    for number, tag, value in record:
        made.add(tag, value.replace("\n", " "), number)
    return made


def _as_ris(own: Tagged) -> Tagged:
    made = Tagged(own.span, {"TY": [_kind(own)]})

    def put(tag: str, value: str, source: str) -> None:
        made.add(tag, value, own.places[source].line)

    for source, tag in TAGS.items():
        for value in own.record.get(source, []):
            put(tag, value, source)
    for full, short, tag in (("FAU", "AU", "AU"), ("FED", "ED", "ED")):
        source = full if full in own.record else short
        for value in own.record.get(source, []):
            put(tag, value, source)
    for value in own.record.get("CN", []):
        put("AU", value, "CN")
    for source in ("IS", "ISSN", "ISBN"):
        for value in own.record.get(source, []):
            put("SN", re.sub(r"^[EP]?IS[SB]N-|\s*\(\w+\)$", "", value), source)
    _titles(own, made)
    _date(own, made)
    _identifiers(own, made)
    return made


def _kind(own: Tagged) -> str:
    types = [value.lower() for value in own.record.get("PT", [])]
    if kind := next((ris for shape, ris in _KINDS if any(map(shape.search, types))), ""):
        return kind
    eric = _first(own, "OID")
    if eric.startswith("ED"):
        return "RPRT"
    if "BTI" in own.record:
        return "CHAP" if "TI" in own.record else "BOOK"
    return "JOUR" if own.record.keys() & {"JT", "TA"} else "GEN"


def _first(own: Tagged, *tags: str) -> str:
    return next((own.record[tag][0] for tag in tags if tag in own.record), "")


def _titles(own: Tagged, made: Tagged) -> None:
    kind = made.record["TY"][0]
    title, book, whole = (_first(own, tag) for tag in ("TI", "BTI", "JT"))
    if translated := re.fullmatch(r"\[(.+?)\.?\]\.?", title):  # of a work in another language
        title = _first(own, "TT") or translated[1]
        made.record["TT"] = [translated[1]] if "TT" in own.record else []
    made.record["TI"] = [title or book]
    if kind == "CHAP":
        made.record["T2"] = [book]
    if kind in ("RPRT", "BOOK", "THES"):  # ERIC has a work's publisher where a journal would be
        made.record.setdefault("PB", [whole])
    elif whole:
        made.record["JF"] = [_ADDED.sub("", whole)]
    source = _first(own, "SO")
    if kind == "THES" and (told := _DISSERTATION.match(source)):
        made.record |= {"M3": [told["degree"]], "PB": [told["school"]], "DB": [whole]}
    if "PG" not in own.record and (told := _NUMBER.search(source)):
        made.record["C7"] = [told["number"]]
    made.places |= {
        tag: own.places[name] for tag, name in (("TI", "TI"), ("JF", "JT")) if name in own.places
    }
    made.record = {tag: values for tag, values in made.record.items() if any(values)}


def _date(own: Tagged, made: Tagged) -> None:
    for source in ("DP", "DEP"):
        if value := _first(own, source):
            text = re.sub(r"^Article \S+ ", "", value)
            words = re.sub(r"\b[A-Z][a-z]{2}\b", lambda found: _season(found[0]), text)
            year = re.search(r"\d{4}", text)
            made.add("DA", words, own.places[source].line)
            made.add("PY", year[0] if year else "", own.places[source].line)
            return


def _season(word: str) -> str:
    return _SHORT.get(word.lower(), word)


def _identifiers(own: Tagged, made: Tagged) -> None:
    """DOIs and addresses, which are told apart by a word behind them or not at all."""
    for source in ("AID", "LID", "UR"):
        for value in own.record.get(source, []):
            word, _, kind = value.partition(" [")
            line = own.places[source].line
            if kind.startswith("doi") or identifiers.doi_of_url(word):
                made.add("DO", word, line)
            elif not kind and identifiers.url(word):
                made.add("UR", word, line)
            elif (
                kind.startswith("pii")
                and re.fullmatch(r"e?\d{1,8}", word)
                and ("PG" not in own.record)
            ):
                made.add("C7", word, line)
    for source, variable in (("PMID", "PMID"), ("PMC", "PMCID")):
        if value := _first(own, source):
            made.more[variable] = value
    made.add("AN", _first(own, "OID"), own.span.line)
