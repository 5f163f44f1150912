"""Faults that were planted in a faultless site are named, and what is only near them is not."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from pathlib import Path

import pytest

from plnfolio.check.proof import proofread
from plnfolio.diagnostics import Problem
from plnfolio.pipeline.checking import check
from plnfolio.pipeline.request import BuildRequest
from plnfolio.pipeline.up_to_date import list_inputs
from plnfolio.read.reading import Reading
from sites.building import NOW, Workshop
from sites.marked import Marked, Said, marked, missed_and_false
from sites.planted import Plant, Round, planted, plants_of, rounds_of
from sites.text import write

HERE = Path(__file__).parent / "planted"
TEXTS = (".md", ".yaml", ".bib")
ALL = sorted(path for path in HERE.iterdir() if path.is_dir())
SETS = [path for path in ALL if (path / "site").is_dir()]
WHOLE = [path for path in ALL if (path / "texts").is_dir()]


def each_of(folders: list[Path]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("folder", folders, ids=lambda folder: folder.name)


each_set = each_of(SETS)


def sites_in(folder: Path) -> list[Marked]:
    """The whole sites of a set, each with its faults."""
    texts = sorted((folder / "texts").glob("*.txt"))
    return [marked(text.read_text(encoding="utf-8")) for text in texts]


def faults_in(folder: Path) -> int:
    return len(plants_in(folder)) + sum(len(site.faults) for site in sites_in(folder))


def plants_in(folder: Path) -> list[Plant]:
    return [one for file in sorted((folder / "faults").glob("*.txt")) for one in plants_of(file)]


def listed_in(folder: Path) -> list[str]:
    return (folder / "missed.txt").read_text(encoding="utf-8").splitlines()


def files_of(site: Path) -> dict[str, bytes]:
    top = site / "content"
    paths = sorted(path for path in top.rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}


def said(files: Mapping[str, bytes], workshop: Workshop) -> tuple[Problem, ...]:
    root = workshop.root / f"planted-{next(workshop.numbers)}"
    for path, data in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return read(root)


def read(root: Path) -> tuple[Problem, ...]:
    """What the proof-reader says of a site as it lies there."""
    request = BuildRequest(Reading(root, NOW, drafts=True, future=True), root / "public")
    return check(request, proofread, list_inputs(request)).problems


def is_named(plant: Plant, path: str, line: int, problems: tuple[Problem, ...]) -> bool:
    """Whether a plant is named on its line: two entries for one work at either, a file as a whole
    or by its folder.
    """
    own = [one.span for one in problems if one.code == plant.code]
    if plant.code == "same-work-twice":
        return bool(own)
    place = posixpath.normpath(f"content/{path}")
    if not line:
        return any(span.path.startswith(posixpath.dirname(place)) for span in own)
    return any((span.path, span.line) == (place, line) for span in own)


def missed_in(one: Round, site: Mapping[str, bytes], workshop: Workshop) -> list[Plant]:
    texts = {path: data.decode() for path, data in site.items() if path.endswith(TEXTS)}
    faulty, places = planted(one.plants, texts)
    problems = said({**site, **{path: text.encode() for path, text in faulty.items()}}, workshop)
    return [plant for plant, (path, line, _) in places if not is_named(plant, path, line, problems)]


@each_set
def test_faults_are_named_on_their_lines(folder: Path, workshop: Workshop) -> None:
    site = files_of(folder / "site")
    texts = {path: data.decode() for path, data in site.items() if path.endswith(TEXTS)}
    rounds = rounds_of(plants_in(folder), texts)
    missed = [plant for one in rounds for plant in missed_in(one, site, workshop)]
    assert sorted({str(plant).replace("\n", " ⏎ ") for plant in missed}) == listed_in(folder)


@each_of(WHOLE)
def test_faults_of_whole_texts_are_named_and_nothing_else(folder: Path, workshop: Workshop) -> None:
    missed: list[str] = []
    false: list[str] = []
    for site in sites_in(folder):
        root = write(workshop.root / f"whole-{next(workshop.numbers)}", site.files)
        spans = [(one.code, one.span) for one in read(root)]
        found = [Said(code, one.path, one.line, one.column) for code, one in spans]
        unnamed, more = missed_and_false(site, found)
        missed += [fault.name for fault in unnamed]
        false += map(str, more)
    assert (sorted(missed), false) == (listed_in(folder), [])


@each_of(ALL)
def test_few_faults_are_missed(folder: Path) -> None:
    assert len(listed_in(folder)) <= faults_in(folder) / 20


def test_faults_of_more_than_one_hand_are_planted() -> None:
    assert sum(faults_in(folder) for folder in ALL) > 1000


@each_set
@pytest.mark.parametrize("name", ["site", "neighbours"])
def test_of_what_is_right_nothing_is_said(folder: Path, name: str, workshop: Workshop) -> None:
    found = said(files_of(folder / name), workshop)
    assert [f"{one.code}: {one.span}" for one in found] == []
