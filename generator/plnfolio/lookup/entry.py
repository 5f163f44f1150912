"""A reference as an item of CSL that a person would have written: what lists show, in order."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from plnfolio.diagnostics import Problem
from plnfolio.lookup.found import Csl
from plnfolio.model.reference import Date, Name, Reference
from plnfolio.read.references import keys
from plnfolio.read.references.csl import from_csl
from plnfolio.written.references import ordered

# What no list shows, and nobody would type.
_UNWANTED = frozenset(
    ("abstract", "annote", "call-number", "citation-key", "container-title-short", "ISSN",
     "keyword", "license", "number-of-pages", "PMCID", "PMID", "source")
)  # fmt: skip
_PRINTED_NOTE = re.compile(
    r"\(?(?:Reprinted|Retract|Original work|Expression of concern|Corrected)"
)
"""Notes that stand at the end of an entry (APA 9.41); others are the author’s own."""

DRAFT = "work"
"""The key of a work that has none yet, as problems name it."""

_PARTS = {
    "family": "family",
    "given": "given",
    "dropping-particle": "dropping_particle",
    "suffix": "suffix",
    "literal": "literal",
    "short": "short",
}


def regular(item: Csl, taken: Collection[str], problems: list[Problem]) -> Reference | None:
    """What was found as a reference with a key that is free, and what is odd about it.

    A key that the source gives is kept if it can be cited.
    """
    held = {key: value for key, value in item.items() if value not in (None, "", [], {})}
    read = from_csl({**held, "id": DRAFT}, None, problems)
    if read is None:
        return None
    given = str(item.get("id", ""))
    stem = keys.Keys().key(as_csl(read), given)
    return from_csl({**held, "id": free(stem, taken)}, None, [])


def free(stem: str, taken: Collection[str]) -> str:
    """A key that no work has: the second of two alike gets a “b”, as its year would in a list."""
    count = 1
    while (key := f"{stem}{keys.letters(count) if count > 1 else ''}") in taken:
        count += 1
    return key


def as_csl(work: Reference) -> dict[str, object]:
    """A reference as CSL has it, from which the same is read again."""
    fields = {name: text for name, text in work.fields.items() if name not in _UNWANTED}
    names = {role: [_name(one) for one in given] for role, given in work.names.items() if given}
    dates = {name: _date(date) for name, date in work.dates.items()}
    if not _PRINTED_NOTE.match(fields.get("note", "")):
        fields.pop("note", None)
    if "page" in fields:
        fields["page"] = re.sub(r"(?<=\w)–(?=\w)", "-", fields["page"])  # as people type it
    return ordered({"id": work.id, "type": work.type, **names, **dates, **fields})


def _name(name: Name) -> dict[str, str]:
    return {key: text for key, slot in _PARTS.items() if (text := getattr(name, slot))}


def _date(date: Date) -> Mapping[str, object]:
    if date.named and date.parts:
        return {"raw": f"{date.named} {date.parts[0][0]}"}
    made: dict[str, object] = {}
    if date.parts:
        made["date-parts"] = [list(part) for part in date.parts]
    if date.season:
        made["season"] = date.season
    if date.circa:
        made["circa"] = True
    if date.literal and not date.parts:
        made["literal"] = date.literal
    return made
