"""What a build is asked for and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from plnfolio.diagnostics import Problem
from plnfolio.model.site import Site
from plnfolio.read.site import Reading
from plnfolio.write.destination import Written

WORKSHOP = ".plnfolio"
"""Where a site keeps what only plnfolio needs, beside ``content/``."""

Progress = Callable[[str, int, int], None]
"""Hears the name of a stage, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Order:
    """What to build and where to. ``base_url`` overrides the one in ``site.yaml``.

    ``hands`` is how many processes may work at it, 0 for as many as there are processors.
    """

    reading: Reading
    output: Path
    base_url: str = ""
    hands: int = 0


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did; ``problems`` are warnings, since an error would have stopped it.

    ``cited`` holds the keys of all works in any reference list.
    """

    site: Site
    cited: frozenset[str]
    pages: int
    files: Written
    problems: tuple[Problem, ...]
    seconds: float
