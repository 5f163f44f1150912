"""A file as found, and one that is left where it was found."""

from __future__ import annotations

import datetime
from pathlib import PurePosixPath

from plnfolio.frozen import dataclass

CONTENT = "content"
"""The folder of the author's files in a site's folder."""

READMES = frozenset(("readme", "license", "licence"))
"""Names of what may lie in any folder, and is no text of the site unless it has front matter."""

PLAIN_TEXTS = (".txt", ".text")
"""Endings of what may be a text, and may be a file to take away."""


@dataclass(frozen=True, slots=True)
class Source:
    """``path`` is relative to the site's folder, with ``/``; ``text`` has ``\\n`` line ends.

    ``digest`` is that of the file's bytes. One that is ``guessed`` was not saved as UTF-8.
    """

    path: str
    text: str
    digest: str = ""
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text that stays unpublished: a draft (``until`` is None) or one for a later day."""

    path: str
    until: datetime.date | None = None


def is_index_in_capitals(path: str) -> bool:
    """Whether a file would be the text of an artifact but for the capitals of its name."""
    name = PurePosixPath(path)
    if len(name.parts) != 4 or name.parts[:2] != (CONTENT, "artifacts"):
        return False
    return name.stem != "index" and name.name.lower() in ("index.md", "index.markdown")


def is_text_twice(path: str) -> bool:
    """Whether the ending of a plain text stands behind that of a Markdown file in a file’s name."""
    name = PurePosixPath(path.lower())
    return name.suffix in PLAIN_TEXTS and PurePosixPath(name.stem).suffix in (".md", ".markdown")
