"""The entries of a library as they were typed, before anything in them is put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.model.source import Source
from plnfolio.read.references import variables
from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.item import Item, Typed
from plnfolio.read.references.library import items


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a library: ``work`` is what is read of it, ``fields`` what stands in it.

    ``fields`` are texts by CSL’s names, and ``typed`` all that was typed, by the names that its
    format has. ``language`` is that of the site.
    """

    work: Reference
    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    typed: tuple[Typed, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
    language: str = ""

    def place(self, name: str) -> Span:
        """Where a field stands, or the entry if that is not known."""
        return self.places.get(name, self.span)


def entries_of(source: Source, language: str) -> Iterator[Entry]:
    """The entries of a library that can be read."""
    for item in items(source.path, source.text, []):
        if not isinstance(item.value, dict):
            continue
        work = from_csl(item.value, item.span, [], item.places)
        if work:
            typed = item.typed or tuple(_typed(item, item.value))
            fields = {variables.variable(key) or key: value for key, value in _texts(item.value)}
            places = {variables.variable(key) or key: at for key, at in item.places.items()}
            yield Entry(work, item.span, fields, typed, places, language)


def _texts(value: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, said in value.items():
        first = said[0] if isinstance(said, list) and said else said
        if isinstance(first, (str, int, float)) and not isinstance(first, bool):
            yield str(key), str(first)


def _typed(item: Item, value: Mapping[str, object]) -> Iterator[Typed]:
    for key, said in _texts(value):
        yield Typed(key, said, item.places.get(key, item.span))
