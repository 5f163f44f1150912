"""What was found of a work, and why nothing was."""

from __future__ import annotations

from collections.abc import Mapping

from plnfolio.diagnostics import RefusedError
from plnfolio.frozen import dataclass

Csl = Mapping[str, object]
"""An item of CSL-JSON, as a source has it: ``read/references`` makes it regular."""


class UnknownWorkError(RefusedError):
    """Why nothing is known of a work: nobody answered, or nobody knows it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A work as a source tells it; ``notes`` are sentences on what an author has to look at."""

    item: Csl
    notes: tuple[str, ...] = ()
