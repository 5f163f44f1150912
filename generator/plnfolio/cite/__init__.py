"""Citations and reference lists: rich text made from references by the rules of a style."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

from plnfolio.cite.style import Cited, ListEntry, Style
from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.model.citation import STYLE, Citation
from plnfolio.model.reference import Reference

if TYPE_CHECKING:
    from plnfolio.cite.apa.engine import Apa
    from plnfolio.cite.rich import Rich

MakeStyle = Callable[[Mapping[str, Reference]], Style]
"""A style, which is made anew for each library of references."""


class _Apa:
    """APA Style, loaded as far as it is asked for: the entry of a single work needs a third."""

    def __init__(self, library: Mapping[str, Reference]) -> None:
        self._library = library

    def cite(self, citations: Sequence[Citation], nocite: Sequence[str] = ()) -> Cited:
        if citations or len(nocite) > 1:
            return self._engine.cite(citations, nocite)
        # With nothing beside it, no work needs a letter behind its year.
        alone = [self._library[key] for key in nocite if key in self._library]
        return Cited((), tuple(chain.from_iterable(map(_listed, alone))))

    @cached_property
    def _engine(self) -> Apa:
        from plnfolio.cite.apa.engine import Apa  # noqa: PLC0415

        return Apa(self._library)


def _listed(work: Reference) -> Iterator[ListEntry]:
    from plnfolio.cite.apa.entry import entry  # noqa: PLC0415

    if text := entry(work):
        yield ListEntry(work.id, text)


STYLES: dict[str, MakeStyle] = {STYLE: _Apa}
"""Every style an author can ask for, by the name that stands in site.yaml."""


def printed(reference: Reference) -> Rich | None:
    """The entry of a work that is alone in its list; None where no list has it."""
    entries = STYLES[STYLE]({reference.id: reference}).cite((), [reference.id]).entries
    return entries[0].text if entries else None


def style_named(name: str, span: Span, problems: list[Problem]) -> MakeStyle:
    """The style of a name, or the usual one to go on with. Problem: ``bad-value``."""
    found = STYLES.get(name)
    if found is None:
        message = f"there is no citation style “{name}”"
        remedy = f"write {listed((f'“{one}”' for one in sorted(STYLES)), 'or')}"
        problems.append(Problem("bad-value", message, span, remedy))
    return found or STYLES[STYLE]
