"""A pasted reference list as data: each entry is read in several ways, and each way printed again.

The way that prints what was pasted is kept; the rest is said in doubts.
"""

from __future__ import annotations

from plnfolio.reprint.pasted import Listed, Pasted, read_list, read_pasted
from plnfolio.reprint.weighing import NO_ITALICS

__all__ = ["NO_ITALICS", "Listed", "Pasted", "read_list", "read_pasted"]
