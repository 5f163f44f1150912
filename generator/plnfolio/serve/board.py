"""The notice board between the builds and the open pages: the last outcome, and its number."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from plnfolio.serve.outcome import Outcome


@dataclass(frozen=True, slots=True)
class Shown:
    """What pages show from now on; ``version`` differs whenever a page would look different."""

    version: str
    outcome: Outcome


class Board:
    """Outcomes as they come, for any number of readers; lives in one event loop.

    ``run`` marks the versions of this run of the server, so that a page that was opened under an
    earlier one learns that it is old.
    """

    def __init__(self, run: str) -> None:
        self._run = run
        self._number = 0
        self._turn = asyncio.Event()
        self._closed = False
        self.shown = Shown(f"{run}-0", Outcome())

    def post(self, outcome: Outcome) -> None:
        """Put up an outcome; readers hear of it only if pages look different for it."""
        before = self.shown.outcome
        if not outcome.changed and before.errors == outcome.errors:
            return
        self._number += 1
        self.shown = Shown(f"{self._run}-{self._number}", outcome)
        self._next_turn()

    def close(self) -> None:
        """Send all readers home."""
        self._closed = True
        self._next_turn()

    async def versions(self) -> AsyncIterator[str]:
        """The version of now, then each that follows; a slow reader gets the latest."""
        while not self._closed:
            turn = self._turn
            yield self.shown.version
            await turn.wait()

    def _next_turn(self) -> None:
        self._turn.set()
        self._turn = asyncio.Event()
