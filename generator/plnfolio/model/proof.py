"""What the proof-reader keeps of a text."""

from __future__ import annotations

from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Read:
    """What was found in a text, the words in it that seem to be names, whether it silences
    anything, and whether it may hold HTML that a policy of the site keeps from working.
    """

    problems: tuple[Problem, ...] = ()
    names: frozenset[str] = frozenset()
    silences: bool = False
    scripted: bool = False
