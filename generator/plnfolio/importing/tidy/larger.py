"""Addresses of pictures in the size that was put there, and not in one for a small screen.

Hosts make smaller ones on demand; Wix shows a blurred one until the page is scrolled to it.
"""

from __future__ import annotations

import re

_SMALLER: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(https?://static\.wixstatic\.com/media/[^/?#]+)/v1/.*"), r"\1"),
    (
        re.compile(
            r"(https?://(?:[\w-]+\.bp\.blogspot\.com|blogger\.googleusercontent\.com)/.+)"
            r"/[sw]\d+(?:-[\w-]+)?/([^/]+)"
        ),
        r"\1/s1600/\2",
    ),
    (
        re.compile(
            r"(https?://(?:[\w.-]+\.files\.wordpress\.com|i\d\.wp\.com)/[^?#]+\.\w{3,4})"
            r"\?(?:w|h|resize|fit|ssl|quality|crop)=[^#]*"
        ),
        r"\1",
    ),
    (re.compile(r"(https?://lh\d+\.googleusercontent\.com/[\w/-]+)=[wsh]\d+[\w-]*"), r"\1=s0"),
)


def larger(address: str) -> str:
    """The address of the whole picture, where its host is known to have it."""
    for pattern, whole in _SMALLER:
        if pattern.fullmatch(address):
            return pattern.sub(whole, address)
    return address
