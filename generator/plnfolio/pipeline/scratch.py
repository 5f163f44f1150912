"""Bodies on their way between processes, in files of a folder that is thrown away."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from plnfolio.model.document import Body
from plnfolio.pipeline.memory import PICKLER
from plnfolio.write.found import NEW

Extent = tuple[str, int, int]
"""Where a body lies: a file’s name, where it begins, and how long it is."""


_AT_HAND = 500
"""Bodies that are kept in memory: all of most sites, and a tenth of what is too much to hold."""


class Scratch:
    """Holds bodies; the process that makes it keeps the first of its own in memory.

    ``workshop`` is where the folder will be.
    """

    def __init__(self, workshop: Path) -> None:
        self._workshop = workshop
        self._folder = ""
        self._owner = os.getpid()
        self._bodies: list[Body] = []

    def open(self) -> None:
        """Make room, before other processes begin; OSError where there is none."""
        if not self._folder:
            self._workshop.mkdir(parents=True, exist_ok=True)
            self._folder = tempfile.mkdtemp(dir=self._workshop, prefix=NEW)

    def put(self, body: Body) -> Extent:
        """Lay a body down; where it can be picked up by this process and those it starts later."""
        if os.getpid() == self._owner and len(self._bodies) < _AT_HAND:
            self._bodies.append(body)
            return "", len(self._bodies) - 1, 0
        name = str(os.getpid())
        with Path(self._folder, name).open("ab") as file:
            return name, file.tell(), file.write(PICKLER.dumps(body))

    def get(self, place: Extent) -> Body:
        """Pick a body up."""
        name, start, size = place
        if not name:
            return self._bodies[start]
        with Path(self._folder, name).open("rb") as file:
            file.seek(start)
            body: Body = PICKLER.loads(file.read(size))
        return body

    def close(self) -> None:
        """Throw everything away."""
        self._bodies.clear()
        if self._folder:
            shutil.rmtree(self._folder, ignore_errors=True)
