"""Rules of an author’s for what the host says of files: the lines of a file ``_headers``.

Netlify's form (docs.netlify.com/manage/routing), which Cloudflare Pages shares.
"""

from __future__ import annotations

import re
from functools import lru_cache

from plnfolio.frozen import dataclass
from plnfolio.written.redirects import lines, pattern


@dataclass(frozen=True, slots=True)
class Header:
    """A header of the addresses that fit ``where``; ``name`` is in small letters."""

    where: re.Pattern[str]
    name: str
    value: str


@lru_cache(maxsize=2)
def headers(text: str) -> tuple[Header, ...]:
    """The headers that a file ``_headers`` names, in its order."""
    found, where = [], None
    for line in lines(text):
        name, colon, value = line.strip().partition(":")
        if line.startswith("/"):
            where = pattern(line.strip())
        elif where and colon and _is_sendable(name.strip(), value.strip()):
            found.append(Header(where, name.strip().lower(), value.strip()))
    return tuple(found)


def _is_sendable(name: str, value: str) -> bool:
    """Whether a header may go out as it is (RFC 9110, 5.1 and 5.5)."""
    token = re.fullmatch(r"[\w!#$%&'*+.^`|~-]+", name, re.ASCII)
    return bool(token and value.isascii() and value.isprintable())
