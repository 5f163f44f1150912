"""What follows from another mistake, which takes it along when it is mended, and is not said."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from plnfolio.diagnostics import ANY_WORK, Problem
from plnfolio.patterns import regex

Pairs = Iterator[tuple[Problem, Problem]]
"""What follows from something, and that."""

_QUOTED = regex(r"“([^”]+)”")


def first_hand(problems: Sequence[Problem]) -> list[Problem]:
    """Problems without those that follow from another one.

    What keeps a site from being written does so still: its cause is an error, then.
    """
    codes = {one.code for one in problems}
    pairs = [pair for needed, rule in _RULES if needed <= codes for pair in rule(problems)]
    followed = {one for one, _ in pairs}
    grave = {cause for one, cause in pairs if one.severity == "error"}
    return [
        replace(one, severity="error") if one in grave else one
        for one in problems
        if one not in followed
    ]


def _of_empty_libraries(problems: Sequence[Problem]) -> Pairs:
    """Works that are unknown, and seem to be no slip, where a library is empty."""
    causes = [one for one in problems if ANY_WORK in one.hides]
    for one in _coded(problems, "unknown-reference"):
        if not _QUOTED.search(one.help):
            yield from ((one, cause) for cause in causes)


def _coded(problems: Iterable[Problem], *codes: str) -> Iterator[Problem]:
    return (one for one in problems if one.code in codes)


_RULES: tuple[tuple[frozenset[str], Callable[[Sequence[Problem]], Pairs]], ...] = (
    (frozenset(("unknown-reference", "reference-list")), _of_empty_libraries),
)
"""What draws what after it, and the codes without which it does not."""
