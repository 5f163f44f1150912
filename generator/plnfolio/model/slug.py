"""The part of an address that comes from a name."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

LONGEST = 200
"""Bytes of an address's part; a folder's name may have 255 on the disks there are."""
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
    slug = _NOT_WORD.sub("-", "".join(letters)).strip("-")
    return slug if len(slug.encode()) <= LONGEST else _cut(slug)


def _cut(slug: str) -> str:
    """The beginning of a slug, and a digest that tells it from others that begin like it."""
    start = slug.encode()[: LONGEST - 9].decode(errors="ignore").rstrip("-")
    return f"{start}-{sha256(slug.encode()).hexdigest()[:8]}"
