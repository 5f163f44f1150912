"""What beginners get wrong is named by its code on its line, and nothing else is said of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from check.test_planted import HERE as PLANTED
from check.test_planted import TEXTS, files_of, said
from plnfolio.check.rules import LEVELS
from plnfolio.diagnostics import Problem
from sites.building import Workshop
from sites.planted import Plant, mistakes_of, planted

MISTAKES = list(mistakes_of(Path(__file__).with_name("beginners.txt")))
SITE = files_of(PLANTED / "evening-student" / "site")
RIGHT = "right"


def lines(problems: tuple[Problem, ...]) -> list[tuple[str, str, int]]:
    return [(one.code, one.span.path.removeprefix("content/"), one.span.line) for one in problems]


def with_mistake(plant: Plant) -> tuple[dict[str, bytes], list[tuple[str, str, int]]]:
    """The site with a mistake in it, and what has to be said of that."""
    texts = {path: data.decode() for path, data in SITE.items() if path.endswith(TEXTS)}
    faulty, places = planted([plant], texts)
    files = {**SITE, **{path: text.encode() for path, text in faulty.items()}}
    return files, [(plant.code, path, line) for _, (path, line, _) in places]


@pytest.mark.parametrize("plant", [one for _, one in MISTAKES], ids=[why for why, _ in MISTAKES])
def test_a_mistake_is_named_once_on_its_line(plant: Plant, workshop: Workshop) -> None:
    files, expected = with_mistake(plant)
    assert lines(said(files, workshop)) == expected
    built = workshop.build({f"content/{path}": data for path, data in files.items()})
    assert lines(built.problems) in ([expected, []] if plant.code in LEVELS else [expected])


def test_there_are_eighty() -> None:
    assert sum(one.code != RIGHT for _, one in MISTAKES) >= 80
    assert all("‸" not in str(one) for _, one in MISTAKES if one.code == RIGHT)
