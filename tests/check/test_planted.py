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
from sites.planted import Plant, Round, planted, plants_of, rounds_of

HERE = Path(__file__).parent / "planted"
TEXTS = (".md", ".yaml", ".bib")
PLANTS = [plant for file in sorted((HERE / "faults").glob("*.txt")) for plant in plants_of(file)]
MISSED = (HERE / "missed.txt").read_text(encoding="utf-8").splitlines()


def files_of(name: str) -> dict[str, bytes]:
    top = HERE / name / "content"
    paths = sorted(path for path in top.rglob("*") if path.is_file())
    return {path.relative_to(top).as_posix(): path.read_bytes() for path in paths}


def said(files: Mapping[str, bytes], workshop: Workshop) -> tuple[Problem, ...]:
    root = workshop.root / f"planted-{next(workshop.numbers)}"
    for path, data in files.items():
        file = root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
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


def test_faults_are_named_on_their_lines(workshop: Workshop) -> None:
    site = files_of("site")
    texts = {path: data.decode() for path, data in site.items() if path.endswith(TEXTS)}
    missed = [plant for one in rounds_of(PLANTS, texts) for plant in missed_in(one, site, workshop)]
    assert sorted({str(plant).replace("\n", " ⏎ ") for plant in missed}) == sorted(MISSED)


def test_few_faults_are_missed() -> None:
    assert len(PLANTS) > 300
    assert len(MISSED) <= len(PLANTS) / 20


@pytest.mark.parametrize("name", ["site", "neighbours"])
def test_of_what_is_right_nothing_is_said(name: str, workshop: Workshop) -> None:
    found = said(files_of(name), workshop)
    assert [f"{one.code}: {one.span}" for one in found] == []
