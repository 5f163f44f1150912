"""What one template calls, told from its text alone, without being run."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from plnfolio.cache.compiled import compiled, keep_compiled
from plnfolio.cache.digest import digest
from plnfolio.cache.program import program_digest

if TYPE_CHECKING:
    from jinja2 import Environment


class Call(NamedTuple):
    """A template called by another: ``verb`` is ``extends``, ``includes`` or ``imports``.

    ``name`` is empty where it is known only when the template runs.
    """

    verb: str
    name: str
    line: int
    optional: bool


class Odd(NamedTuple):
    """Something that cannot be read: a sentence, a remedy, a line."""

    message: str
    help: str
    line: int


class Outline(NamedTuple):
    """What one template calls, which assets it writes into the page, what is wrong with it."""

    calls: tuple[Call, ...] = ()
    inlined: frozenset[str] = frozenset()
    odd: tuple[Odd, ...] = ()


def outline(text: str, environment: Callable[[], Environment]) -> Outline:
    """The outline of a template; what ``environment`` gives reads one that was never seen before,
    and knows all filters and tests there are.
    """
    name = digest(f"outline {program_digest()} {text}")
    kept = compiled(name)
    if kept:
        calls, inlined, odd = kept
        return Outline(tuple(Call(*one) for one in calls), inlined, tuple(Odd(*one) for one in odd))
    from plnfolio.theme.parsed import parsed  # noqa: PLC0415 - Jinja is large

    made = parsed(text, environment())
    keep_compiled(name, (tuple(map(tuple, made.calls)), made.inlined, tuple(map(tuple, made.odd))))
    return made
