"""Lists of MLA, Chicago and Harvard: plain entries are turned into APA, all are named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plnfolio.reprint import NO_ITALICS, read_list
from plnfolio.reprint.printing import starred
from sites.cases import read_yaml

CASES: list[dict[str, Any]] = read_yaml(
    (Path(__file__).parent / "other_styles.yaml").read_text("utf-8")
)
TURNED = [case for case in CASES if "apa" in case]
# What is near to another style, and none: APA 6, a year without parentheses, and prose.
NEAR = (
    "Schön, D. A. (1983). The reflective practitioner. New York, NY: Basic Books.",
    "Kahneman, D. 2011. Thinking, fast and slow. Farrar, Straus and Giroux.",
    "Trust, T. (2016). “Together we are better”: Networks for teachers. Computers, 102, 15–34.",
    "Heick, T. (n.d.). What is the SAMR model? https://www.teachthought.com/samr",
)
PROSE = (
    "The class met on Monday, and Sarah said that networks matter. We read a book in 2013.",
    "Yesterday, I read “Weak Ties.” It was published in 1973, and I liked p. 12.",
    "Accessed on 3 May, the page had nothing to say.",
)


@pytest.mark.parametrize("case", TURNED, ids=lambda case: case["of"][:30])
def test_an_entry_is_turned_into_apa_and_says_so(case: dict[str, Any]) -> None:
    (work,) = read_list(case["of"], "plain").works
    assert starred(work.printed or ()) == case["apa"]
    assert f"seems to be {case['style']} style" in work.doubts[0]
    assert work.doubts[1].startswith(f"pasted:  {case['of']}\nprinted: ")


@pytest.mark.parametrize("case", [case for case in CASES if "apa" not in case])
def test_what_cannot_be_read_is_named_with_its_style(case: dict[str, Any]) -> None:
    listed = read_list(case["of"], "plain")
    assert listed.works == ()
    assert [(one.kind, one.style) for one in listed.others] == [("style", case["style"])]


def test_a_list_of_them_has_one_work_a_line() -> None:
    listed = read_list("\n".join(["Works Cited", *(case["of"] for case in TURNED)]), "plain")
    assert [one.kind for one in listed.others] == ["heading"]
    assert [work.source for work in listed.works] == [case["of"] for case in TURNED]


def test_given_names_are_kept_where_they_are_spelt() -> None:
    (work,) = read_list(TURNED[0]["of"], "plain").works
    assert [name["given"] for name in work.item["author"]] == ["Justin", "David"]


@pytest.mark.parametrize("entry", NEAR)
def test_what_is_near_to_another_style_stays_apa(entry: str) -> None:
    (work,) = read_list(entry, "plain").works
    assert not any("style" in doubt for doubt in work.doubts if doubt != NO_ITALICS)


@pytest.mark.parametrize("line", PROSE)
def test_prose_is_no_work_of_any_style(line: str) -> None:
    listed = read_list(line, "plain")
    assert listed.works == ()
    assert [one.kind for one in listed.others] == ["annotation"]
