"""What follows from another mistake, which takes it along when it is mended, and is not said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plnfolio.diagnostics import ANY_WORK, Problem
from plnfolio.model.source import CONTENT

Pairs = Iterator[tuple[Problem, Problem]]
"""What follows from something, and that."""


def first_hand(problems: Sequence[Problem]) -> list[Problem]:
    """Problems without those that follow from another one of the same site.

    What keeps a site from being written does so still: its cause is an error, then.
    """
    pairs = [*_of_libraries(problems), *_of_places(problems)]
    followed = {one for one, _ in pairs}
    grave = {cause for one, cause in pairs if one.severity == "error"}
    return [
        replace(one, severity="error") if one in grave else one
        for one in problems
        if one not in followed
    ]


def _of_libraries(problems: Sequence[Problem]) -> Pairs:
    """Works that are unknown, and seem to be no slip, where a library is lost whole."""
    causes = [one for one in problems if ANY_WORK in one.hides]
    for one in problems if causes else ():
        if one.code == "unknown-reference" and not one.meant:
            yield from ((one, cause) for cause in causes)


def _of_places(problems: Sequence[Problem]) -> Pairs:
    """What leads to a place where something will be found when another mistake is mended."""
    causes: dict[str, Problem] = {}
    for one in sorted(problems, key=lambda one: bool(one.leads_to)):
        for place in one.belongs:
            causes.setdefault(place, one)
            causes.setdefault(_address(place), one)
    for one in problems if causes else ():
        path = one.leads_to
        cause = causes.get(path) or causes.get(f"{path.removesuffix('/')}/")
        if cause is not None and cause is not one:
            yield one, cause


def _address(place: str) -> str:
    """Where a text at a place would answer, below the folder of texts."""
    bare = place.removesuffix(".md").removesuffix("/index")
    return bare.replace(f"{CONTENT}/pages/", f"{CONTENT}/", 1) + "/"
