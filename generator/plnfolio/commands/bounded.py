"""How much of a reference list is taken at once: each work is tried in many ways."""

from __future__ import annotations

import re

from plnfolio.diagnostics import RefusedError

MOST = 500
"""Works of one list, or of one file that is put into a library."""

LARGEST_FILE = 2_000_000
"""Bytes of a file of another program; a work has some four hundred."""

_LONGEST = {False: 200_000, True: 600_000}
"""Characters of a list, without and with its markup."""

_YEAR = re.compile(r"\((?:(?:1[5-9]|20)\d\d|n\.\s?d\.)")


def bounded(text: str) -> str:
    """A pasted list; RefusedError where it is longer than any."""
    marked = "</" in text
    if len(text) > _LONGEST[marked] or len(_YEAR.findall(text)) > 2 * MOST:
        raise RefusedError(
            f"this list is longer than {MOST} works, as many as are read at once",
            "hand it over in parts",
        )
    return text
