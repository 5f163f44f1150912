"""Problems that were written down as JSON, as they were before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from plnfolio.diagnostics import Edit, Problem, Span


def restored(kept: Mapping[str, Any]) -> Problem:
    """A problem by its fields (``dataclasses.asdict``); what were tuples are lists in JSON."""
    fix = tuple(
        Edit(Span(**edit["start"]), Span(**edit["end"]), edit["old"], edit["new"])
        for edit in kept["fix"]
    )
    several = {name: tuple(kept[name]) for name in ("hides", "belongs")}
    return Problem(**{**kept, **several, "span": Span(**kept["span"]), "fix": fix})
