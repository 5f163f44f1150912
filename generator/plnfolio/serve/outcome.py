"""What the dev server is told by a build, and whom it tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from plnfolio.diagnostics import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one build.

    ``line`` says in one line what was built. ``changed`` is False where the folder holds the very
    files that it held before, so that no browser need look again.
    """

    line: str = ""
    problems: tuple[Problem, ...] = ()
    changed: bool = True

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept the site from being written; warnings do not."""
        return tuple(problem for problem in self.problems if problem.severity == "error")


Build = Callable[[], Outcome]
"""Builds the site into the served folder; the author's mistakes come back in the outcome."""


class Listener(Protocol):
    """Who hears what the server does, and says it on the terminal."""

    def notice(self, sentence: str) -> None:
        """Something an author wants to know, such as a port that was taken."""

    def ready(self, address: str) -> None:
        """The server answers at this address."""

    def built(self, outcome: Outcome) -> None:
        """A build has ended, well or not."""
