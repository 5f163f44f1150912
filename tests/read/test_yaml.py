"""YAML as plain text with places: what a word means is said by the field it is for."""

from __future__ import annotations

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.written.composed import DEEPEST
from plnfolio.written.yaml import Value, load


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
        ("- a\n-\n- b", ["a", "b"]),
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


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: &x {b: c}\nd: [*x, *x]", {"a": {"b": "c"}, "d": [{"b": "c"}, {"b": "c"}]}),
        ("- &x {a: b, c: d}\n- {<<: *x, c: e}", [{"a": "b", "c": "d"}, {"a": "b", "c": "e"}]),
        ("- &x {a: b, c: d}\n- {c: e, <<: *x}", [{"a": "b", "c": "d"}, {"a": "b", "c": "e"}]),
        ("- &x {a: {b: c}}\n- <<: *x", [{"a": {"b": "c"}}, {"a": {"b": "c"}}]),
        ("- &x {a: 1}\n- &y {<<: *x, b: 2}\n- {<<: *y}", [{"a": "1"}, *[{"a": "1", "b": "2"}] * 2]),
        # Of several the first one counts.
        ("[&x {a: 1}, &y {a: 2, b: 2}, {<<: [*x, *y]}]",
         [{"a": "1"}, {"a": "2", "b": "2"}, {"a": "1", "b": "2"}]),
        ("<<: {a: b}", {"a": "b"}),
        ('"<<": a', {"<<": "a"}),
        ("a: <<", {"a": "<<"}),
    ],
)  # fmt: skip
def test_a_part_with_a_name_may_be_used_again(text: str, value: Value) -> None:
    assert read(text) == value


def test_what_is_taken_over_has_the_place_that_it_is_written_at() -> None:
    problems: list[Problem] = []
    found = load("x.yaml", "a: &x\n  b: c\n  d: e\nf:\n  <<: *x\n  d: g", problems)
    assert found
    assert str(found.places["f",]) == "x.yaml:5:3"
    assert str(found.places["f", "b"]) == "x.yaml:2:6"
    assert str(found.places["f", "d"]) == "x.yaml:6:6"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("a: 1\n<<: b", "yaml-syntax", "2:1"),
        ("<<: [{a: 1}, b]", "yaml-syntax", "1:1"),
        ("<<:", "yaml-syntax", "1:1"),
        ("a: &x {<<: *x}", "yaml-syntax", "1:4"),
        ("<<: {a: 1}\nb: 2\n<<: {c: 3}", "duplicate-key", "3:1"),
        ("- &x {a: 1, a: 2}\n- *x\n- {<<: *x}", "duplicate-key", "1:13"),
    ],
)
def test_what_cannot_be_taken_over_is_said_once(text: str, code: str, place: str) -> None:
    problems: list[Problem] = []
    assert load("x.yaml", text, problems)
    assert [(p.code, str(p.span)) for p in problems] == [(code, f"x.yaml:{place}")]


def again(number: int, how: str) -> str:
    """A text of parts, each of which names the one before it."""
    parts = "".join(f"p{n}: &p{n} {how.format(f'*p{n - 1}')}\n" for n in range(1, number))
    return f"p0: &p0 {{a: b}}\n{parts}"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (again(30, "[{0}, {0}, {0}]"), 10),
        (again(30, "{{x: {0}, y: {0}, z: {0}}}"), 10),
        (again(30, "{{<<: [{0}, {0}, {0}], x: y}}"), 10),
        (again(3000, "[{0}]"), 121),
        (again(3000, "{{<<: {0}}}"), 121),
        ("a: &x [" + "b, " * 5000 + "]\nc: [" + "*x, " * 5000 + "]", 2),
        ("a: &x " + "b" * 9000 + "\nc:\n" + "- *x\n" * 500, 19),
        ("- &x {" + "a, " * 2000 + "}\n- {<<: [" + "*x, " * 2000 + "]}", 2),
        ("- &x [" + "[], " * 3000 + "]\n- [" + "*x, " * 2000 + "]", 2),
    ],
    ids=["lists", "fields", "merged", "deep", "deep-merged", "many", "long", "mistaken", "empty"],
)
def test_aliases_stand_for_no_more_than_a_bound(text: str, line: int) -> None:
    problems: list[Problem] = []
    assert load("x.yaml", text, problems) is None
    (problem,) = problems
    assert problem.code == "yaml-syntax"
    assert problem.span.line == line


def test_ten_uses_of_a_long_part_are_fine() -> None:
    part = ", ".join(f"f{n}: a few words" for n in range(50))
    uses = "".join(f"- <<: *x\n  name: N{n}\n" for n in range(60))
    assert len(read(f"- &x {{{part}}}\n{uses}") or ()) == 61
