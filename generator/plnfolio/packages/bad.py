"""What is said of a zip file that cannot be shown."""

from __future__ import annotations


class BadPackageError(Exception):
    """A zip file that is not unpacked: why, in a sentence about it, and what helps.

    One that is ``damaged`` cannot be read; the others are not safe.
    """

    def __init__(self, reason: str, remedy: str, *, damaged: bool = False) -> None:
        self.reason = reason
        self.remedy = remedy
        self.damaged = damaged
        super().__init__(reason)


def damaged(reason: str = "is damaged: it cannot be read to its end") -> BadPackageError:
    """A zip file that is cut off, garbled, or none at all."""
    remedy = "copy it again from where it came from, or export it anew"
    return BadPackageError(reason, remedy, damaged=True)
