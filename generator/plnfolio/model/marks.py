"""The control characters that stand for something in HTML until a file is written: all of them.

No text of the author's holds any (``written.text`` takes them out), and nothing escapes them, so
that each can be found in finished HTML without looking at the HTML. None reaches a file: a test
looks for all that are here.
"""

from __future__ import annotations

import re

NUMBER = "\x00"
"""Stands for the number of a citation in what leads back to each."""

ROOT = "\x01"
"""Stands for the site's root in every internal address."""

SLOT = ("\x02", "\x03")
"""Around the number of a slot, until a parsed text is cut into its pieces."""

PAGE_ONLY = ("\x0e", "\x0f")
"""Around HTML that belongs on the page and nowhere else, such as a preview shown on hover.

Whoever writes a page takes them out, and whoever writes a feed what stands between them too.
"""

MARKS = frozenset((NUMBER, ROOT, *SLOT, *PAGE_ONLY))
"""Every one of them."""

_ON_PAGES = re.compile(f"{PAGE_ONLY[0]}[^{PAGE_ONLY[1]}]*{PAGE_ONLY[1]}")


def everywhere(html: str) -> str:
    """HTML without what belongs on the page alone."""
    return _ON_PAGES.sub("", html)


def on_page(html: str) -> str:
    """HTML that a feed reader, which has no style sheet of ours, does not get to see."""
    opening, closing = PAGE_ONLY
    return f"{opening}{html}{closing}"
