"""Regular expressions that are compiled when something is first looked for.

Most look for what is in few texts: a kind of price, a mark of another program. ``regex`` stands for
``re.compile`` where a module has many of those; type checkers take it for that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

__all__ = ["regex"]

if TYPE_CHECKING:
    from re import compile as regex
else:

    class Uncompiled:
        """A pattern that is not compiled yet."""

        def __init__(self, pattern, flags=0):
            self._source = pattern, flags

        def __getattr__(self, name):
            found = getattr(re.compile(*self._source), name)
            setattr(self, name, found)
            return found

    regex = Uncompiled
