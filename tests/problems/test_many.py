"""Many mistakes at once: each is said, once, in order, and none brings another along."""

from __future__ import annotations

import re
from pathlib import Path

from sites.building import Workshop

THIRTY = (Path(__file__).parent / "thirty.txt").read_text(encoding="utf-8")


def test_thirty_mistakes_are_said_as_thirty_in_the_order_of_the_files(workshop: Workshop) -> None:
    files, _, expected = THIRTY.partition("=== problems\n")
    built = workshop.build(files)
    said = [f"{problem.span.path}:{problem.span.line} {problem.code}" for problem in built.problems]
    assert said == expected.split("\n")[:-1]
    assert len(said) == 30


def test_problems_stand_in_the_order_of_path_and_line(workshop: Workshop) -> None:
    built = workshop.build(THIRTY.partition("=== problems\n")[0])
    places = [(problem.span.path, problem.span.line) for problem in built.problems]
    assert places == sorted(places)


def test_a_file_that_cannot_be_read_brings_no_other_problem_along(workshop: Workshop) -> None:
    built = workshop.build(
        """
=== content/networks/current.yaml
title: My network: mine

=== content/references.json
[{"id": "kennedy2018",

=== content/posts/one.md
---
title: [One
date: 2023-04-11
---
## A heading

=== content/posts/two.md
---
title: Two
date: 2023-04-11
---
[@kennedy2018] says so, and [I say so](one.md#a-heading).

:::{network-table} current
:::
"""
    )
    assert re.findall(r"\[(.+)\]: ", built.shown) == ["yaml-syntax", "yaml-syntax", "json-syntax"]
