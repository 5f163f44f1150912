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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("title:\u00a0Case", {"title": "Case"}),
        ("title: Case\u00a0\ndate:\u202f2023", {"title": "Case", "date": "2023"}),
        ("tags:\n\u00a0\u00a0-\u00a0a\n  -\u3000b", {"tags": ["a", "b"]}),
        ("\u200btitle: A\n\ufeffdate\u200b: 2023", {"title": "A", "date": "2023"}),
        ("a: b\n\u00a0\nc: d", {"a": "b", "c": "d"}),
        # In a text it is the author's.
        ("title: No. \u00a03", {"title": "No. \u00a03"}),
        ("a: one\n  Note:\u00a0two", {"a": "one Note:\u00a0two"}),
        ('a: "x:\u00a0y"', {"a": "x:\u00a0y"}),
    ],
)
def test_white_space_around_names_and_values_is_plain(text: str, value: Value) -> None:
    assert read(text) == value


@pytest.mark.parametrize(
    "text",
    [
        "a: b # remark",
        "a: b  #",
        "a: b ## remark",
        "a: b #--- line",
        "a: C# and F#",
        "a: x#y",
        "a: https://example.org/#part",
        'a: "b #c"',
        "a: 'b #c'",
        "a: |\n  b #c\n  #d",
        "a: >\n  b\n  #d",
        'a: "#0b5f63" #teal',
        "#a: b\nc: d",
        "a: b\n#c: d",
        "a: b\n#c",
        "a:\n  b: c\n  #d: e",
        "a:\n  - b\n  #- c",
        "a: #remark\n  - b",
        "a: #remark\n  b: c",
        "- a: b\n  #c: d\n- e: f",
    ],
)
def test_a_remark_is_no_text(text: str) -> None:
    read(text)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("a: b #c", "b #c"),
        ("a: #c", "#c"),
        ("a:\t#c", "#c"),
        ("a: b c #3", "b c #3"),
        ("a: b #3: more", "b #3: more"),
        ("- #c", "#c"),
        ("- b #c", "b #c"),
        ("a:\n  b: c #d", "c #d"),
        ("{a: b #c\n}", "b #c"),
        ("a: b\n  #c d", "b #c d"),
        ("a: b\n  more\n  #c d", "b more #c d"),
        ("- a: b\n    #c", "b #c"),
        ("a: #été", "#été"),
        ("a: b #学习", "b #学习"),
        ("a: b #_c", "b #_c"),
    ],
)
def test_text_that_looks_like_a_remark_is_said(text: str, whole: str) -> None:
    problems: list[Problem] = []
    assert load("x.yaml", text, problems)
    (problem,) = problems
    assert problem.code == "yaml-remark"
    assert f'"{whole}"' in problem.help
    begins = text.split("\n")[problem.span.line - 1][problem.span.column - 1 :]
    assert begins == whole[whole.index("#") :]


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
