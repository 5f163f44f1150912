"""What an import has to say: to a person in short, to a program in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plnfolio.diagnostics import in_short
from plnfolio.importing.article import Article, Note

_SHOWN = 60


def as_data(articles: Sequence[Article], posts: Sequence[str]) -> dict[str, Any]:
    """The object that ``--json`` prints."""
    return {
        "posts": list(posts),
        "networks": [path for one in articles for path in one.networks],
        "references": [str(work.get("id", "")) for one in articles for work in one.works],
        "citations": {
            "keyed": sum(one.keyed for one in articles),
            "left": sum(one.left for one in articles),
        },
        "notes": [
            {"path": note.path or one.origin, "line": note.line, "message": _full(note)}
            for one in articles
            for note in one.notes
        ],
    }


def lines(articles: Sequence[Article]) -> Iterator[str]:
    """The notes, a line each."""
    for one in articles:
        for note in one.notes:
            said = f"{note.message}: “{note.left}”" if note.left else note.message
            yield f"{note.path or one.origin}: {in_short(said, _SHOWN)}"


def _full(note: Note) -> str:
    return f"{note.message}: {note.left}" if note.left else note.message
