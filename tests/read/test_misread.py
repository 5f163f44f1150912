"""What is not YAML is said in our words, whichever loader found it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from plnfolio.diagnostics import Problem
from plnfolio.written import composed
from plnfolio.written.misread import misread
from plnfolio.written.yaml import load

CASES = [
    tuple(case.split("\n", 1))
    for case in Path(__file__).with_name("misread.txt").read_text("utf-8").split("\n=== ")[1:]
]
LOADERS = {"C": yaml.CSafeLoader, "Python": yaml.SafeLoader}


def said(text: str) -> list[str]:
    problems: list[Problem] = []
    load("x.yaml", text, problems)
    assert all(problem.code == "yaml-syntax" and problem.help for problem in problems)
    return [f"{one.span.line}:{one.span.column} {one.message}" for one in problems]


@pytest.mark.parametrize("loader", LOADERS)
@pytest.mark.parametrize(("sentence", "text"), CASES, ids=[case[0] for case in CASES])
def test_what_is_not_yaml_is_said_in_our_words(
    sentence: str, text: str, loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composed, "LOADER", LOADERS[loader])
    assert said(text.rstrip("\n").replace("⇥", "\t") + "\n") == [sentence]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ('title: "Weak ties" and more', {"title": '"Weak ties" and more'}),
        ("title: 'It's mine'", {"title": "It's mine"}),
        ('title: "Ties" and my network\'s end', {"title": "“Ties” and my network's end"}),
        ("title: [Draft] What I learned", {"title": "[Draft] What I learned"}),
        ("title: {WIP} It's mine", {"title": "{WIP} It's mine"}),
        ("summary: a: b", {"summary": "a: b"}),
        ('tags: "pln", "social learning"', {"tags": ["pln", "social learning"]}),
        ("tags: 'pln', 'social learning'", {"tags": ["pln", "social learning"]}),
        ('title: "Maps", "ties" and me', {"title": '"Maps", "ties" and me'}),
    ],
)
def test_the_remedy_is_what_was_meant(typed: str, meant: object) -> None:
    problems: list[Problem] = []
    load("x.yaml", f"{typed}\n", problems)
    assert len(problems) == 1
    remedy = problems[0].help
    assert yaml.safe_load(remedy[remedy.index(typed.partition(":")[0] + ":") :]) == meant


@pytest.mark.parametrize("loader", LOADERS)
def test_a_sign_that_yaml_does_not_allow_is_named_with_its_place(
    loader: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(composed, "LOADER", LOADERS[loader])
    assert said("title: Maps\nsummary: a\ufffeb\n") == [
        "2:11 a sign stands here that YAML does not allow"
    ]


@pytest.mark.parametrize("kind", [yaml.scanner.ScannerError, yaml.parser.ParserError])
def test_the_library_s_own_words_are_not_looked_at(kind: type[yaml.MarkedYAMLError]) -> None:
    text = "title: a: b\n"
    mark = yaml.Mark("", 8, 0, 8, None, 0)
    found = {
        misread(text, kind(context, None, problem, mark))
        for context in (None, "while scanning", "beim Lesen")
        for problem in (None, "mapping values are not allowed", "nesting too deep", "found \\t")
    }
    assert len(found) == 1


@pytest.mark.parametrize("text", ["", "\n\n", "a", "\ttitle: x"])
def test_an_error_of_an_unknown_kind_still_has_a_sentence_and_a_place(text: str) -> None:
    for error in (yaml.YAMLError("words"), yaml.MarkedYAMLError("words")):
        found = misread(text, error)
        assert "words" not in found.message
        assert 0 <= found.line <= text.count("\n")
