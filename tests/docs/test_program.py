"""What the program does in its own way, to begin quickly, is what Python would do."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import plnfolio
from plnfolio import frozen, patterns


def modules() -> Iterator[ModuleType]:
    for found in pkgutil.walk_packages(plnfolio.__path__, "plnfolio."):
        if not found.name.endswith("__main__"):
            yield importlib.import_module(found.name)


def test_every_pattern_can_be_compiled() -> None:
    """One with a mistake would be found by the author whose text it is looked for in."""
    waiting = [
        value
        for module in modules()
        for value in vars(module).values()
        if isinstance(value, type(patterns.regex("")))
    ]
    assert len(waiting) > 100
    assert all(value.pattern for value in waiting)


def test_a_pattern_answers_as_one_that_is_compiled() -> None:
    ours, theirs = (
        patterns.regex("(?P<a>b+)", re.IGNORECASE),
        re.compile("(?P<a>b+)", re.IGNORECASE),
    )
    assert ours.sub("x", "aBBc") == theirs.sub("x", "aBBc") == "axc"
    assert (ours.groupindex, ours.flags) == (theirs.groupindex, theirs.flags)


def point(dataclass: Callable[..., Any]) -> Any:
    @dataclass(frozen=True, slots=True)
    class Point:
        x: int
        y: object = dataclasses.field(default="", compare=True)
        z: object = dataclasses.field(default=0, compare=False, repr=False)

    return Point


OURS, THEIRS = point(frozen.dataclass), point(dataclasses.dataclass)
VALUES = st.tuples(st.integers(0, 1), st.sampled_from(["", "a", 1, (2,)]), st.integers(0, 1))


@given(VALUES, VALUES)
def test_a_frozen_value_is_equal_to_what_it_would_be(one: Any, other: Any) -> None:
    assert (OURS(*one) == OURS(*other)) == (THEIRS(*one) == THEIRS(*other))
    assert OURS(*one) != THEIRS(*one)
    assert len({OURS(*one), OURS(*other)}) == len({THEIRS(*one), THEIRS(*other)})
    assert repr(OURS(*one)) == repr(THEIRS(*one))
    assert dataclasses.replace(OURS(*one), x=5) == OURS(5, *one[1:])


@pytest.mark.parametrize("words", [(), (1, 2, 3, 4)])
def test_it_is_made_with_all_its_parts(words: tuple[int, ...]) -> None:
    with pytest.raises(TypeError):
        OURS(*words)
