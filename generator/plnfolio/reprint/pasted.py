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
from plnfolio.reprint.other_shapes import HARVARD
from plnfolio.reprint.other_styles import style_of, turned
from plnfolio.reprint.printing import italic_letters
from plnfolio.reprint.slanted import ITALIC
from plnfolio.reprint.weighing import NO_ITALICS, Weighed, weigh, weigh_turned


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


def _weighed(piece: Piece) -> Weighed | None:
    """The work of a piece, as APA has it or turned; None where it is none."""
    if piece.kind != "work":
        return None
    other = turned(piece.words)
    made = weigh_turned(piece.words, other) if other and other.style == HARVARD else None
    made = made or weigh(piece.words)
    if made is None or not made.same:
        made = (weigh_turned(piece.words, other) if other else None) or made
        if made and not made.same and style_of(piece.words.text):
            return None
    return made


def _other(piece: Piece) -> Piece:
    """What is no work; an entry of another style is named as one."""
    if piece.kind == "heading":
        return piece
    style = style_of(piece.words.text)
    return Piece("style" if style else "annotation", piece.words, piece.line, style)


def _without_italics(made: Weighed, *, slanted: bool) -> list[str]:
    """Doubts; in a list that has its italics, an entry that has none lacks none (APA ch. 11)."""
    upright = slanted and made.printed is not None and not italic_letters(made.printed)
    return [doubt for doubt in made.doubts if not (upright and doubt == NO_ITALICS)]


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
        made = _weighed(piece)
        if made is None:
            others.append(_other(piece))
        else:
            weighed.append((piece, made))
    slanted = any(ITALIC in piece.words.slant for piece, _ in weighed)
    names = headlines.names_of(made.reference for _, made in weighed if made.reference)
    keys = named([made.item for _, made in weighed])
    works = tuple(
        Pasted(
            {"id": key, **made.item},
            (*_without_italics(made, slanted=slanted), *_headline(made, names)),
            piece.words.text,
            piece.line,
            made.reference,
            made.printed,
        )
        for key, (piece, made) in zip(keys, weighed, strict=True)
    )
    return Listed(works, tuple(others))
