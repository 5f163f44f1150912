"""A pasted list from its text to its works, with what is no work beside them."""

from __future__ import annotations

from typing import Any

from plnfolio.cite.rich import Rich
from plnfolio.frozen import dataclass
from plnfolio.model.reference import Reference
from plnfolio.read.references import headlines
from plnfolio.reprint.forms import Form, guessed, lines
from plnfolio.reprint.keys import named
from plnfolio.reprint.listed import Piece, pieces
from plnfolio.reprint.weighing import Weighed, weigh


@dataclass(frozen=True, slots=True)
class Pasted:
    """One work: its CSL-JSON item, what of it is in doubt, and how it was and would be printed."""

    item: dict[str, Any]
    doubts: tuple[str, ...]
    source: str
    line: int
    reference: Reference | None = None
    printed: Rich | None = None


@dataclass(frozen=True, slots=True)
class Listed:
    """All of a list: its works, and the lines that are none, by kind."""

    works: tuple[Pasted, ...]
    others: tuple[Piece, ...]


def _headline(made: Weighed, names: frozenset[str]) -> list[str]:
    """What is said of a title in the capitals of a headline."""
    words = headlines.headline_of(made.reference, names) if made.reference else ()
    return [headlines.said(words)] if words else []


def read_pasted(text: str, form: Form | None = None) -> tuple[Pasted, ...]:
    """The works of a pasted list, in its order. Never raises, whatever was pasted."""
    return read_list(text, form).works


def read_list(text: str, form: Form | None = None) -> Listed:
    """The works of a pasted list and what else it holds; the form is guessed where none is said."""
    found = pieces(lines(text, form or guessed(text)))
    weighed: list[tuple[Piece, Weighed]] = []
    others: list[Piece] = []
    for piece in found:
        made = weigh(piece.words) if piece.kind == "work" else None
        if made is None:
            others.append(
                Piece("annotation", piece.words, piece.line) if piece.kind == "work" else piece
            )
        else:
            weighed.append((piece, made))
    names = headlines.names_of(made.reference for _, made in weighed if made.reference)
    keys = named([made.item for _, made in weighed])
    works = tuple(
        Pasted(
            {"id": key, **made.item},
            (*made.doubts, *_headline(made, names)),
            piece.words.text,
            piece.line,
            made.reference,
            made.printed,
        )
        for key, (piece, made) in zip(keys, weighed, strict=True)
    )
    return Listed(works, tuple(others))
