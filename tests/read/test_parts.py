"""What can be read of YAML with mistakes: each mistake is said, and none brings another along."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.written.yaml import Yaml, load

GOOD = """\
title: Learning in public
author:
  name: Ada Okafor
  email: ada@example.org
menu:
  - title: About
    to: pages/about.md
  - {title: Posts, to: /posts/}
  - title: "Quoted: yes"
    to: 'x'
summary: >
  A long text: with colon
  - and dash
tags: [pln, "social learning", media]
footer: |
  One [line](x.md)

  two
networks:
- name: One
  activities:
    - read: it
    - "write: it"
  cost: {amount: 2, per: year}
- name: Two
  purpose: What we
    do together
description: What I do"""

Mistake = Callable[[str], str]

MISTAKES: dict[str, Mistake] = {
    "a quotation mark too many": lambda line: re.sub(r": (\S)", r': "\1', line, count=1),
    "an apostrophe too many": lambda line: re.sub(r": (\S)", r": '\1", line, count=1),
    "a quotation mark too few": lambda line: line.replace('"', "", 1),
    "a colon in a value": lambda line: f"{line}: more",
    "a tab": lambda line: "\t" + line.lstrip(),
    "a space too many": lambda line: f" {line}",
    "a space too few": lambda line: line.removeprefix(" "),
    "no space behind the colon": lambda line: line.replace(": ", ":", 1),
    "no colon": lambda line: line.replace(":", "", 1),
    "a bracket too many": lambda line: re.sub(r": (\S)", r": [\1", line, count=1),
    "a curly bracket too many": lambda line: re.sub(r": (\S)", r": {\1", line, count=1),
    "a bracket too few": lambda line: line.replace("]", "").replace("}", ""),
    "a sign of YAML's own": lambda line: re.sub(r": (\S)", r": @\1", line, count=1),
    "a star": lambda line: re.sub(r": (\S)", r": *\1", line, count=1),
}


def read(text: str) -> tuple[Yaml | None, set[str]]:
    problems: list[Problem] = []
    found = load("x.yaml", text, problems)
    wrong = [one for one in problems if one.code == "yaml-syntax"]
    return found, {f"{one.span.line} {one.message}" for one in wrong}


def spoilt(lines: list[str], number: int, mistake: str) -> list[str]:
    return [*lines[:number], MISTAKES[mistake](lines[number]), *lines[number + 1 :]]


@pytest.mark.parametrize("mistake", MISTAKES)
def test_one_mistake_is_one_problem_and_the_rest_is_read(mistake: str) -> None:
    lines = GOOD.split("\n")
    for number in range(len(lines)):
        found, wrong = read("\n".join(spoilt(lines, number, mistake)))
        assert found is not None
        assert found.value
        assert len(wrong) <= 1, lines[number]


def test_of_two_mistakes_mostly_both_are_said_and_never_a_third() -> None:
    lines = GOOD.split("\n")
    chance = random.Random(1)
    both = total = 0
    for _ in range(300):
        one, two = chance.sample(range(len(lines)), 2)
        first, second = chance.choice(list(MISTAKES)), chance.choice(list(MISTAKES))
        each = [read("\n".join(spoilt(lines, *it)))[1] for it in ((one, first), (two, second))]
        if not all(each):
            continue
        _, wrong = read("\n".join(spoilt(spoilt(lines, one, first), two, second)))
        assert len(wrong) <= 2
        total += 1
        both += wrong == each[0] | each[1]
    assert both / total > 0.85


CASES = Path(__file__).with_name("parts.txt").read_text("utf-8").split("\n=== ")[1:]


@pytest.mark.parametrize("case", CASES, ids=[case.split("\n", 1)[0] for case in CASES])
def test_what_is_left_and_where_something_is_lost(case: str) -> None:
    text, expected = case.split("\n", 1)[1].split("\n--\n")
    problems: list[Problem] = []
    found = load("x.yaml", text.replace("⇥", "\t") + "\n", problems)
    said = [f"{one.span.line}:{one.span.column} {one.message}" for one in problems]
    lost = found.lost if found else {}
    words = {".".join(map(str, loc)): sorted(lost[loc]) for loc in lost}
    assert "\n".join([*said, repr(found and found.value), repr(words)]) == expected.strip()
