"""The notice board between the builds and the open pages: what is shown, and what changed when."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Collection, Iterable
from dataclasses import replace

from plnfolio.frozen import dataclass
from plnfolio.serve.outcome import Outcome

REMEMBERED = 50_000
"""Files whose last change is known; a page that is older than all of them is loaded anew."""

LOOKED_AT = 8
"""Pages asked for lately that count as being looked at."""

STILL_HERE = 20
"""Seconds of silence after which a reader is told that there is nothing to tell."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What pages show from now on; ``notes`` is the HTML of the problems, ready to be put in."""

    version: str
    outcome: Outcome
    notes: str = ""


@dataclass(frozen=True, slots=True)
class News:
    """What a page that showed an earlier version has to do to show ``version``.

    ``anew``: the page is from another run of the server. ``page``: its own file or the problems
    differ. ``files`` are the files that changed, by their paths, without the pages. ``follow`` is
    where the page of the text that was saved is, if pages are to go there.
    """

    version: str
    anew: bool = False
    page: bool = False
    files: tuple[str, ...] = ()
    follow: str = ""


class Board:
    """Outcomes as they come, for any number of readers; lives in one event loop.

    ``run`` marks the versions of this run of the server, so that a page that was opened under an
    earlier one learns that it is old.
    """

    def __init__(self, run: str) -> None:
        self._run = run
        self._number = 0
        self._changes: dict[str, int] = {}
        self._noted = 0
        self._forgotten = 0
        self._follow = (0, "")
        self._turn = asyncio.Event()
        self._closed = False
        self._open: Counter[str] = Counter()
        self._asked: dict[str, None] = {}
        self.shown = Shown(f"{run}-0", Outcome())

    def post(self, outcome: Outcome, notes: str, follow: str = "") -> None:
        """Put up an outcome; readers hear of it only if pages look different for it."""
        before = self.shown
        if outcome.errors:
            # The pages are still those of the last build that went well.
            outcome = Outcome(problems=outcome.problems, notices=before.outcome.notices)
        noticed = before.outcome.notices.items() ^ outcome.notices.items()
        changed = dict.fromkeys([*outcome.files, *(file for file, _ in noticed)])
        if not changed and notes == before.notes and not follow:
            return
        self._number += 1
        self._remember(changed)
        if notes != before.notes:
            self._noted = self._number
        if follow:
            self._follow = (self._number, follow)
        self.shown = Shown(f"{self._run}-{self._number}", outcome, notes)
        self._next_turn()

    def close(self) -> None:
        """Send all readers home."""
        self._closed = True
        self._next_turn()

    async def news(self, version: str, files: frozenset[str]) -> AsyncIterator[News | None]:
        """All that happens to a page made of ``files``, from its version on.

        The first news comes at once. A slow reader hears of several changes together; None is said
        now and then where nothing happens.
        """
        self._open.update(files)
        try:
            while not self._closed:
                turn, told = self._turn, self.shown.version
                yield self._since(version, files)
                version = told
                while not turn.is_set():
                    try:
                        await asyncio.wait_for(turn.wait(), STILL_HERE)
                    except TimeoutError:
                        yield None
        finally:
            self._open.subtract(files)

    def asked(self, file: str) -> None:
        """Remember a page that somebody has just asked for, script or no script."""
        self._asked.pop(file, None)
        self._asked[file] = None
        for old in list(self._asked)[:-LOOKED_AT]:
            del self._asked[old]

    def in_view(self) -> frozenset[str]:
        """The files that open pages are made of, and the pages that were asked for lately."""
        still = (file for file, readers in self._open.copy().items() if readers > 0)
        return frozenset((*still, *self._asked.copy()))

    def hurry(self, files: Collection[str]) -> None:
        """Say that some files are in place already, while the others are still made."""
        if files:
            self._number += 1
            self._remember(files)
            version, before = f"{self._run}-{self._number}", self.shown
            if before.outcome.errors:
                # No page is made while a text has mistakes: they are mended.
                self._noted = self._number
                before = Shown(version, Outcome(notices=before.outcome.notices))
            self.shown = replace(before, version=version)
            self._next_turn()

    def _since(self, version: str, files: frozenset[str]) -> News:
        run, _, number = version.rpartition("-")
        now = self.shown.version
        if run != self._run or not number.isdecimal() or int(number) < self._forgotten:
            return News(now, anew=True)
        since = int(number)
        changed = []
        for file in reversed(self._changes):
            if self._changes[file] <= since:
                break
            changed.append(file)
        page = self._noted > since or not files.isdisjoint(changed)
        others = tuple(file for file in changed if not file.endswith(".html"))
        follow = self._follow[1] if self._follow[0] > since else ""
        return News(now, page=page, files=others, follow=follow)

    def _remember(self, changed: Iterable[str]) -> None:
        for file in changed:
            self._changes.pop(file, None)
            self._changes[file] = self._number
        for file in list(self._changes)[: max(0, len(self._changes) - REMEMBERED)]:
            self._forgotten = self._changes.pop(file)

    def _next_turn(self) -> None:
        self._turn.set()
        self._turn = asyncio.Event()
