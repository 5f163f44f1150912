"""What an author gave to be looked up: a DOI, an ISBN, an arXiv number, an address."""

from __future__ import annotations

import re
from typing import Literal

from plnfolio.frozen import dataclass
from plnfolio.read.references import hosts, identifiers

Kind = Literal["doi", "isbn", "arxiv", "address"]

# arxiv.org/help/arxiv_identifier: since 2007, and before.
_NUMBER = r"(?P<number>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?"
_ARXIV = re.compile(rf"(?:arxiv\s*:\s*)?{_NUMBER}(?:\s*\[[\w.-]+\])?", re.IGNORECASE)
_ARXIV_PAGE = re.compile(
    rf"(?:https?://)?(?:www\.|export\.)?arxiv\.org/(?:abs|pdf|html|format)/{_NUMBER}"
    r"(?:\.pdf)?/?(?:[?#].*)?",
    re.IGNORECASE,
)
_ISBN = re.compile(r"(?:isbn(?:[- ]?1[03])?\s*:?\s*)?(?P<figures>[\d][\d\s–‐-]{6,}[\dXx])", re.I)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, in the form in which it is asked; ``wrong`` says why it cannot be."""

    kind: Kind
    text: str
    wrong: str = ""


def recognised(text: str) -> Asked | None:
    """What a text names, or None where it names nothing that can be looked up."""
    text = text.strip().strip("<>\"'“”").strip()
    if arxiv := _ARXIV.fullmatch(text) or _ARXIV_PAGE.fullmatch(text):
        return Asked("arxiv", arxiv["number"])
    if found := _isbn(text):
        return found
    name, short = identifiers.doi(text)
    page = bool(re.match(r"https?://", text, re.IGNORECASE))
    resolved = not page or identifiers.doi_of_url(text)
    if name and resolved:
        return Asked("doi", name)
    if short:
        return Asked("doi", short.rpartition("/")[2])
    address = text if page else identifiers.url(text)
    return Asked("address", address) if address else None


def doi_within(address: str) -> str:
    """The DOI that stands in an address of a publisher’s."""
    onward = hosts.meant(address)
    return identifiers.doi_of_url(onward) or identifiers.doi(hosts.doi_within(address))[0]


def _isbn(text: str) -> Asked | None:
    """ISO 2108: ten figures, or thirteen that begin with 978 or 979, and the last one checks."""
    match = _ISBN.fullmatch(text)
    if not match:
        return None
    figures = re.sub(r"[^\dXx]", "", match["figures"]).upper()
    named = text.lower().startswith("isbn")
    if len(figures) == 13 and figures.startswith(("978", "979")) and figures.isdigit():
        total = sum(int(one) * (3 if at % 2 else 1) for at, one in enumerate(figures))
        good = total % 10 == 0
    elif len(figures) == 10:
        total = sum((10 - at) * (10 if one == "X" else int(one)) for at, one in enumerate(figures))
        good = total % 11 == 0
    elif named:
        return Asked("isbn", figures, f"an ISBN has 10 or 13 figures, and this has {len(figures)}")
    else:
        return None
    wrong = "" if good else "its last figure does not fit the others, so one of them is wrong"
    return Asked("isbn", figures, wrong)
