"""Builds of one site that follow on one another, as a server makes them: each knows the last.

What was prepared is at hand, so that a save of a text makes little more than its page
(``amend.py``). Whatever that cannot be sure of is built as ever.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator
from pathlib import Path

from plnfolio.pipeline.amend import Built, amended, built
from plnfolio.pipeline.build import Check, at_work, no_check, whole
from plnfolio.pipeline.memory import Memory
from plnfolio.pipeline.prepare import memory_of
from plnfolio.pipeline.request import BuildRequest, InView, Progress, Result, no_progress
from plnfolio.pipeline.up_to_date import list_inputs


class Session:
    """Builds a site into a folder as often as is wished, and remembers all of it in between."""

    def __init__(self) -> None:
        self._memory: Memory | None = None
        self._built: Built | None = None
        self._saved: dict[str, None] = {}

    def build(
        self,
        request: BuildRequest,
        progress: Progress = no_progress,
        check: Check = no_check,
        *,
        saved: Iterable[Path] = (),
        in_view: InView | None = None,
    ) -> Result:
        """Build the site; SiteError as from ``build``.

        ``saved`` are files that have changed since, as far as somebody has heard of them.
        """
        self._saved.update(dict.fromkeys(_inside(request.reading.root, saved)))
        memory = self._memory = self._memory or memory_of(request)
        in_view = in_view or InView()
        before, now = self._built, None
        with at_work(request):
            if before and before.answers(request):
                now = amended(before, self._saved, progress, memory, in_view)
            if now is None:
                gc.unfreeze()  # what was prepared before is garbage soon (see ``DevServer``)
                seen = list_inputs(request)
                done = whole(request, progress, check, seen=seen, memory=memory, in_view=in_view)
                now = built(request, done, memory.sources.records())
        self._built = now
        self._saved.clear()
        return now.done.result

    def has_left(self, output: Path) -> bool:
        """Whether the list of an output folder is as the last build has left it."""
        return self._built is not None and self._built.has_left(output)


def _inside(root: Path, paths: Iterable[Path]) -> Iterator[str]:
    """Some paths as a site has them; what lies outside is known by its own."""
    roots = (root.absolute(), root.resolve())
    for path in paths:
        above = next((one for one in roots if path.is_relative_to(one)), None)
        yield path.relative_to(above).as_posix() if above else path.as_posix()
