"""Names and codes of databases: most are no part of a reference, a few are (APA 9.30)."""

from __future__ import annotations

import re

PROQUEST = "ProQuest Dissertations & Theses Global"

_PROQUEST = re.compile(
    r"\bpro\s?quest\b|^umi\b|\buniversity microfilms\b|^dissertation abstracts|^pqdt", re.IGNORECASE
)
# The names of its databases, not that of its press.
_THESES = re.compile(r"dissertations\b(?!.*publish)", re.IGNORECASE)
# EBSCOhost's short codes of those that a reference may name; others are not for print.
_CODES = {"eric": "ERIC", "ericext": "ERIC", "ddu": "OpenDissertations", "oah": "OpenDissertations"}
_CODE = re.compile(r"^[a-z][a-z0-9]{1,9}$")
# Where theses are kept, for the name of the place to say so.
_REPOSITORY = re.compile(
    r"dissertation|\bthes[ei]s\b|scholar ?works|repositor|digital commons|scholarship|deep ?blue"
    r"|ethos|oatd|dspace",
    re.IGNORECASE,
)
# What libraries subscribe to, and what finds things elsewhere.
_LIBRARIES_LINES = """
academia.edu
academic search
amazon
business source
cinahl
crossref
datacite
doi.org
ebook central
ebook collection
ebrary
ebsco
education research complete
education source
eric
gale
google scholar
isbn
jstor
library catalog
library of congress
medline
mendeley
newsbank
nexis
openathens
pro ?quest
professional development collection
project muse
psyc ?(?:articles|books|extra|info|net)
pubmed
researchgate
sage journals
sciencedirect
scopus
semantic scholar
springerlink
taylor (?:&|and) francis online
teacher reference center
web of science
wiley online
worldcat
zotero
"""
_LIBRARY = re.compile(
    rf"\b(?:{'|'.join(_LIBRARIES_LINES.strip().splitlines())})(?!\w)|\b(?:ebsco|lexis)",
    re.IGNORECASE,
)


def is_proquest(name: str) -> bool:
    """Whether a publisher or database is ProQuest, which keeps theses and publishes none."""
    return bool(_PROQUEST.search(name))


def is_eric(name: str) -> bool:
    """Whether a database is ERIC, by name or code."""
    return _CODES.get(name.strip().lower()) == "ERIC" or bool(re.match(r"eric\b", name, re.I))


def of_theses(name: str) -> str:
    """The name of a database of theses as APA prints it (10.6); empty where it is none."""
    if is_eric(name):
        return "ERIC"
    if is_proquest(name):
        return name if _THESES.search(name) else PROQUEST
    known = _CODES.get(name.strip().lower(), "")
    return known or ("" if _CODE.match(name) or _LIBRARY.search(name) else name)


def keeps_theses(name: str) -> bool:
    """Whether a provider's name says that it keeps theses."""
    return is_eric(name) or is_proquest(name) or bool(_REPOSITORY.search(name))


def is_library(name: str) -> bool:
    """Whether a name or code is that of a database that references leave out."""
    return bool(_CODE.match(name.strip()) or _LIBRARY.search(name))


def is_site(name: str) -> bool:
    """Whether a provider's name can be that of a website: no host, code or library."""
    return not (is_library(name) or re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:/.*)?", name.strip()))
