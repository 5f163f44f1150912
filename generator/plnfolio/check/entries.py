"""The entries of a library as they were typed, before anything in them is put right."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field

from plnfolio.diagnostics import Edit, Fix, Span
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.model.source import Source
from plnfolio.read.references import variables
from plnfolio.read.references.formats import items
from plnfolio.read.references.item import Item, Typed


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a library: ``work`` is what is read of it, ``fields`` what stands in it.

    ``fields`` are texts by CSL’s names, and ``typed`` all that was typed, by the names that its
    format has. ``language`` is that of the site, and ``lines`` are those of the file.
    """

    work: Reference
    span: Span
    fields: Mapping[str, str] = field(default_factory=dict)
    typed: tuple[Typed, ...] = ()
    places: Mapping[str, Span] = field(default_factory=dict)
    language: str = ""
    lines: Sequence[str] = ()

    def place(self, name: str) -> Span:
        """Where a field stands, or the entry if that is not known."""
        return self.places.get(name, self.span)

    def fix(self, place: Span, old: str, new: str) -> Fix:
        """Other words on the line of a place, where the old ones stand there once, behind it."""
        if not (old and 0 < place.line <= len(self.lines)):
            return ()
        line, begin = self.lines[place.line - 1], max(place.column - 1, 0)
        at = line.find(old, begin)
        if at < 0 or line.find(old, at + 1) >= 0:
            return ()
        start = Span(place.path, place.line, at + 1)
        return (Edit(start, Span(place.path, place.line, at + 1 + len(old)), old, new),)

    def without_line(self, place: Span) -> Fix:
        """The file without the line of a place."""
        if not 0 < place.line < len(self.lines):
            return ()
        start, end = Span(place.path, place.line, 1), Span(place.path, place.line + 1, 1)
        return (Edit(start, end, f"{self.lines[place.line - 1]}\n", ""),)


def entries_of(source: Source, language: str, works: Mapping[Span, Reference]) -> Iterator[Entry]:
    """The entries of a library that can be read; ``works`` are known, by where they begin."""
    lines = source.text.split("\n")
    for item in items(source.path, source.text, []):
        if not isinstance(item.value, dict):
            continue
        if work := works.get(item.span) or _made(item, item.value):
            typed = item.typed or tuple(_typed(item, item.value))
            fields = {variables.variable(key) or key: value for key, value in _texts(item.value)}
            places = {variables.variable(key) or key: at for key, at in item.places.items()}
            yield Entry(work, item.span, fields, typed, places, language, lines)


def _made(item: Item, value: Mapping[str, object]) -> Reference | None:
    """What is read of an entry whose id another has, too."""
    from plnfolio.read.references.csl import from_csl  # noqa: PLC0415 - slow to load, for few

    return from_csl(value, item.span, [], item.places)


def _texts(value: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for key, said in value.items():
        first = said[0] if isinstance(said, list) and said else said
        if isinstance(first, (str, int, float)) and not isinstance(first, bool):
            yield str(key), str(first)


def _typed(item: Item, value: Mapping[str, object]) -> Iterator[Typed]:
    for key, said in _texts(value):
        yield Typed(key, said, item.places.get(key, item.span))
