"""The library as CSL-JSON (citeproc-js’s schema, csl-data.json), which Pandoc and Zotero read."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from plnfolio.model.reference import OTHERS, Date, Name, Reference

_OURS = frozenset({"translated-title", "volume-title"})
"""Fields of ours that CSL has no name for."""


def csl_json(works: Iterable[Reference]) -> bytes:
    """Works in the order of their keys."""
    items = [_item(work) for work in sorted(works, key=lambda work: work.id)]
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _item(work: Reference) -> dict[str, Any]:
    fields = {name: value for name, value in work.fields.items() if name not in _OURS}
    names = {role: [_name(one) for one in given] for role, given in work.names.items() if given}
    dates = {name: _date(date) for name, date in work.dates.items()}
    return {
        "id": work.id,
        "type": work.type,
        **dict(sorted(fields.items())),
        **dict(sorted(names.items())),
        **dict(sorted(dates.items())),
    }


def _name(name: Name) -> dict[str, str]:
    if name.literal or name == OTHERS:
        return {"literal": name.literal}
    parts = {
        "family": name.family,
        "given": name.given,
        "dropping-particle": name.dropping_particle,
        "non-dropping-particle": name.non_dropping_particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _date(date: Date) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if parts := [list(one) for one in date.parts if one]:
        found["date-parts"] = parts
    if date.season:
        found["season"] = date.season
    if date.circa:
        found["circa"] = True
    if date.literal and not found:
        found["literal"] = date.literal
    return found
