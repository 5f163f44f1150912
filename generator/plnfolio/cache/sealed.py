"""JSON that is kept in a file with a digest of itself: whole, or as if it had never been kept."""

from __future__ import annotations

import json

from plnfolio.cache.digest import digest


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
