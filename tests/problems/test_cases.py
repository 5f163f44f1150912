"""Every planted mistake of tests/problems/cases is said in exactly the words of its case."""

from __future__ import annotations

import contextlib
import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from plnfolio.cli import plnfolio
from sites.building import Workshop, environment
from sites.text import files_of

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
    folder = workshop.folder(files)
    with contextlib.chdir(folder):
        result = CliRunner().invoke(plnfolio, words, env=environment())
    if result.exception and not isinstance(result.exception, SystemExit):
        raise result.exception
    said, count, _ = result.stderr.partition("\n\n")
    assert said.strip() == expected
    assert result.exit_code == (1 if "error[" in expected else 0)
    assert bool(count) == ("error[" in expected)
