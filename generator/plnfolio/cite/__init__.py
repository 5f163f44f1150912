"""Citations and reference lists: rich text made from references by the rules of a style."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from plnfolio.cite.apa import Apa
from plnfolio.cite.style import Style
from plnfolio.model.reference import Reference

STYLES: dict[str, Callable[[Mapping[str, Reference]], Style]] = {"apa": Apa}
"""Every style an author can ask for, by the name that stands in site.yaml."""
