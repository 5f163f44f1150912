"""Planned files into a site, all or none, and nothing that is there touched."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from plnfolio.importing.plan import Planned
from plnfolio.model.source import CONTENT


def write(planned: Sequence[Planned], site: Path, put: Callable[[Path, bytes], None]) -> list[str]:
    """Write what is not there yet; gives the paths of what was written."""
    made = []
    for one in planned:
        target = site / CONTENT / one.path
        if not target.exists():
            put(target, one.data)
            made.append(one.path)
    return made
