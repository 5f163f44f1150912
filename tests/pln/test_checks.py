"""What an author got wrong in a table is said with its place and a remedy."""

from __future__ import annotations

import pytest

from pln.worlds import table_from
from plnfolio.diagnostics import Span
from plnfolio.pln.checks import check_moments, check_table
from plnfolio.pln.gaps import check_rules

HERE = Span("content/posts/a.md", 7)


def said(line: str) -> list[str]:
    """The problems of a table whose fourth line this is."""
    table = table_from("t", f"title: T\nnetworks:\n  - name: A\n    {line}\n")
    return [
        f"{problem.severity}[{problem.code}] {problem.span.line}:{problem.span.column} "
        f"{problem.message}"
        for problem in check_table(table)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("time: a lot", "warning[unreadable-time] 4:11 “a lot” cannot be understood as a time"),
        (
            "time: -2 hours",
            "warning[unreadable-time] 4:11 “-2 hours” cannot be understood as a time",
        ),
        (
            "time: {min: 8, max: 1}",
            "warning[unreadable-time] 4:11 the most hours are fewer than the least",
        ),
        (
            "time: 40 hours a day",
            "warning[unreadable-time] 4:11 1,218 hours are more than a month has",
        ),
        ("cost: cheap", "warning[unreadable-cost] 4:11 “cheap” cannot be understood as a cost"),
        (
            "until: 2023-01\n    since: 2023-02",
            "error[since-after-until] 4:12 “A” ends (2023-01) before it begins (2023-02)",
        ),
        (
            "until: 2021\n    planned: 2022-02",
            "error[since-after-until] 4:12 “A” ends (2021) before it begins (2022-02)",
        ),
    ],
)
def test_a_mistake_is_said_where_it_stands(line: str, expected: str) -> None:
    assert said(line) == [expected]


@pytest.mark.parametrize(
    "line",
    [
        "time: 1-8 hours",
        "time: varies",
        "time: ''",
        "time: {min: 2}",
        "time: {min: 0}",
        "cost: free",
        "cost: {amount: 3, currency: EUR}",
        "group: Alone",
        "since: 2023-02\n    until: 2023",
        "since: 2023-02-11\n    until: 2023-02",
        "until: 2023",
    ],
)
def test_nothing_is_said_of_what_is_right(line: str) -> None:
    assert said(line) == []


def test_a_remedy_has_examples_that_can_be_read() -> None:
    table = table_from("t", "title: T\nnetworks: [{name: A, time: much, cost: much}]\n")
    for problem in check_table(table):
        examples = problem.help.split("“")[1:]
        assert len(examples) > 3
        for example in examples:
            words = example.partition("”")[0]
            assert said(f"{problem.code.removeprefix('unreadable-')}: {words}") == []


@pytest.mark.parametrize(
    ("start", "end", "message"),
    [
        ("2023-01", "2023-06", None),
        ("", "2023-06", None),
        ("2023", "2023-06", None),
        ("January", "2023-06", "“January” is no date"),
        ("2023-01", "2023-13", "“2023-13” is no date"),
        ("2023-06", "2023-01", "“2023-06” is later than “2023-01”"),
    ],
)
def test_two_moments_are_in_order(start: str, end: str, message: str | None) -> None:
    problems = [problem.message for problem in check_moments(start, end, HERE)]
    assert problems == ([message] if message else [])


def test_a_rule_that_does_not_exist_is_said() -> None:
    (problem,) = check_rules(["no-person", "no-people"], HERE)
    assert problem.message == "there is no rule “no-people” about gaps"
    assert problem.help == "did you mean “no-person”?"
    assert problem.span == HERE
