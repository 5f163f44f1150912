"""Whatever bytes are read, it ends with a value or with a mistake that is said."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.targets import TARGETS
from sites.trying import often

pytestmark = pytest.mark.torture


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=often(25, 4000))
@given(data=st.data())
def test_bytes_like_those_it_is_made_for_are_read_or_explained(
    name: str, data: st.DataObject
) -> None:
    """A seed in which some bytes are others, missing, or there twice."""
    target = TARGETS[name]
    whole = data.draw(st.sampled_from(target.seeds))
    for _ in range(data.draw(st.integers(0, 4))):
        start = data.draw(st.integers(0, len(whole)))
        put = data.draw(st.binary(max_size=3) | st.just(whole[start : start + 20]))
        whole = whole[:start] + put + whole[start + data.draw(st.integers(0, 9)) :]
    target.read(whole)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("check.table", b">"),  # a value that is empty, and ends behind its file
        ("check.table", b"title: A\nnetworks:\n  -\n  - nam: B\n"),  # an empty entry before one
    ],
)
def test_bytes_that_once_were_too_much_are_read_or_explained(name: str, data: bytes) -> None:
    TARGETS[name].read(data)
