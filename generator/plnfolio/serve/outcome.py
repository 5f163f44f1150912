"""What the dev server is asked for, what it is told by a build, and whom it tells."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Plan:
    """What to serve and how.

    ``folder`` holds the built site, ``root`` the author's files, ``watched`` those folders that
    are built again when something in them changes. ``base`` is what the addresses of the site
    begin with, ``/repo`` for instance. ``follow`` takes the open page to the text that was saved.
    ``poll`` looks for changes every second, for folders whose changes the system does not tell.
    ``review`` gives what the proof-reader says of the site as it is now.
    """

    folder: Path
    root: Path
    watched: tuple[Path, ...]
    host: str = "127.0.0.1"
    base: str = ""
    follow: bool = False
    poll: bool = False
    review: Callable[[], Sequence[Problem]] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one build.

    ``line`` says in one line what was built. ``files`` are those of the served folder that differ
    from before or are gone, by their paths in it. ``notices`` hold a sentence for each file whose
    page is shown but not published. ``answers`` says where the page of one of the author's files
    is; it is asked with a path relative to the site's folder.
    """

    line: str = ""
    problems: tuple[Problem, ...] = ()
    files: tuple[str, ...] = ()
    notices: Mapping[str, str] = field(default_factory=dict)
    answers: Callable[[str], str | None] = field(default=lambda source: None, compare=False)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that kept the site from being written; warnings do not."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """The other ones."""
        return tuple(problem for problem in self.problems if problem.severity == "warning")


@dataclass(frozen=True, slots=True)
class Turn:
    """What a build is handed by the server.

    ``go_on`` is to be called now and then; it raises Stopped when nobody waits any more.
    ``saved`` are the files that have changed, as far as that was heard. ``in_view`` are the files
    of the pages that are open, and ``in_place`` hears which of them have changed, when they are in
    the served folder before the rest.
    """

    go_on: Callable[[], None] = lambda: None
    in_view: Callable[[], Collection[str]] = tuple
    in_place: Callable[[Collection[str]], None] = lambda files: None
    saved: tuple[Path, ...] = ()


Build = Callable[[Turn], Outcome]
"""Builds the site into the served folder; the author's mistakes come back in the outcome."""


class Stopped(Exception):  # noqa: N818 - not an error
    """The server ends, and with it the build that is under way."""


class Listener(Protocol):
    """Who hears what the server does, and says it on the terminal."""

    def notice(self, sentence: str) -> None:
        """Something an author wants to know, such as a port that was taken."""

    def ready(self, address: str, outside: str) -> None:
        """The server answers here, and there for others of the network; empty if not for them."""

    def built(self, outcome: Outcome) -> None:
        """A build has ended, well or not."""
