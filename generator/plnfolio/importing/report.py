"""What an import has to say: to a person in short, to a program in full."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from plnfolio.importing.article import Note, There
from plnfolio.importing.plan import Text, difference
from plnfolio.model.source import CONTENT

_SHOWN = 72
"""Characters of what was left that a person is shown."""


def as_data(texts: Sequence[Text], there: There, more: Sequence[Note]) -> dict[str, Any]:
    """The object that ``--json`` prints: what is made, and whatever is not."""
    new = [one for one in texts if one.state == "new"]
    return {
        "posts": [f"{CONTENT}/{one.path}" for one in new],
        "networks": [f"{CONTENT}/{path}" for one in new for path in one.article.networks],
        "references": [str(work.get("id", "")) for one in new for work in one.article.works],
        "citations": {
            "keyed": sum(one.article.keyed for one in new),
            "left": sum(one.article.left for one in new),
        },
        "notes": [
            {"path": note.path, "line": note.line, "message": _full(note)}
            for note in (*more, *notes(texts, there))
        ],
    }


def notes(texts: Sequence[Text], there: There) -> Iterator[Note]:
    """All that is to be said of texts; of one that is there, how the source differs from it."""
    for one in texts:
        if one.state == "changed":
            if (note := difference(one, there)) is not None:
                yield note
        elif one.state in ("new", "empty"):
            for note in one.article.notes:
                where = note.path or one.article.origin
                yield Note(note.message, where, note.line, note.near, note.left)


def in_short(note: Note) -> str:
    """A note as a person reads it; a difference has its lines."""
    place = f"{note.path}:{note.line}" if note.line else note.path
    if "\n" in note.left:
        return f"{place}: {note.message}:\n{note.left}"
    left = " ".join(note.left.split())
    if len(left) > _SHOWN:
        left = f"{left[:_SHOWN].rstrip()}… ({len(left.split()):,} words in all)"
    said = f": “{left}”" if left else ""
    return f"{place}: {note.message}{said}"


def _full(note: Note) -> str:
    said = f"{note.message}: {note.left}" if note.left else note.message
    return f"{said} (“{note.near}”)" if note.near and note.near not in said else said
