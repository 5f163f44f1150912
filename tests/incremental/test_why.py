"""``--why`` names the files that a change makes anew, and what changed, for each."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from incremental.changing import Changing, begin, edits
from plnfolio.pipeline.build import build
from plnfolio.pipeline.request import BuildRequest
from plnfolio.read.reading import Reading
from sites.building import call, contents
from sites.cases import read_yaml

EDITS = edits()
CASES = read_yaml(Path(__file__).with_name("why.yaml").read_text(encoding="utf-8"))


def told(site: Changing, edit: str) -> dict[str, list[str]]:
    """The files that are made anew after an edit, by the reason that is given."""
    before = contents(site.output)
    EDITS[edit](site, 1)
    result = build(BuildRequest(Reading(site.folder, site.now), site.output, processes=1))
    written = {path for path, data in contents(site.output).items() if before.get(path) != data}
    pages = {path for path in written if path.endswith(".html") and "/lesson/lesson/" not in path}
    assert pages <= result.reasons.keys(), "a page was written for no reason"
    found: dict[str, list[str]] = defaultdict(list)
    for path, said in sorted(result.reasons.items()):
        found[said].append(path.removesuffix("index.html") or "/")
    return {said: _short(paths, result.pages) for said, paths in found.items()}


def _short(paths: list[str], every: int) -> list[str]:
    pages = [path for path in paths if path.endswith(("/", ".html"))]
    if len(pages) < every:
        return paths
    return ["all pages", *(path for path in paths if path not in pages)]


@pytest.fixture(scope="module")
def built(without_extras: None, tmp_path_factory: pytest.TempPathFactory) -> Changing:
    """A site that was built; not to be changed, but copied."""
    site = begin(tmp_path_factory.mktemp("built") / "site")
    assert site.build().done
    return site


@pytest.mark.parametrize("edit", CASES)
def test_what_changed_is_told_of_the_files_that_it_changes(
    edit: str, built: Changing, tmp_path: Path
) -> None:
    site = Changing(shutil.copytree(built.folder, tmp_path / "site"))
    assert told(site, edit) == CASES[edit]


def test_lists_are_made_anew_for_what_they_show_alone(built: Changing, tmp_path: Path) -> None:
    """Of a post with a summary they show no word of its text; feeds have the whole of it."""
    site = Changing(shutil.copytree(built.folder, tmp_path / "site"))
    EDITS["a summary"](site, 1)
    assert site.build().done
    assert told(site, "a word") == {
        "its list of posts changed": ["feed.json", "feed.xml"],
        "its text changed": ["posts/alpha/"],
    }


def test_the_command_says_it_line_by_line(built: Changing, tmp_path: Path) -> None:
    site = Changing(shutil.copytree(built.folder, tmp_path / "site"))
    path = site.folder / "content/posts/alpha.md"
    path.write_text(path.read_text(encoding="utf-8").replace("*twice*", "*once*"), "utf-8")
    said = call("build", "--why", cwd=site.folder).out.splitlines()
    assert "posts/alpha/: its text changed" in said
    assert not [line for line in said if line.startswith("posts/beta/")]
    assert "nothing to make: nothing changed" in call("build", "--why", cwd=site.folder).out
