"""The files that a saved page names, where a browser has laid them: in a folder beside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plnfolio.importing.article import Picture, Pictures

LARGEST = 100_000_000
"""Bytes of a file that is taken along."""


def lying_beside(page: Path) -> Pictures:
    """What an address in a page names, if it lies in the page’s folder or below it."""
    root = page.parent.resolve()

    def found(address: str) -> Picture | None:
        try:
            parts = urlsplit(address.strip())
            if parts.scheme or parts.netloc or not parts.path:
                return None
            file = (root / unquote(parts.path)).resolve()
            if not file.is_relative_to(root) or not file.is_file():
                return None
            if file.stat().st_size > LARGEST:
                return None
            return Picture(file.read_bytes(), PurePosixPath(file.name).name)
        except (OSError, ValueError):
            return None

    return found
