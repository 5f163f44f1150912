"""The JSON Schema (2020-12) of references in YAML: the part of CSL-JSON that people write."""

from __future__ import annotations

import re
from typing import Any

from plnfolio.read.references import variables
from plnfolio.written.schema import DRAFT

_TEXT = {"type": ["string", "number"]}
_PARTS = {
    "family": "The family name.",
    "given": "The given names.",
    "literal": "The whole name of a group, or of somebody with one name.",
    "short": "A group’s abbreviation: ACE.",
    "suffix": "Jr., III.",
    "dropping-particle": "A particle that is left out in the text.",
    "non-dropping-particle": "A particle that belongs to the family name.",
}
_SAID = {
    "DOI": "The DOI: 10.1007/s10833-020-09411-1.",
    "URL": "The address where it can be read.",
    "accessed": "The day you read it, for pages that change.",
    "author": "Who wrote it, one name each.",
    "container-title": "The journal, the book or the website it is in.",
    "edition": "The edition: 2.",
    "editor": "Who edited it, one name each.",
    "genre": "What it is, for square brackets: Lecture slides, Doctoral dissertation.",
    "issue": "The issue of the journal.",
    "issued": "When it was published: 2023, 2023-04-11, or date-parts.",
    "page": "The pages: 85-113.",
    "publisher": "Who published it.",
    "title": "The title, in sentence case.",
    "translated-title": "The title in English, of a work in another language.",
    "volume": "The volume.",
}


def references_schema(title: str) -> dict[str, Any]:
    """A list of items; Zotero's and Crossref's book-keeping passes and is not offered."""
    held = "|".join(
        map(re.escape, sorted(variables.IGNORED - variables.VARIABLES - {"id", "type"}))
    )
    item = {
        "type": "object",
        "description": "A work that can be cited, as a CSL item.",
        "properties": {
            "id": {**_TEXT, "title": "Id", "description": "How you cite it: kennedy2018."},
            "type": {
                "title": "Type",
                "description": "What kind of work it is.",
                "enum": sorted(variables.TYPES),
            },
            **{name: _property(name) for name in sorted(variables.VARIABLES)},
        },
        "patternProperties": {f"^(_.*|x-.*|{held})$": True},
        "required": ["id", "type"],
        "additionalProperties": False,
    }
    items = {"type": "array", "items": {"$ref": "#/$defs/Item"}}
    return {
        "$schema": DRAFT,
        "title": title,
        "description": "The works that you cite.",
        **items,
        "$defs": {"Item": item, "Name": _name(), "Date": _date()},
    }


def _property(name: str) -> dict[str, Any]:
    words = name.replace("-", " ").replace("_", " ")
    title = words[0].upper() + words[1:]
    if name in variables.NAMES:
        some = {"$ref": "#/$defs/Name"}
        kind: dict[str, Any] = {"anyOf": [some, {"type": "array", "items": some}]}
        said = f"Names of the {words}."
    elif name in variables.DATES:
        kind, said = {"$ref": "#/$defs/Date"}, f"A date ({words})."
    else:
        kind, said = _TEXT, f"CSL’s variable {name}."
    return {"title": title, "description": _SAID.get(name, said), **kind}


def _name() -> dict[str, Any]:
    parts = {
        part: {**_TEXT, "title": part.replace("-", " ").capitalize(), "description": said}
        for part, said in _PARTS.items()
    }
    named = {
        "type": "object",
        "properties": parts,
        "minProperties": 1,
        "additionalProperties": False,
    }
    return {"description": "A person or a group.", "anyOf": [{"type": "string"}, named]}


def _date() -> dict[str, Any]:
    number = {"type": ["integer", "string"]}
    parts = {
        "type": "array",
        "title": "Date parts",
        "description": "[[year, month, day]], cut short where unknown; two of them for a range.",
        "items": {"type": "array", "items": number, "maxItems": 3},
        "minItems": 1,
        "maxItems": 2,
    }
    written = {
        "type": "object",
        "properties": {
            "date-parts": parts,
            "season": {**number, "title": "Season", "description": "1 (spring) to 4 (winter)."},
            "circa": {
                "type": ["boolean", "integer", "string"],
                "title": "Circa",
                "description": "Whether the date is not certain.",
            },
            "literal": {
                **_TEXT,
                "title": "Literal",
                "description": "The date in words, as it is to be printed: in press.",
            },
            "raw": {**_TEXT, "title": "Raw", "description": "The date as one text: 2023-04-11."},
        },
        "minProperties": 1,
        "additionalProperties": False,
    }
    return {
        "description": "A day, a month, a year, or a range of them.",
        "anyOf": [{"type": ["string", "integer"]}, written],
    }
