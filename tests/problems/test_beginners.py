"""What beginners get wrong is named by its code on its line, and nothing else is said of it."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from check.test_planted import HERE as PLANTED
from check.test_planted import TEXTS, files_of, read
from plnfolio.check.rules import LEVELS
from plnfolio.diagnostics import Problem
from sites.building import Workshop, build_in
from sites.planted import Plant, mistakes_of, planted

pytestmark = pytest.mark.usefixtures("without_search", "quick_painter")

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


@pytest.fixture(scope="module")
def right(workshop: Workshop) -> Path:
    """The site without a mistake, read and built: where one comes in, only that is read anew."""
    folder = workshop.folder({f"content/{path}": data for path, data in SITE.items()})
    assert lines(read(folder)) == lines(build_in(folder).problems) == []
    return folder


@pytest.mark.parametrize("plant", [one for _, one in MISTAKES], ids=[why for why, _ in MISTAKES])
def test_a_mistake_is_named_once_on_its_line(plant: Plant, right: Path, tmp_path: Path) -> None:
    files, expected = with_mistake(plant)
    folder = copytree(right, tmp_path / "site")
    for path, data in files.items():
        if data != SITE.get(path):
            (folder / "content" / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / "content" / path).write_bytes(data)
    assert lines(read(folder)) == expected
    built = build_in(folder)
    assert lines(built.problems) in ([expected, []] if plant.code in LEVELS else [expected])


def test_there_are_eighty() -> None:
    assert sum(one.code != RIGHT for _, one in MISTAKES) >= 80
    assert all("‸" not in str(one) for _, one in MISTAKES if one.code == RIGHT)
