"""An item on its way to a `Reference`: what is read of it so far, and where its problems go."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from plnfolio.diagnostics import Problem, Severity, Span
from plnfolio.model.reference import Date, Name


@dataclass
class Draft:
    """The parts of a `Reference`; ``places`` says where each field of the item stands."""

    span: Span
    places: Mapping[str, Span]
    problems: list[Problem]
    id: str = ""
    type: str = "document"
    names: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    dates: dict[str, Date] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)

    def report(
        self,
        code: str,
        message: str,
        remedy: str,
        key: str = "",
        severity: Severity = "error",
        *,
        style: str = "",
    ) -> None:
        """Add a problem at the field ``key``, or at the item where the field has no place.

        ``style`` is the citation style that asks for it, where others may not.
        """
        work = f"in the reference “{self.id}”, " if self.id else ""
        place = self.places.get(key, self.span)
        self.problems.append(Problem(code, work + message, place, remedy, severity, self.id, style))
