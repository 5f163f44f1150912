"""The part of an address that comes from a name."""

from __future__ import annotations

import re
import unicodedata

_NOT_WORD = re.compile(r"[^\w]+|_+")


def slugify(name: str) -> str:
    """Lower case, words joined by hyphens, accents taken off Latin letters, other scripts kept.

    Empty where the name has no letter or digit. The same for composed and decomposed Unicode, so
    that a file copied from macOS to Linux keeps its address.
    """
    letters = []
    for char in unicodedata.normalize("NFKC", name).casefold():
        base = unicodedata.normalize("NFD", char)[0]
        letters.append(base if "LATIN" in unicodedata.name(base, "") else char)
    return _NOT_WORD.sub("-", "".join(letters)).strip("-")
