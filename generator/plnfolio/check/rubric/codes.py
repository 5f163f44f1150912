"""Every code that there is, as the manual has it: only some are rules of the proof-reader."""

from __future__ import annotations

import re
from functools import cache

from plnfolio.pinned.wheel import came_along


@cache
def codes() -> frozenset[str]:
    """All codes that a build or the proof-reader can say."""
    manual = came_along("docs/errors.md").read_text(encoding="utf-8")
    return frozenset(re.findall(r"^### ([a-z0-9-]+)$", manual, re.M))
