"""What a rule of the proof-reader is, and what it says."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from plnfolio.check.asking import Asked, Known
from plnfolio.check.entries import Entry
from plnfolio.check.text import Text
from plnfolio.check.whole import Whole
from plnfolio.diagnostics import Fix, Severity, Span
from plnfolio.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """What a rule has seen: where, a sentence about it, and what to do.

    It has a ``fix`` only where nothing else can be meant. ``meant`` are the keys of works that
    will be cited when it is mended.
    """

    span: Span
    message: str
    help: str = ""
    fix: Fix = ()
    meant: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextRule:
    """Looks at one text, or one table, at a time; of the site it knows what it asks."""

    code: str
    level: Severity
    see: Callable[[Text, Asked], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class SiteRule:
    """Looks at what all of the site has: its library, its files."""

    code: str
    level: Severity
    see: Callable[[Whole], Iterable[Found]]


@dataclass(frozen=True, slots=True)
class EntryRule:
    """Looks at one entry of a library at a time, as it was typed."""

    code: str
    level: Severity
    see: Callable[[Entry, Known], Iterable[Found]]


Rule = TextRule | SiteRule | EntryRule
