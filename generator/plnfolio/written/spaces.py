"""White space that nobody can see, where YAML looks for a plain space.

Word processors, web pages and some keyboards put a no-break space behind a colon or a dash.
"""

from __future__ import annotations

import re

WIDE = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029"
WIDE += "\u202f\u205f\u3000"
THIN = "\u200b\u2060\ufeff"
"""What takes no room at all."""

_FIND = re.compile(f"[{WIDE}{THIN}]")
_PLAIN = str.maketrans({**dict.fromkeys(WIDE, " "), **dict.fromkeys(THIN, "")})
# The beginning of a line up to its value, and what is behind the value.
_AROUND = re.compile(
    rf"^[ \t{WIDE}{THIN}]*(?:-[ {WIDE}{THIN}]+)*(?:[\w.-]+[{THIN}]*:(?=[ {WIDE}])[ {WIDE}{THIN}]*)?"
    rf"|[ \t{WIDE}{THIN}]+$"
)


def plain_spaces(text: str) -> str:
    """YAML in which the white space around names and values is plain."""
    if text.isascii() or not _FIND.search(text):
        return text
    return "\n".join(
        _AROUND.sub(lambda found: found[0].translate(_PLAIN), line) if _FIND.search(line) else line
        for line in text.split("\n")
    )
