"""The wheel of the plnfolio that is tested: packed once in a process, by the first who wants it."""

from __future__ import annotations

from functools import cache

from plnfolio.pinned.origin import installed
from plnfolio.pinned.wheel import packed


@cache
def wheel() -> bytes:
    """What a new site keeps of its builder."""
    return packed(installed())
