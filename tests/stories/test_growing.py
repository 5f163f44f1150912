"""A site with twice as many of a thing takes twice as many steps, not four times as many.

What is compared are the calls of functions, which are the same on every machine: as many more from
80 to 160 of a thing as twice those from 40 to 80.
"""

from __future__ import annotations

import sys
from types import FrameType

import pytest

from plnfolio import workers
from sites.building import Workshop, build_in
from stories.growing import WORLDS, World

SMALL = 40
MOST = 2.3
"""Times as many more steps; what is done for each pair would make it 4."""

SITE = "title: T\nauthor: A\n"


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())
def test_twice_as_many_take_twice_as_many_steps(
    world: World, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    steps(world, 1, workshop)  # what is loaded once
    few, more, most = (steps(world, SMALL * times, workshop) for times in (1, 2, 4))
    assert most - more < MOST * (more - few)


def steps(world: World, count: int, workshop: Workshop) -> int:
    """How many calls of functions a build makes."""
    files = {f"content/{path}": text for path, text in world(count).items()}
    folder = workshop.folder({"content/site.yaml": SITE, **files})
    calls = 0

    def hook(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(hook)
    try:
        build_in(folder)
    finally:
        sys.setprofile(before)
    return calls
