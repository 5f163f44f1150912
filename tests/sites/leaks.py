"""What stands for something until a file is written, and must stand in none that is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plnfolio.model.marks import MARKS

_TEXTS = (".css", ".html", ".js", ".json", ".opml", ".svg", ".txt", ".xml")


def leaks(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """The marks that stand in the texts of an output folder, each with its file."""
    for path, data in files.items():
        if path.endswith(_TEXTS):
            yield from ((path, mark) for mark in sorted(MARKS) if mark.encode() in data)
