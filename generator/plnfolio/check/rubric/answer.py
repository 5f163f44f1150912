"""What is said to a line of a rubric, and what it is said by."""

from __future__ import annotations

from typing import Literal

from plnfolio.diagnostics import Span
from plnfolio.frozen import dataclass

State = Literal["ready", "missing", "look"]
"""It is there; it is not; a person has to look."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place of the author’s, and what is to be seen there."""

    span: Span
    said: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a line: in a few words what was found, by what, and what to do.

    For one that is missing, ``evidence`` are the places where something is to be done; else those
    that show it.
    """

    title: str
    state: State
    found: str = ""
    evidence: tuple[Evidence, ...] = ()
    help: str = ""


def count(number: int, word: str) -> str:
    """``1 word``, ``2 words``."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def of(number: int, wanted: int, word: str) -> str:
    """``3 of 5 works``; ``7 works`` where that is enough."""
    return count(number, word) if number >= wanted else f"{number:,} of {count(wanted, word)}"
