"""CSL-YAML files: each item with the line it begins on and the place of each of its fields."""

from __future__ import annotations

import re

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.site import Loc
from plnfolio.read.references.item import ENVELOPES, Item, items_of
from plnfolio.written.yaml import Value, Yaml, load

# Pandoc's metadata blocks close with a second line of dashes, which YAML takes for a new document.
_CLOSING = re.compile(r"\n(?:---|\.\.\.)\s*\Z")


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The items of a CSL-YAML text, in order; nothing if it is not YAML (`yaml-syntax`)."""
    try:
        found = load(path, _CLOSING.sub("\n", text), problems)
    except RecursionError:
        problems.append(Problem("yaml-syntax", "brackets are nested too deep", Span(path)))
        return []
    if found is None:
        return []
    values = items_of(found.value, Span(path, 1), problems)
    parent = _parent(found.value)
    return [
        Item(value, *_places(found, value, parent if parent is None else (*parent, index)))
        for index, value in enumerate(values)
    ]


def _parent(value: Value) -> Loc | None:
    """Where the list of items is; None for a work alone."""
    if isinstance(value, list):
        return ()
    held = [
        key for key in ENVELOPES if isinstance(value, dict) and isinstance(value.get(key), list)
    ]
    return (held[0],) if held else None


def _places(found: Yaml, value: object, loc: Loc | None) -> tuple[Span, dict[str, Span]]:
    loc = loc or ()
    keys = [str(key) for key in value] if isinstance(value, dict) else []
    return found.places[loc], {
        key: found.keys[(*loc, key)] for key in keys if (*loc, key) in found.keys
    }
