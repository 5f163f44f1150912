"""EndNote's tagged files (.enw): “%A” and its like, read as the tags of RIS that mean the same.

After EndNote's export style, refer(1), and what Google Scholar and Zotero write.
"""

from __future__ import annotations

import re

from plnfolio.diagnostics import Problem, Span
from plnfolio.read.references import identifiers
from plnfolio.read.references.item import Item
from plnfolio.read.references.keys import Keys
from plnfolio.read.references.tagged import Line, Tagged, as_item, no_record, records, wrong_type

_TAG = re.compile(r"^\s*%(\S)(?: (.*))?$")

TYPES = {
    "aggregated database": "AGGR", "ancient text": "ANCIENT", "artwork": "ART",
    "audiovisual material": "ADVS", "bill": "BILL", "blog": "BLOG", "book": "BOOK",
    "book section": "CHAP", "case": "CASE", "catalog": "CTLG", "chart or table": "CHART",
    "classical work": "CLSWK", "computer program": "COMP", "conference paper": "CPAPER",
    "conference proceedings": "CONF", "dataset": "DATA", "dictionary": "DICT",
    "discussion forum": "ICOMM", "edited book": "EDBOOK", "electronic article": "EJOUR",
    "electronic book": "EBOOK", "electronic book section": "ECHAP", "electronic source": "ELEC",
    "encyclopedia": "ENCYC", "equation": "EQUA", "figure": "FIGURE",
    "film or broadcast": "MPCT", "generic": "GEN", "government document": "GOVDOC",
    "grant": "GRANT", "hearing": "HEAR", "interview": "INTV", "journal article": "JOUR",
    "legal rule or regulation": "LEGAL", "magazine article": "MGZN", "manuscript": "MANSCPT",
    "map": "MAP", "multimedia application": "COMP", "music": "MUSIC", "newspaper article": "NEWS",
    "online database": "DBASE", "online multimedia": "MULTI", "pamphlet": "PAMP", "patent": "PAT",
    "personal communication": "PCOMM", "podcast": "POD", "press release": "RPRT",
    "report": "RPRT", "serial": "SER", "social media": "ICOMM", "standard": "STAND",
    "statute": "STAT", "thesis": "THES", "unpublished work": "UNPB", "video": "VIDEO",
    "web page": "ELEC",
}  # fmt: skip

# The rest is EndNote's own (pictures, labels, the file on somebody's disk).
TAGS = {
    "A": "AU", "Q": "AU", "E": "ED", "Y": "A3", "?": "A4", "T": "TI", "J": "JF", "B": "T2",
    "S": "T3", "V": "VL", "N": "IS", "P": "SP", "D": "PY", "8": "DA", "I": "PB", "C": "CY",
    "R": "DO", "U": "UR", "X": "AB", "@": "SN", "9": "M3", "7": "ET", "6": "NV", "Z": "N1",
    "O": "N1", "G": "LA", "!": "ST", "~": "DB", "W": "DP", "M": "AN", "F": "ID", "[": "Y2",
    "(": "OP", "*": "RI",
}  # fmt: skip


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The records of an EndNote text as CSL-JSON items."""
    keys = Keys()
    found = [_as_ris(path, record) for record in records(text, _TAG, "0")]
    if not found and text.strip():
        problems.append(no_record(path, "“%0” and its type"))
    return [as_item(record, keys, problems) for record in found]


def _as_ris(path: str, own: list[Line]) -> Tagged:
    made = Tagged(Span(path, own[0].number), {"TY": ["GEN"]})
    for number, tag, value in own:
        if tag == "0":
            kind, _, _ = value.lower().partition("\n")
            made.wrong += wrong_type(kind, "EndNote", made.span, TYPES)
            made.record["TY"] = [TYPES.get(kind, "GEN")]
        elif tag == "R" and not identifiers.doi(value)[0]:
            made.add("M3", value, number)  # Zotero has the kind of a thesis or report there
        elif tag in TAGS:
            made.add(TAGS[tag], value, number)
    return made
