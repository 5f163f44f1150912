"""The pictures of a WordPress export, where their folder lies beside it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from plnfolio.importing.article import Picture, Pictures

LARGEST = 100_000_000


def _is_taken(file: Path, root: Path) -> bool:
    return file.is_file() and file.resolve().is_relative_to(root) and file.stat().st_size <= LARGEST


def uploads(export: Path) -> Pictures:
    """What lies below the folder of an export as it lay on the host, by the end of its address."""
    root = export.parent.resolve()
    folders = [root, *(root / name for name in ("wp-content/uploads", "uploads", "media"))]

    def found(address: str) -> Picture | None:
        parts = PurePosixPath(unquote(urlsplit(address.strip()).path)).parts
        named = [part for part in parts if part not in ("/", "..", "wp-content", "uploads")]
        if not named or "." not in named[-1]:
            return None
        # The year and the month are folders there and here, or all lie side by side.
        for tail in dict.fromkeys(("/".join(named[-3:]), "/".join(named[-2:]), named[-1])):
            for folder in folders:
                file = folder / tail
                try:
                    if _is_taken(file, root):
                        return Picture(file.read_bytes(), file.name)
                except (OSError, ValueError):
                    continue
        return None

    return found
