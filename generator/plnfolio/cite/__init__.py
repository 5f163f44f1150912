"""Citations and reference lists: rich text made from references by the rules of a style."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.cite.style import Style
from plnfolio.model.reference import Reference


def _apa(library: Mapping[str, Reference]) -> Style:
    # An engine is loaded when it is asked for: reading citation syntax needs none.
    from plnfolio.cite.apa.engine import Apa  # noqa: PLC0415

    return Apa(library)


STYLES: dict[str, Callable[[Mapping[str, Reference]], Style]] = {"apa": _apa}
"""Every style an author can ask for, by the name that stands in site.yaml."""
