"""A site with twice as many of a thing takes twice as many steps, not four times as many.

What is compared are the calls of functions, which are the same on every machine: as many more from
48 to 96 of a thing as twice those from 24 to 48. Some worlds have one of a thing for each four.
"""

from __future__ import annotations

from cProfile import Profile

import pytest

from plnfolio import workers
from sites.building import Workshop, build_in
from stories.growing import WORLDS, World

SMALL = 24
MOST = 2.18
"""Times as many more steps; what is done for each pair would make it 4."""

SITE = "title: T\nauthor: A\n"


@pytest.mark.parametrize("world", WORLDS.values(), ids=WORLDS.keys())
def test_twice_as_many_take_twice_as_many_steps(
    world: World, workshop: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    steps(world, 4, workshop)  # what is loaded once
    few, more, most = (steps(world, SMALL * times, workshop) for times in (1, 2, 4))
    assert most - more < MOST * (more - few)


def steps(world: World, count: int, workshop: Workshop) -> int:
    """How many calls of functions a build makes."""
    files = {f"content/{path}": text for path, text in world(count).items()}
    folder = workshop.folder({"content/site.yaml": SITE, **files})
    counted = Profile(subcalls=False)
    with counted:
        build_in(folder)
    return sum(entry.callcount for entry in counted.getstats())
