"""What a build is asked for and what it answers."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Mapping
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from plnfolio.diagnostics import Problem
from plnfolio.frozen import dataclass
from plnfolio.model.source import LeftOut
from plnfolio.read.reading import Reading
from plnfolio.write.outcome import Changes

if TYPE_CHECKING:
    from plnfolio.model.site import Site

PICTURES = "Making pictures"
"""The stage of a build in which a single step may last."""

WORKSHOP = ".plnfolio"
"""Where a site keeps what only plnfolio needs, beside ``content/``."""

Progress = Callable[[str, int, int], None]
"""Hears the name of a stage, how much of it is done, and how much there is."""


def no_progress(stage: str, done: int, total: int) -> None:
    """For whoever does not want to hear of it."""


@dataclass(frozen=True, slots=True)
class BuildRequest:
    """What to build and where to. ``base_url`` overrides the one in ``site.yaml``.

    A ``preview`` is for those who are given its address, and for no search engine. What is
    ``local`` is looked at on this machine alone: pages name style sheets and scripts as the theme
    does, so that a new one can take the place of the old, and the host is told nothing of ours.

    ``processes`` is how many work at it, 0 for as many as there are processors and the work is
    worth. With ``keep_search``, the search index stays as it is. What is built to be ``public`` is
    remembered: whatever has an address then is to be found there for ever.
    """

    reading: Reading
    output: Path
    base_url: str = ""
    processes: int = 0
    keep_search: bool = False
    public: bool = False
    preview: bool = False
    local: bool = False


@dataclass(frozen=True, slots=True)
class InView:
    """Files that somebody looks at: they are made and put in place before all others.

    ``files`` are their paths in the output, ``in_place`` hears which of them have changed.
    """

    files: Callable[[], Collection[str]] = tuple
    in_place: Callable[[Collection[str]], None] = field(default=lambda files: None)


@dataclass(frozen=True, slots=True)
class News:
    """A post or an artifact that says something new at its ``address``; ``new`` ones say it first.

    ``source`` is its file, ``changed`` the day of the last change that its page tells.
    """

    address: str
    title: str
    new: bool
    source: str
    changed: datetime.date | None


@dataclass(frozen=True, slots=True)
class Result:
    """What a build did; ``problems`` are warnings, since an error would have stopped it.

    ``gone`` says by its address why a page of the last build is no longer made, ``reasons`` by its
    path in the output why a file was made, ``news`` what says something new. ``moved`` are
    addresses that are no page's any more, and where they lead. ``site`` is None where nothing was
    read, as nothing had changed. ``today`` is the day where the author lives, by their ``timezone``
    if they named one.
    """

    pages: int
    files: Changes
    problems: tuple[Problem, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)
    reasons: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    news: tuple[News, ...] = ()
    seconds: float = 0.0
    site: Site | None = None
    today: datetime.date | None = None
    timezone: str = ""
