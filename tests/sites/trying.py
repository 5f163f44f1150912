"""How often a law is tried: a few times in the suite, many times with ``make torture``."""

from __future__ import annotations

import os

TORTURE = "PLNFOLIO_TORTURE" in os.environ
"""Whether this is the longer run: more of everything, and other examples each time."""


def often(suite: int, torture: int) -> int:
    """How many examples of a law to try."""
    return torture if TORTURE else suite
