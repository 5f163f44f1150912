"""A library that is not what its name says: another format, or entries as they are printed."""

from __future__ import annotations

import posixpath
import re

from plnfolio.diagnostics import Problem, Span
from plnfolio.read.references.item import hiding

_FLAGS = re.MULTILINE | re.IGNORECASE
# By what a file of each format cannot do without.
_SIGNS = {
    "BibTeX": re.compile(r"^\s*@\w+\s*[{(]", _FLAGS),
    "RIS": re.compile(r"^\s*TY\s*-\s", _FLAGS),
    "a PubMed file": re.compile(r"^PMID\s*- \d", _FLAGS),
    "an EndNote file": re.compile(r"^%0 \w", _FLAGS),
    "JSON": re.compile(r"\A\s*[\[{]\s*[{\"\]]"),
    "YAML": re.compile(
        r"^\s*(?:- +)?[\"']?(?:id|type|title|author|issued|references|items|doi|url)[\"']?:\s",
        _FLAGS,
    ),
}
NAMES = {
    ".bib": "BibTeX",
    ".ris": "RIS",
    ".nbib": "a PubMed file",
    ".enw": "an EndNote file",
    ".json": "JSON",
    ".yaml": "YAML",
    ".yml": "YAML",
}
"""What a file is by its ending."""

# A name, a year in brackets, a full stop and a title (APA 9.1 to 9.22), on a line of its own.
PRINTED = re.compile(
    r"^[ \t>*•–-]*(?:\d+[.)][ \t]+)?[\"'“]?[^\W\d_][^\n{}=@]{1,300}?"
    r"\((?:\d{4}[a-z]?|n\.d\.|in press|forthcoming)[^()\n]*\)\.[ \t]+\S",
    re.MULTILINE,
)
# The beginning of an entry whose sign was lost.
_UNSIGNED = re.compile(
    r"^[ \t]*(?:article|book|inbook|incollection|inproceedings|misc|online|phdthesis|techreport)"
    r"[ \t]*\{[ \t]*(?P<key>[^\s,{}=]+)[ \t]*,",
    _FLAGS,
)
# What BibTeX takes for a comment: all that is in no entry.
_OUTSIDE = re.compile(r"^\s*[^\s%].*$", re.MULTILINE)


def mistaken(path: str, text: str, problems: list[Problem]) -> bool:
    """Whether a library file holds something else than its name says, which is then said.

    Problems: ``bibtex-syntax``, and the warning ``reference-list``.
    """
    stem, ending = posixpath.splitext(path)
    own = NAMES[ending.lower()]
    if _SIGNS[own].search(text) or (own == "YAML" and _SIGNS["JSON"].search(text)):
        return False
    for name, sign in _SIGNS.items():
        if found := sign.search(text):
            right = next(ending for ending, known in NAMES.items() if known == name)
            message = f"this is {name}, but the file is called “{posixpath.basename(path)}”"
            remedy = f"rename it to {posixpath.basename(stem)}{right}"
            problem = _problem(path, text, found, message, remedy)
            problems += hiding([problem], text)
            return True
    if own == "BibTeX" and (entries := list(_UNSIGNED.finditer(text))):
        said = entries[0][0].strip()
        message, line = f"“{said}” lacks the @ that an entry begins with", _line(text, entries[0])
        keys = tuple(entry["key"] for entry in entries)
        problems.append(
            Problem("bibtex-syntax", message, Span(path, line), f"write @{said}", hides=keys)
        )
        return True
    found = PRINTED.search(text)
    if not found and own == "BibTeX" and (found := _OUTSIDE.search(text)):
        remedy = "an entry begins with its type and its key: @book{kennedy2018,"
        problems.append(_problem(path, text, found, "there is no entry in this file", remedy))
    elif found:
        message = "these are works as a reference list prints them, which no text can cite"
        remedy = (
            "write the fields of each work instead: “- id: kennedy2018”, and below it type, author,"
            " issued and title; or export the works from Zotero as references.bib"
        )
        problems.append(_problem(path, text, found, message, remedy))
    return found is not None


def _problem(path: str, text: str, found: re.Match[str], message: str, remedy: str) -> Problem:
    return Problem("reference-list", message, Span(path, _line(text, found)), remedy, "warning")


def _line(text: str, found: re.Match[str]) -> int:
    start = found.end() - len(found[0].lstrip())
    return text.count("\n", 0, start) + 1
