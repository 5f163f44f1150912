"""HTML that belongs on a page and nowhere else, and its marks."""

from __future__ import annotations

import re

PAGE_ONLY = ("\x0e", "\x0f")
"""Around HTML that belongs on the page and nowhere else, such as a preview shown on hover.

Control characters, which no text of the author's holds; whoever writes a page takes them out,
and whoever writes a feed takes out what stands between them.
"""

_ON_PAGES = re.compile(f"{PAGE_ONLY[0]}[^{PAGE_ONLY[1]}]*{PAGE_ONLY[1]}")


def everywhere(html: str) -> str:
    """HTML without what belongs on the page alone."""
    return _ON_PAGES.sub("", html)
