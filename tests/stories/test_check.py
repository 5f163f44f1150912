"""Somebody reads their portfolio once more before the instructor does, with ``check``."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from sites.building import Workshop, call, contents
from sites.text import Files

POST = """---
title: One week
date: 2023-04-11
---
## What happened

#### The talk

Text.
"""
SITE: Files = {"content/posts/one week.md": POST}
BROKEN: Files = {**SITE, "content/posts/two.md": POST.replace("Text.", "[Text](gone.md).")}
GOOD: Files = {"content/posts/one week.md": POST.replace("####", "###")}


@pytest.fixture
def folder(workshop: Workshop) -> Path:
    """A site with one thing to mend."""
    return workshop.folder(SITE)


def test_a_finding_stands_under_its_file_with_place_remedy_and_code(folder: Path) -> None:
    ran = call("check", cwd=folder)
    assert ran.out.splitlines()[0] == "content/posts/one week.md"
    assert re.search(
        r"^ +7:6 +warning +“The talk” is a heading of level 4.*heading-skipped$", ran.out, re.M
    )
    assert "begin it with ###" in ran.out
    assert "1 warning in 1 file." in ran.out
    assert (ran.code, ran.err) == (0, "")


def test_nothing_to_mend_is_said_too(workshop: Workshop) -> None:
    ran = call("check", cwd=workshop.folder(GOOD))
    assert ran.out.startswith("Nothing to mend.")
    assert ran.code == 0


def test_strict_does_not_bear_a_warning(folder: Path) -> None:
    assert call("check", "--strict", cwd=folder).code == 1


def test_what_keeps_the_site_from_being_built_is_said_beside_the_rest(workshop: Workshop) -> None:
    ran = call("check", "--json", cwd=workshop.folder(BROKEN))
    said = json.loads(ran.out)
    assert {one["code"] for one in said["problems"]} == {"broken-link", "heading-skipped"}
    assert said["counts"] == {"errors": 1, "warnings": 2, "hints": 0}
    assert ran.code == 1


def test_the_same_is_said_in_every_form(folder: Path) -> None:
    (problem,) = json.loads(call("check", "--format", "json", cwd=folder).out)["problems"]
    github = call("check", "--format", "github", cwd=folder).out
    assert github.startswith("::warning file=content/posts/one week.md,line=7,col=6,")
    assert problem["message"] in github
    (run,) = json.loads(call("check", "--format", "sarif", cwd=folder).out)["runs"]
    (result,) = run["results"]
    place = result["locations"][0]["physicalLocation"]
    rule = run["tool"]["driver"]["rules"][result["ruleIndex"]]
    assert rule["id"] == problem["code"]
    assert "write `### What I learned` and not" in rule["help"]["markdown"]
    assert "write ### What I learned and not" in rule["help"]["text"]
    assert unquote(place["artifactLocation"]["uri"]) == problem["path"]
    assert place["region"] == {"startLine": 7, "startColumn": 6}


def test_the_matcher_of_the_editor_reads_the_form_for_github(tmp_path: Path) -> None:
    assert call("new", "site", "mine", cwd=tmp_path).code == 0
    site = tmp_path / "mine"
    (site / "content/posts").mkdir(exist_ok=True)
    (site / "content/posts/one week.md").write_text(POST, encoding="utf-8")
    tasks = json.loads((site / ".vscode/tasks.json").read_text(encoding="utf-8"))
    (task,) = tasks["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    said = call(*task["command"].split()[1:], cwd=site).out.splitlines()
    found = [match for line in said if (match := re.search(pattern["regexp"], line))]
    assert len(found) == len(said)
    (mine,) = (one for one in found if one[pattern["file"]].endswith("one week.md"))
    assert (mine[pattern["line"]], mine[pattern["code"]]) == ("7", "heading-skipped")


def test_nothing_of_the_author_is_touched(folder: Path) -> None:
    before = contents(folder / "content")
    call("check", cwd=folder)
    assert contents(folder / "content") == before
    assert not (folder / "public").exists()


def test_the_second_time_the_same_is_said(folder: Path) -> None:
    assert call("check", cwd=folder).out == call("check", cwd=folder).out


def test_a_saved_text_is_read_again(folder: Path) -> None:
    call("check", cwd=folder)
    (folder / "content/posts/one week.md").write_text(POST.replace("####", "###"), encoding="utf-8")
    assert call("check", cwd=folder).out.startswith("Nothing to mend.")


def test_a_comment_with_a_reason_silences_a_finding(workshop: Workshop) -> None:
    comment = " <!-- check-ignore heading-skipped: as in the handbook -->"
    silent = POST.replace("#### The talk", f"#### The talk{comment}")
    assert call("check", cwd=workshop.folder({"content/posts/one.md": silent})).out.startswith(
        "Nothing to mend."
    )


def test_a_draft_is_read_before_it_is_published(workshop: Workshop) -> None:
    draft = POST.replace("date: 2023-04-11", "date: 2023-04-11\ndraft: true")
    assert (
        "heading-skipped" in call("check", cwd=workshop.folder({"content/posts/a.md": draft})).out
    )


def test_a_code_is_explained_with_ones_own_sentence(folder: Path) -> None:
    said = call("explain", "heading-skipped", cwd=folder).out
    assert said.startswith("heading-skipped\n\nA heading is two or more levels below")
    assert "Your content/posts/one week.md:7:6\n  #### The talk\n" in said


def test_a_code_is_explained_where_there_is_no_site(tmp_path: Path) -> None:
    said = call("explain", "[heading-skipped]", cwd=tmp_path)
    assert said.code == 0
    assert "content/" not in said.out


def test_examples_are_explained_as_they_are_typed(tmp_path: Path) -> None:
    links = call("explain", "link-text", cwd=tmp_path).out
    assert "Write See [my first map](map.md), and not See my first map [here](map.md)." in links
    assert "See [my plan](plan.pdf)." in call("explain", "local-link", cwd=tmp_path).out
    assert "see same-work-twice." in call("explain", "duplicate-reference", cwd=tmp_path).out
    assert "## References " in call("explain", "typed-references", cwd=tmp_path).out


def test_a_code_that_there_is_not_is_wrong_use(folder: Path) -> None:
    ran = call("explain", "heading-skiped", cwd=folder)
    assert ran.code == 2
    assert "heading-skipped" in ran.err


def test_there_has_to_be_a_site(tmp_path: Path) -> None:
    ran = call("check", cwd=tmp_path)
    assert ran.code == 2
    assert "content/site.yaml is missing" in ran.err


@pytest.mark.parametrize(("level", "code"), [("error", 1), ("hint", 0), ("off", 0)])
def test_a_site_says_how_heavy_a_code_weighs(workshop: Workshop, level: str, code: int) -> None:
    settings = f"title: Mine\nauthor: Ada\ncheck: {{heading-skipped: {level}}}\n"
    ran = call("check", cwd=workshop.folder({**SITE, "content/site.yaml": settings}))
    assert ran.code == code
    assert (f" {level} " in ran.out) == (level != "off")
