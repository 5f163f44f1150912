"""Files as found: which belong to the site, and what they say."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from plnfolio.diagnostics import Problem, Span, unreadable
from plnfolio.model.source import Source

_NOISE = re.compile(
    r"^(\.(?!well-known$|nojekyll$|htaccess$).*|.*~|#.*#|.*\.(swp|swo|tmp|bak|orig|part|crdownload)"
    r"|~\$.*|Thumbs\.db|desktop\.ini|Icon\r)$",
    re.IGNORECASE,
)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def is_noise(name: str) -> bool:
    """Whether a file is an editor's or a system's own: hidden, backup, swap, thumbnail cache."""
    return _NOISE.match(name) is not None


def walk(folder: Path, fail: Callable[[str, OSError], None]) -> Iterator[Path]:
    """All files under a folder in a fixed order, noise left out; links to folders are followed.

    A folder that was already entered (by a link that leads back up) is not entered again. A link
    that leads nowhere is there, so that whoever reads it says so. ``fail`` hears of folders that
    cannot be opened.
    """
    seen: set[str] = set()

    def enter(path: str) -> Iterator[Path]:
        real = os.path.realpath(path)
        if real in seen:
            return
        seen.add(real)
        try:
            with os.scandir(path) as entries:
                found = sorted(entries, key=lambda e: e.name)
        except OSError as error:
            fail(path, error)
            return
        for entry in found:
            if is_noise(entry.name):
                continue
            if Path(entry.path).is_dir():
                yield from enter(entry.path)
            elif entry.is_symlink() or entry.is_file():
                yield Path(entry.path)

    if folder.is_dir():
        yield from enter(str(folder))


def read_source(root: Path, path: str, problems: list[Problem]) -> Source | None:
    """The text of a file: UTF-8 with or without BOM, any line ends, no control characters.

    Problems: ``unreadable-file`` and ``not-utf8`` (with the line of the first wrong byte).
    """
    try:
        data = (root / path).read_bytes()
    except OSError as error:
        problems.append(unreadable(path, error))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = "in your editor choose “Save with encoding” (or “Save as”) and then UTF-8"
        problems.append(
            Problem("not-utf8", "this file is not saved as UTF-8", Span(path, line), remedy)
        )
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Source(path, without_controls(text))


def without_controls(text: str) -> str:
    """A text without control characters, which no page may hold and which mean something here."""
    return _CONTROL.sub("", text)
