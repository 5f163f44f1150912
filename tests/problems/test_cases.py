"""Every planted mistake of tests/problems/cases is said in exactly the words of its case."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest

from sites.building import Workshop, call
from sites.text import files_of

pytestmark = pytest.mark.usefixtures("without_search")

CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


def codes(case: Path) -> set[str]:
    """The codes that a case expects."""
    expected = str(files_of(case.read_text(encoding="utf-8"))["problems"])
    return set(re.findall(r"^(?:error|warning)\[([a-z0-9-]+)\]: ", expected, re.MULTILINE))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_the_mistake_is_said_as_the_case_has_it(case: Path, workshop: Workshop) -> None:
    files = files_of(case.read_text(encoding="utf-8"))
    expected = str(files.pop("problems")).strip()
    words = shlex.split(str(files.pop("words", "build")))
    ran = call(*words, cwd=workshop.folder(files))
    said, count, _ = ran.err.partition("\n\n")
    assert said.strip() == expected
    assert ran.code == (1 if "error[" in expected else 0)
    assert bool(count) == ("error[" in expected)


_SAID = re.compile(
    r"^(?:error|warning)\[([a-z0-9-]+)\]: .*\n"
    r"  --> ((?:content|overrides|themes)/[^:\n]+)(?::(\d+))?",
    re.MULTILINE,
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_what_a_build_says_of_a_file_is_said_by_check_too(case: Path, workshop: Workshop) -> None:
    files = files_of(case.read_text(encoding="utf-8"))
    expected = {
        (code, path, int(line or 0)) for code, path, line in _SAID.findall(str(files["problems"]))
    }
    del files["problems"]
    folder = workshop.folder(files)
    if "words" not in files and expected and (folder / "content/site.yaml").is_file():
        ran = call("check", "--json", cwd=folder)
        found = json.loads(ran.out)["problems"]
        said = {(one["code"], one["path"], one["line"] or 0) for one in found}
        assert expected - said == set()
