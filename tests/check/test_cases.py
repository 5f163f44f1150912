"""Every case of tests/check/cases is heard at its line and column, and the faultless are silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from plnfolio.check.proof import proofread
from plnfolio.check.rules import LEVELS, ONLINE
from plnfolio.check.silence import SILENCING
from plnfolio.diagnostics import Problem
from plnfolio.pipeline.checking import check
from plnfolio.pipeline.request import BuildRequest
from plnfolio.pipeline.up_to_date import list_inputs
from plnfolio.read.reading import Reading
from sites.building import NOW, Workshop
from sites.text import Files

HERE = Path(__file__).parent
FILES = sorted((HERE / "cases").glob("*.txt"))
LIBRARY = (HERE / "library.yaml").read_text(encoding="utf-8")
MARK = "‸"

_CASE = re.compile(r"^=== (?P<sort>wrong|right)(?: \[(?P<special>\w+)\])?: (?P<why>.+)\n", re.M)
_FILE = re.compile(r"^\+\+\+ (?P<path>\S.*)\n", re.M)
_MENDED = re.compile(r"^→(?: .*)?\n", re.M)
_INSTEAD = re.compile(r"^.*\n→(?: (?P<new>.*\n)|\n)", re.M)
_MATTER = "---\ntitle: Case\ndate: 2023-04-11\n---\n"

Place = tuple[str, int, int]
"""A file, a line and a column."""


@dataclass(frozen=True)
class Case:
    """``files`` with their marks taken out, and the places where these stood; ``mended`` are the
    same when all of the code is mended in them, where the case says how.
    """

    why: str
    wrong: bool
    files: Files
    places: frozenset[Place]
    alone: bool
    mended: Files

    def __str__(self) -> str:
        return f"{'wrong' if self.wrong else 'right'}: {self.why}"


def cases_of(file: Path) -> Iterator[Case]:
    text = file.read_text(encoding="utf-8")
    found = list(_CASE.finditer(text))
    ends = [one.start() for one in found[1:]] + [len(text)]
    for number, (one, end) in enumerate(zip(found, ends, strict=True)):
        body = text[one.end() : end].rstrip("\n") + "\n"
        shown = dict(_files(body)) or {f"content/posts/case-{number}.md": _post(body)}
        named = {path: _MENDED.sub("", said) for path, said in shown.items()}
        mended = {
            path: _saved(_INSTEAD.sub(lambda line: line["new"] or "", said), one["special"])
            for path, said in shown.items()
        }
        places = frozenset(place for path, said in named.items() for place in _marked(path, said))
        files = {path: _saved(said, one["special"]) for path, said in named.items()}
        alone = bool(_FILE.search(body))
        shows = _MENDED.search(body) is not None
        yield Case(
            one["why"], one["sort"] == "wrong", files, places, alone, mended if shows else {}
        )


def _files(body: str) -> Iterator[tuple[str, str]]:
    found = list(_FILE.finditer(body))
    ends = [one.start() for one in found] + [len(body)]
    for one, end in zip(found, ends[1:], strict=True):
        yield one["path"], body[one.end() : end].rstrip("\n") + "\n"


def _post(body: str) -> str:
    return body if body.replace(MARK, "").startswith("---\n") else _MATTER + body


def _marked(path: str, said: str) -> Iterator[Place]:
    for number, line in enumerate(said.split("\n"), start=1):
        for before, at in enumerate(found.start() for found in re.finditer(MARK, line)):
            yield path, number, at - before + 1


def _saved(said: str, special: str | None) -> str | bytes:
    said = said.replace(MARK, "")
    match special:
        case "crlf":
            return said.replace("\n", "\r\n").encode()
        case "bom":
            return b"\xef\xbb\xbf" + said.encode()
        case _:
            return said


def problems_of(workshop: Workshop, files: Files) -> tuple[Problem, ...]:
    """What is said of a site."""
    folder = workshop.folder(files)
    request = BuildRequest(Reading(folder, NOW, drafts=True, future=True), folder / "public")
    return check(request, proofread, list_inputs(request)).problems


def heard(workshop: Workshop, files: Files, code: str) -> frozenset[Place]:
    """Where a code is said in a site, in which no rule fails."""
    problems = problems_of(workshop, files)
    assert [one for one in problems if one.code == "internal-error"] == []
    return frozenset(
        (one.span.path, one.span.line, one.span.column) for one in problems if one.code == code
    )


def is_heard(place: Place, said: frozenset[Place]) -> bool:
    """Whether a place is named; 0 as a column is the whole line."""
    path, line, _ = place
    return place in said or (path, line, 0) in said


def judged(case: Case, said: frozenset[Place]) -> str:
    """What is wrong with what was said of a case; nothing if it is right."""
    own = {place for place in said if place[0] in case.files}
    missed = {place for place in case.places if not is_heard(place, said)}
    lines = {(path, line) for path, line, _ in case.places}
    surplus = {
        place
        for place in own
        if place not in case.places and not (place[2] == 0 and place[:2] in lines)
    }
    return f"{case}: missed {sorted(missed)}, surplus {sorted(surplus)}" if missed | surplus else ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_is_wrong_is_heard_and_what_is_right_is_not(file: Path, workshop: Workshop) -> None:
    cases = list(cases_of(file))
    together: dict[str, str | bytes] = {"content/references.yaml": LIBRARY}
    for case in cases:
        if not case.alone:
            together.update(case.files)  # type: ignore[arg-type]
    said = heard(workshop, together, file.stem)
    found = [
        judged(case, heard(workshop, case.files, file.stem) if case.alone else said)
        for case in cases
    ]
    assert "\n".join(filter(None, found)) == ""


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_each_code_has_three_texts_of_either_sort(file: Path) -> None:
    cases = list(cases_of(file))
    assert sum(case.wrong for case in cases) >= 3
    assert sum(not case.wrong for case in cases) >= 3
    assert all(bool(case.places) == case.wrong for case in cases)


def test_each_code_of_the_proof_reader_has_cases() -> None:
    """What the web is asked for has a story of its own: tests/stories/test_check_online.py."""
    assert {file.stem for file in FILES} == {*LEVELS.keys() - ONLINE, *SILENCING, "unknown-code"}
