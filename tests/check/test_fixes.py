"""Whatever the proof-reader offers to mend is mended by it, and nothing else is changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from check.test_cases import FILES, LIBRARY, cases_of
from plnfolio.check.proof import proofread
from plnfolio.diagnostics import Fix, Problem
from plnfolio.pipeline.checking import check
from plnfolio.pipeline.request import BuildRequest
from plnfolio.pipeline.up_to_date import list_inputs
from plnfolio.read.reading import Reading
from plnfolio.written.edits import edited
from sites.building import NOW, Workshop
from sites.text import Files


def said_of(workshop: Workshop, files: Files) -> tuple[Problem, ...]:
    """All that is to be said of a site."""
    folder = workshop.folder(files)
    request = BuildRequest(Reading(folder, NOW, drafts=True, future=True), folder / "public")
    return check(request, proofread, list_inputs(request)).problems


def fixes(problems: tuple[Problem, ...], code: str = "") -> dict[str, list[Fix]]:
    """What can be mended, by file: of one code, or of all."""
    found: dict[str, list[Fix]] = {}
    for problem in problems:
        if problem.fix and code in ("", problem.code):
            found.setdefault(problem.span.path, []).append(problem.fix)
    return found


def mended(files: Files, wanted: Mapping[str, list[Fix]]) -> dict[str, str | bytes]:
    """Files with their fixes."""
    return {
        path: edited(_data(said), wanted[path]).data if path in wanted else said
        for path, said in files.items()
        if isinstance(said, str | bytes)
    }


def _data(said: object) -> bytes:
    return said if isinstance(said, bytes) else str(said).encode()


def counted(problems: tuple[Problem, ...]) -> Counter[tuple[str, str]]:
    return Counter((problem.span.path, problem.code) for problem in problems)


def sites_of(file: Path) -> Iterator[Files]:
    """All cases of a file that can lie side by side, and each other one."""
    together: dict[str, str | bytes] = {"content/references.yaml": LIBRARY}
    for case in cases_of(file):
        if not case.alone:
            together.update(case.files)  # type: ignore[arg-type]
        elif file.stem in MENDED:
            yield case.files
    yield together


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_what_was_mended_is_said_no_more_and_nothing_new_is(file: Path, workshop: Workshop) -> None:
    for files in sites_of(file):
        before = said_of(workshop, files)
        wanted = fixes(before)
        if not wanted:
            continue
        after = said_of(workshop, mended(files, wanted))
        surplus = counted(after) - counted(before)
        offered = Counter((one.span.path, one.code) for one in before if one.fix)
        assert not surplus
        assert not counted(after) - (counted(before) - offered)
        assert not fixes(after)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_case_that_shows_it_is_mended_so(file: Path, workshop: Workshop) -> None:
    shown = [case for case in cases_of(file) if case.mended]
    for case in shown:
        library: Files = {} if case.alone else {"content/references.yaml": LIBRARY}
        said = said_of(workshop, {**library, **case.files})
        found = mended(case.files, fixes(said, file.stem))
        assert {path: _data(text) for path, text in found.items()} == {
            path: _data(text) for path, text in case.mended.items()
        }, case


def test_what_is_never_mended_for_sure_has_no_fix() -> None:
    """No code mends anything that has no case to show it."""
    shown = {file.stem for file in FILES if any(case.mended for case in cases_of(file))}
    assert shown == MENDED


MENDED = {
    "almost-markup",
    "citation-brackets",
    "locator-form",
    "publisher-place",
    "retrieved-from",
    "stop-before-citation",
    "typed-citation",
}
