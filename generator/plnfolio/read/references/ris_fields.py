"""Which CSL type and variable a RIS type and tag stand for.

After the RIS specification (2011), Zotero's RIS translator, and what EndNote, Mendeley, Google
Scholar, EBSCOhost, ProQuest and ERIC write.
"""

from __future__ import annotations

TYPES = {
    "ABST": "article-journal",
    "ADVS": "motion_picture",
    "AGGR": "dataset",
    "ANCIENT": "classic",
    "ART": "graphic",
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CHART": "graphic",
    "CLSWK": "book",
    "COMP": "software",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "CTLG": "book",
    "DATA": "dataset",
    "DBASE": "dataset",
    "DICT": "entry-dictionary",
    "EBOOK": "book",
    "ECHAP": "chapter",
    "EDBOOK": "book",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "EQUA": "document",
    "FIGURE": "figure",
    "GEN": "document",
    "GOVDOC": "report",
    "GRANT": "document",
    "GRNT": "document",
    "HEAR": "hearing",
    "ICOMM": "post",
    "INPR": "article-journal",
    "INTV": "interview",
    "JFULL": "periodical",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MAP": "map",
    "MGZN": "article-magazine",
    "MPCT": "motion_picture",
    "MULTI": "webpage",
    "MUSIC": "song",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "PCOMM": "personal_communication",
    "POD": "broadcast",
    "RPRT": "report",
    "SER": "book",
    "SLIDE": "speech",
    "SOUND": "song",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNBILL": "bill",
    "UNPB": "manuscript",
    "UNPD": "manuscript",
    "VIDEO": "motion_picture",
    "WEB": "webpage",
    "WHOLE": "book",
}

PERIODICALS = frozenset(
    ("article-journal", "article-magazine", "article-newspaper", "periodical", "article")
)
BOOKS = frozenset(("book", "classic", "pamphlet"))
IN_BOOKS = frozenset(("chapter", "paper-conference", "entry-dictionary", "entry-encyclopedia"))

# Tags with the same meaning for every type, in the order of preference for each variable.
FIELDS = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "DO": "DOI",
    "UR": "URL",
    "LK": "URL",
    "VL": "volume",
    "ET": "edition",
    "NV": "number-of-volumes",
    "PB": "publisher",
    "CY": "publisher-place",
    "PP": "publisher-place",
    "C7": "number",
    "LA": "language",
    "TT": "translated-title",
    "ST": "title-short",
    "AB": "abstract",
    "N2": "abstract",
    "J2": "container-title-short",
    "JA": "container-title-short",
    "CN": "call-number",
    "SN": "ISSN",
    "OP": "original-title",
    "DP": "source",
    "RI": "reviewed-title",
}

# Where the name of a periodical stands, best first.
PERIODICAL_CONTAINERS = ("JF", "T2", "JO", "J1", "BT", "JA", "J2")

# What A2, A3 and A4 are is said by the type.
SECOND = {
    "broadcast": "host",
    "book": "collection-editor",
    "interview": "interviewer",
    "motion_picture": "performer",
    "personal_communication": "recipient",
    "review": "reviewed-author",
    "song": "performer",
    "thesis": "",
    "legal_case": "",
    "patent": "",
}
THIRD = {
    "book": "editor",
    "classic": "editor",
    "motion_picture": "producer",
    "broadcast": "producer",
    "thesis": "",
}
FIRST = {
    "motion_picture": "director",
}

# Types in which IS and M1 are the work's own number, not an issue.
_NUMBERED_WORDS = """
    article bill broadcast dataset hearing legislation manuscript patent regulation report
    software song standard thesis
"""
NUMBERED = frozenset(_NUMBERED_WORDS.split())
# Kinds of document that databases put in M3 and that say nothing a reference prints.
_EMPTY_KINDS_LINES = """
article
article in press
book
book chapter
book section
chapter
conference paper
feature
information analyses
journal
journal article
journal articles
magazine article
newspaper article
original article
peer reviewed
report
reports - research
research article
review
serial article
text
thesis
web page
webpage
"""
DEGREES = {"doctoral": "Doctoral dissertation", "masters": "Master's thesis"}
EMPTY_KINDS = frozenset(_EMPTY_KINDS_LINES.split("\n"))
