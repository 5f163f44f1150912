"""What a build did to an output folder, and what it leaves in it: known without doing it."""

from __future__ import annotations

from pathlib import Path

from plnfolio.frozen import dataclass
from plnfolio.write.found import NEW
from plnfolio.write.manifest import MANIFEST

REPLACED = "replaced"
"""The folder in the workshop for what others made of files of ours."""

NEAR = f"{MANIFEST}-{NEW}"
"""Begins the names of what is not finished in an output folder on another disk."""


@dataclass(frozen=True, slots=True)
class Changes:
    """How many files were written, were right already, and were no longer wanted.

    ``paths`` names those that were written or removed, in this order. ``replaced`` are those among
    them that somebody else had changed; as they were, they lie in the workshop.
    """

    written: int
    unchanged: int
    removed: int
    paths: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        """Those that were removed."""
        return self.paths[self.written :]


def unfinished(folder: Path) -> tuple[Path, ...]:
    """What builds that were killed left in an output folder."""
    return tuple(folder.glob(f"{NEAR}*"))
