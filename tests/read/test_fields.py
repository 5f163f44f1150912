"""What is said of the fields that other tools know, and what comes of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem, listed
from plnfolio.model.matter import ArtifactMatter, Matter, PageMatter, PostMatter
from plnfolio.model.source import Source
from plnfolio.read.foreign_fields import FOREIGN, SYNONYMS
from plnfolio.read.matter import read_matter

LINES = [
    line.split(" -> ")
    for line in (Path(__file__).parent / "fields.txt").read_text(encoding="utf-8").split("\n")
    if " -> " in line
]
_MOVE = ": if this is {}, move this file to content/{}/; if not, take the line out"
POST, ARTIFACT = _MOVE.format("a post", "posts"), _MOVE.format("an artifact", "artifacts")
SAID = {"title": "title: T\n", "date": "date: 2023-04-11\n"}


def read(
    fields: str, model: type[Matter] = PostMatter, *, but: str = ""
) -> tuple[Matter, list[Problem]]:
    problems: list[Problem] = []
    around = "".join(
        line for name, line in SAID.items() if name in model.model_fields and name != but
    )
    found = read_matter(Source("a.md", f"---\n{fields}\n{around}---\nText.\n"), model, problems)
    assert found
    return found.matter, problems


@pytest.mark.parametrize(("written", "meant"), LINES, ids=[one for one, _ in LINES])
def test_a_field_of_another_tool_is_known(written: str, meant: str) -> None:
    name = written.partition(":")[0]
    matter, problems = read(written, but=meant)
    (problem,) = problems
    assert (problem.span.line, problem.span.column) == (2, 1)
    assert f"“{name}”" in problem.message
    if meant == "no use":
        assert (problem.code, problem.severity) == ("other-field", "warning")
        assert problem.gathered
        return
    assert (problem.code, problem.severity) == ("unknown-field", "error")
    if meant == "draft":
        assert matter.draft
        assert "draft" in problem.help
    elif meant != "unknown":
        assert problem.help in (f"it is called “{meant}” here", f"did you mean “{meant}”?")
        assert getattr(matter, meant)


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("sumary: Short.", "did you mean “summary”?"),
        ("catagories: [pln]", "did you mean “tags”?"),
        ("file: a.pdf", f"only artifacts have “file”{ARTIFACT}"),
        ("mood: tired", f"the fields here are {listed(sorted(PostMatter.model_fields))}"),
        ("status: growing", "write “draft: true”, which keeps the text back, or take the line out"),
    ],
)
def test_what_is_nearly_a_field_is_told_so(written: str, help_: str) -> None:
    assert [problem.help for problem in read(written)[1]] == [help_]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Title: Mine", "title"),
        ("DATE: 2023-04-12", "date"),
        ("Tags: pln, media", "tags"),
        ("Summary: Short.", "summary"),
        ("DRAFT: true", "draft"),
    ],
)
def test_capitals_of_a_field_do_not_count(written: str, name: str) -> None:
    matter, problems = read(written, but=name)
    assert not problems
    assert getattr(matter, name)


def test_a_field_in_capitals_comes_before_another_word_for_it() -> None:
    matter, (problem,) = read("Category: media\nTags: pln")
    assert (
        problem.help == "it is called “tags” here, and that is there too: make one line of the two"
    )
    assert isinstance(matter, PostMatter)
    assert matter.tags == ("pln",)


def test_two_fields_that_differ_by_capitals_are_told_so() -> None:
    for fields in ("Tags: [pln]\ntags: [media]", "Tags: [pln]\nTAGS: [media]"):
        matter, (problem,) = read(fields)
        assert problem.help.startswith(("it is called “tags”", "did you mean “tags”?"))
        assert isinstance(matter, PostMatter)
        assert len(matter.tags) == 1


def test_a_word_for_a_field_that_is_here_too_is_not_to_make_a_second_one() -> None:
    matter, (problem,) = read("tags: [pln]\ncategories: [media]")
    assert (
        problem.help == "it is called “tags” here, and that is there too: make one line of the two"
    )
    assert isinstance(matter, PostMatter)
    assert matter.tags == ("pln",)


def test_a_wrong_value_under_another_name_is_said_at_its_place() -> None:
    _, problems = read("pubDate: 04/11/2023", but="date")
    assert [(one.code, one.span.line, one.span.column) for one in problems] == [
        ("unknown-field", 2, 1),
        ("bad-date", 2, 10),
    ]


@pytest.mark.parametrize(
    ("written", "help_"),
    [
        ("date: 2023-04-11", f"only posts and artifacts have “date”{POST}"),
        ("tags: [pln]", f"only posts and artifacts have “tags”{POST}"),
        ("categories: [pln]", f"only posts and artifacts have “tags”{POST}"),
        ("series: One", f"only posts have “series”{POST}"),
        ("lastmod: 2023-04-11", "it is called “updated” here"),
    ],
)
def test_a_page_says_which_fields_only_others_have(written: str, help_: str) -> None:
    assert [problem.help for problem in read(written, PageMatter)[1]] == [help_]


def test_an_artifact_has_authors() -> None:
    matter, (problem,) = read("author: Ada Okafor", ArtifactMatter)
    assert problem.help == "it is called “authors” here"
    assert isinstance(matter, ArtifactMatter)
    assert matter.authors == ("Ada Okafor",)


def test_no_name_is_in_two_lists() -> None:
    ours = {name for model in (PostMatter, PageMatter) for name in model.model_fields}
    assert ours & {*FOREIGN, *SYNONYMS} == {"kind"}, "which pages alone have"
    assert {*FOREIGN} & {*SYNONYMS} == {"author"}
