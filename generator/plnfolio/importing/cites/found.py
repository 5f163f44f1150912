"""What of a text is a typed citation: works with what is said of each."""

from __future__ import annotations

from collections.abc import Sequence

from plnfolio import frozen


@frozen.dataclass(frozen=True, slots=True)
class Found:
    """A typed citation from ``start`` to ``end`` of a text, and the Markdown that is the same.

    ``keys`` are the works, in the order of the text. ``typed`` is what stood there. ``year_only``
    says that the name stands elsewhere in the sentence.
    """

    start: int
    end: int
    markdown: str
    keys: tuple[str, ...]
    typed: str = ""
    year_only: bool = False


@frozen.dataclass(frozen=True, slots=True)
class Left:
    """What looks like a citation and is none that can be keyed; ``why`` goes on behind a dash."""

    start: int
    end: int
    typed: str
    why: str


@frozen.dataclass(frozen=True, slots=True)
class Item:
    """One work of a typed citation, from ``start`` to ``end`` of folded text.

    ``keys`` are several where one name has several years. ``named`` says that the name stands with
    it; ``prefix`` and ``tail`` are the words around, ``join`` what parts it from the one before:
    nothing, “;” or words as “as cited in”.
    """

    start: int
    end: int
    keys: tuple[str, ...]
    prefix: str = ""
    tail: str = ""
    named: bool = True
    join: str = ""
    label: str = ""
    possessive: str = ""
    alike: Sequence[str] = ()
