"""Lines “key: value” in a note: what Zotero's users put in Extra because its form has no field.

The keys are CSL's variables in any case (“Original Date”, “original-date”), the old form
``{:original-date: 1969}``, and names as “family || given”. They outdo the item's own fields, as in
Zotero's own citing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from plnfolio.read.references.variables import DATES, NAMES, folded, item_type, variable

_LINE = re.compile(r"^\s*([A-Za-z][A-Za-z _-]{1,40}?)\s*:\s*(\S.*?)\s*$")
_BRACED = re.compile(r"\{:([A-Za-z_-]+):\s*([^{}]*)\}")
# Kept by Zotero's add-ons; nothing that a reference prints.
_BOOK_KEEPING_WORDS = """
    accession-number arxiv arxivid bibcode bibtex bibtex-crossref citation-key citations
    citation-count google-books-id mr number jstor-id lccn oclc original-language
    page-version-id pmcid pmid read_status read-status ssrn zbl zotero-key openalex qid tldr
"""
_BOOK_KEEPING = frozenset(_BOOK_KEEPING_WORDS.split())
# A note of prose may open “Title: …”; these alone are never lifted over a field that is there.
_WORDS = frozenset(("note", "abstract", "title", "references", "annote", "language", "keyword"))


def lifted(item: Mapping[str, object]) -> dict[str, object]:
    """The item with the variables of its note in their own fields; the rest of it stays a note."""
    note = item.get("note")
    if not isinstance(note, str) or ":" not in note:
        return dict(item)
    made = dict(item)
    names: dict[str, list[object]] = {}
    rest: list[str] = []
    for line in _BRACED.sub(r"\n\1: \2\n", note).splitlines():
        match = _LINE.match(line)
        if not (match and _take(made, names, match[1], match[2])) and line.strip():
            rest.append(line.strip())
    made.update(names)
    made["note"] = "\n".join(rest)
    return made


def _take(made: dict[str, object], names: dict[str, list[object]], word: str, value: str) -> bool:
    """Put one line where it belongs; False if it is just a line of the note."""
    key = folded(word)
    if key == "type":
        if not item_type(value):
            return False
        made["type"] = item_type(value)
        return True
    if key in _BOOK_KEEPING:
        if key in ("pmid", "pmcid"):
            made.setdefault(variable(key), value)
        return True
    name = variable(key)
    if not name or (name in _WORDS and made.get(name)) or name == "note":
        return False
    if name in NAMES:
        names.setdefault(name, []).append(_name(value))
    elif name in DATES:
        made[name] = {"raw": value}
    else:
        made[name] = value
    return True


def _name(value: str) -> object:
    family, split, given = value.partition("||")
    if split and given.strip():
        return {"family": family.strip(), "given": given.strip()}
    return {"literal": family.strip()}
