"""With which signs an inline rule can begin: the table that all searches for signs follow from."""

from __future__ import annotations

import re
import string

BEGINNINGS = {
    "attributes": "{",
    "autolink": "<",
    "backticks": "`",
    "bare": string.ascii_letters + string.digits,
    "bracketed": "[",
    "emphasis": "*_",
    "entity": "&",
    "escape": "\\",
    "footnote_inline": "^",
    "footnote_ref": "[",
    "highlight": "=",
    "html_inline": "<",
    "image": "!",
    "link": "[",
    "narrative": "@-",
    "newline": "\n",
    "span": "[",
    "strikethrough": "~",
    "text": "",
    "wiki": "[!",
    "words": "*_",
}
"""The signs of every rule, by its name."""

# Where an address may begin, a pattern of its own tells.
SIGNS = frozenset("".join(signs for name, signs in BEGINNINGS.items() if name != "bare"))
"""What is not text, or may be none."""


def any_of(signs: frozenset[str]) -> str:
    """A pattern for one of some signs."""
    return f"[{_escaped(signs)}]"


def none_of(signs: frozenset[str]) -> str:
    """A pattern for one sign that is none of these."""
    return f"[^{_escaped(signs)}]"


def _escaped(signs: frozenset[str]) -> str:
    return "".join(map(re.escape, sorted(signs)))
