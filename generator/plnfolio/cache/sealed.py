"""JSON that is kept in a file with a digest of itself: whole, or as if it had never been kept."""

from __future__ import annotations

import json
from pathlib import Path

from plnfolio.cache.digest import digest
from plnfolio.cache.whole import write_whole


def sealed(value: object) -> str:
    """A value as the text of a file."""
    text = json.dumps(value)
    return f"{digest(text)}\n{text}\n"


def unsealed(text: str) -> object:
    """The value of a text; ValueError if a sign of it is another."""
    seal, _, value = text.removesuffix("\n").partition("\n")
    if seal != digest(value):
        raise ValueError("not what was kept")
    found: object = json.loads(value)
    return found


def write_sealed(file: Path, value: object) -> None:
    """Put a value into a file, all of it or nothing; OSError where that cannot be."""
    write_whole(file, sealed(value).encode())
