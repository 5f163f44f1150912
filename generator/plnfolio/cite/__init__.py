"""Citations and reference lists: rich text made from references by the rules of a style."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.cite.style import Style
from plnfolio.diagnostics import Problem, Span, listed
from plnfolio.model.citation import STYLE
from plnfolio.model.reference import Reference

MakeStyle = Callable[[Mapping[str, Reference]], Style]
"""A style, which is made anew for each library of references."""


def _apa(library: Mapping[str, Reference]) -> Style:
    # An engine is loaded when it is asked for: reading citation syntax needs none.
    from plnfolio.cite.apa.engine import Apa  # noqa: PLC0415

    return Apa(library)


STYLES: dict[str, MakeStyle] = {STYLE: _apa}
"""Every style an author can ask for, by the name that stands in site.yaml."""


def style_named(name: str, span: Span, problems: list[Problem]) -> MakeStyle:
    """The style of a name, or the usual one to go on with. Problem: ``bad-value``."""
    found = STYLES.get(name)
    if found is None:
        message = f"there is no citation style “{name}”"
        remedy = f"write {listed((f'“{one}”' for one in sorted(STYLES)), 'or')}"
        problems.append(Problem("bad-value", message, span, remedy))
    return found or STYLES[STYLE]
