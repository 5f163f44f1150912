"""CSL-YAML files: each item with the line it begins on and the place of each of its fields."""

from __future__ import annotations

import re
from dataclasses import replace

from plnfolio.diagnostics import Problem, Span
from plnfolio.model.site import Loc
from plnfolio.read.references.item import ENVELOPES, Item, hiding, items_of
from plnfolio.read.references.mistaken import PRINTED
from plnfolio.written.yaml import Value, Yaml, load

# Pandoc's metadata blocks close with a second line of dashes, which YAML takes for a new document.
_CLOSING = re.compile(r"\n(?:---|\.\.\.)\s*\Z")


def read(path: str, text: str, problems: list[Problem]) -> list[Item]:
    """The items of a CSL-YAML text, in order, as far as they are YAML (`yaml-syntax`)."""
    said: list[Problem] = []
    try:
        found = load(path, _CLOSING.sub("\n", text), said)
    except RecursionError:
        said.append(Problem("yaml-syntax", "brackets are nested too deep", Span(path)))
        found = None
    said = [_as_printed(one, text) for one in said]
    unread = found is None or found.lost
    problems += hiding(said, text) if unread else said
    if found is None:
        return []
    # What is no list may have lost it.
    values = items_of(found.value, Span(path, 1), [] if () in found.lost else problems)
    parent = _parent(found.value)
    return [
        _item(found, value, () if parent is None else (*parent, index))
        for index, value in enumerate(values)
    ]


def _as_printed(one: Problem, text: str) -> Problem:
    """What is said of a line that is no YAML, where it is a work as a reference list prints it."""
    line = text.split("\n")[one.span.line - 1 : one.span.line]
    if one.code != "yaml-syntax" or not line or not PRINTED.match(line[0]):
        return one
    message = "this is a work as a reference list prints it, and not its fields"
    remedy = (
        "take it out into a file list.txt, run: plnfolio cite parse list.txt, and put here what "
        "that prints"
    )
    return replace(one, message=message, help=remedy)


def _parent(value: Value) -> Loc | None:
    """Where the list of items is; None for a work alone."""
    if isinstance(value, list):
        return ()
    held = [
        key for key in ENVELOPES if isinstance(value, dict) and isinstance(value.get(key), list)
    ]
    return (held[0],) if held else None


def _item(found: Yaml, value: object, loc: Loc) -> Item:
    keys = [str(key) for key in value] if isinstance(value, dict) else []
    places = {key: found.keys[(*loc, key)] for key in keys if (*loc, key) in found.keys}
    unread = any(lost[: len(loc)] == loc for lost in found.lost)
    return Item(value, found.places[loc], places, unread)
