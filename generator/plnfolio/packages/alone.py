"""Whether a course runs where it is of no site: in a frame that is kept apart from its page.

There nothing can be kept in the browser, and a file of its own that a program asks for comes as
from elsewhere, which only some hosts allow (HTML 7.1.5; Fetch 3.2).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

_DOCUMENTS = (".html", ".htm", ".xhtml", ".xht", ".svg")
_PROGRAMS = (*_DOCUMENTS, ".js", ".mjs")
"""Endings of files that may do something."""

_NO_PROSE = re.compile(r"<script\b.*?(?:</script\s*>|\Z)|<[^>]*>", re.IGNORECASE | re.DOTALL)
"""What is no prose in a document, which may speak of a parent."""

_LARGEST = 20_000_000
"""Bytes that are looked at; no page that somebody wrote is larger."""

_KEEPS = re.compile(
    r"\b(?:local|session)Storage\b|\.cookie\b|\bindexedDB\b|\bWorker\b|\bserviceWorker\b|<?\biframe\b"
    r"|\bBroadcastChannel\b|\bcaches\.|\bparent\b|\bopener\b|\bframeElement\b"
)
_OF_KEEPS = (
    "Storage .cookie indexedDB Worker iframe BroadcastChannel caches. parent opener frameElement"
).split()
_BEFORE = len("session")
"""How far before such a word what is found may begin."""

_ASKS = re.compile(
    r"\bfetch\s*\(|\bXMLHttpRequest\b|\bimport\s*\(|\btype\s*=\s*[\"']?module\b|\bcrossorigin\b"
)
_OF_ASKS = "fetch XMLHttpRequest import module crossorigin".split()
"""What is in all that the patterns find."""


def keeps(text: str) -> bool:
    """Whether a program keeps something in the browser, or frames others: it is of the site."""
    # Words are looked for a hundred times as quickly as patterns: these only about each of them.
    return any(
        _KEEPS.search(text, max(0, at - _BEFORE), at + len(word) + 1)
        for word in _OF_KEEPS
        for at in _places(word, text)
    )


def _places(word: str, text: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + 1)


def runs_alone(files: Iterable[tuple[str, Path]]) -> bool:
    """Whether all files of a course, by their names, do nothing that needs the site."""
    return not any(
        name.lower().endswith(_PROGRAMS) and not _is_content(name, file) for name, file in files
    )


def _is_content(name: str, file: Path) -> bool:
    if file.stat().st_size > _LARGEST:
        return False
    text = file.read_bytes().decode("utf-8", "replace")
    if name.lower().endswith(_DOCUMENTS):
        text = "\n".join(_NO_PROSE.findall(text))
    if keeps(text):
        return False
    return not any(word in text for word in _OF_ASKS) or _ASKS.search(text) is None
