"""The part of an address that comes from a name."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

LONGEST_NAME = 255
"""Bytes of a file's name on the disks there are (ext4, APFS; NTFS counts letters)."""

LONGEST = 200
"""Bytes of an address's part, which endings may follow."""

_DEVICES = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")
"""What Windows takes for a device in any folder, and not for a name (“Naming files”)."""

_NOT_WORD = re.compile(r"[^\w]+|_+")


def slugify(name: str) -> str:
    """Lower case, words joined by hyphens, accents taken off Latin letters, other scripts kept.

    Empty where the name has no letter or digit. The same for composed and decomposed Unicode, so
    that a file copied from macOS to Linux keeps its address.
    """
    letters = name.casefold() if name.isascii() else "".join(map(_bare, _composed(name)))
    slug = _NOT_WORD.sub("-", letters).strip("-")
    return f"{slug}-" if _DEVICES.fullmatch(slug) else cut(slug, LONGEST)


def _composed(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _bare(char: str) -> str:
    """A Latin letter without its accents; any other sign as it is."""
    base = unicodedata.normalize("NFD", char)[0]
    return base if "LATIN" in unicodedata.name(base, "") else char


def cut(name: str, longest: int) -> str:
    """A name of so many bytes at most: the beginning of a longer one and a digest that tells it
    from others that begin like it.
    """
    data = name.encode("utf-8", "surrogatepass")
    if len(data) <= longest:
        return name
    start = data[: longest - 9].decode(errors="ignore").rstrip("-")
    return f"{start}-{sha256(data).hexdigest()[:8]}"
