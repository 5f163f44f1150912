"""YAML as plain text with places: what a word means is said by the field it is for."""

from __future__ import annotations

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.written.yaml import DEEPEST, Value, load


def read(text: str) -> Value:
    problems: list[Problem] = []
    found = load("x.yaml", text, problems)
    assert problems == []
    assert found
    return found.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title: No", {"title": "No"}),
        ("title: 2023-04-11", {"title": "2023-04-11"}),
        ("edition: 1.10", {"edition": "1.10"}),
        ("id: 0x10", {"id": "0x10"}),
        ("a:\nb: ~\nc: null", {"a": None, "b": None, "c": None}),
        ("a: 'null'\nb: \"\"", {"a": "null", "b": ""}),
        ("a: |\n  one\n  two\n", {"a": "one\ntwo\n"}),
        ("a: >\n  one\n  two\n", {"a": "one two\n"}),
        ("a: &x [1]\nb: *x", {"a": ["1"], "b": ["1"]}),
        ("", None),
        ("# nothing", None),
        ("- a\n-\n- b", ["a", None, "b"]),
        ("é: 学", {"é": "学"}),
    ],
)
def test_every_scalar_is_text(text: str, value: Value) -> None:
    assert read(text) == value


def test_places_are_those_of_the_file() -> None:
    problems: list[Problem] = []
    text = "title: T\nnetworks:\n  - name: N\n    purpose: >\n      Long\n      text.\n"
    found = load("x.yaml", text, problems, line=11)
    assert found
    assert str(found.places["title",]) == "x.yaml:11:8"
    assert str(found.places["networks", 0]) == "x.yaml:13:5"
    assert str(found.places["networks", 0, "name"]) == "x.yaml:13:11"
    # A folded text begins on the line below its sign, and its columns are not the file's.
    assert str(found.places["networks", 0, "purpose"]) == "x.yaml:15"
    assert str(found.places["networks", 0, "nothing"]) == "x.yaml:13:5"
    assert str(found.keys["networks", 0, "purpose"]) == "x.yaml:14:5"


@pytest.mark.parametrize(
    "text",
    [
        "[" * 100_000,
        "{a: " * 5_000,
        "- " * 5_000,
        "[" * 3_000 + "]" * 3_000,
        "\n".join(" " * level + "a:" for level in range(2_000)),
        "? " * 5_000,
    ],
    ids=["brackets", "braces", "dashes", "closed", "indented", "keys"],
)
def test_nesting_without_end_is_a_problem_and_no_crash(text: str) -> None:
    problems: list[Problem] = []
    assert load("x.yaml", text, problems) is None
    assert [problem.message for problem in problems] == ["this is nested too deep"]


def test_brackets_in_texts_are_not_nesting() -> None:
    text = "".join(f'- "[{{ {number}"\n' for number in range(DEEPEST * 2))
    assert len(read(text) or "") == DEEPEST * 2


def test_a_part_that_contains_itself_is_a_problem() -> None:
    problems: list[Problem] = []
    load("x.yaml", "a: &x [*x]", problems)
    assert [problem.code for problem in problems] == ["yaml-syntax"]
