"""Titles in a headline’s capitals are found, and names are left alone: the cases of a file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plnfolio.model.reference import Name, Reference
from plnfolio.read.references.headlines import (
    headline,
    headline_of,
    lowered,
    names_in,
    names_of,
    said,
    words_of,
)
from sites.cases import read_yaml

CASES: dict[str, Any] = read_yaml((Path(__file__).parent / "headlines.yaml").read_text("utf-8"))


@pytest.mark.parametrize("title", CASES["headlines"])
def test_a_headline_is_found_by_its_words(title: str) -> None:
    assert list(headline(title)) == CASES["headlines"][title]


@pytest.mark.parametrize("title", CASES["sentences"])
def test_a_sentence_is_left_alone(title: str) -> None:
    assert headline(title) == ()


@pytest.mark.parametrize("case", CASES["languages"], ids=str)
def test_other_languages_have_their_own_capitals(case: dict[str, str]) -> None:
    assert headline(case["title"], case["language"]) == ()
    assert headline(case["title"], "en-GB") != ()


@pytest.mark.parametrize("case", CASES["names"], ids=str)
def test_names_are_known_by_sentences(case: dict[str, list[str]]) -> None:
    assert names_in(case["texts"]) == set(case["known"])


@pytest.mark.parametrize("case", CASES["known"], ids=str)
def test_what_is_known_to_be_a_name_is_no_headline(case: dict[str, Any]) -> None:
    assert headline(case["title"], known=case["words"]) == ()


@pytest.mark.parametrize("case", CASES["types"], ids=str)
def test_titles_that_are_names_are_left_alone(case: dict[str, str]) -> None:
    work = Reference(id="a", type=case["type"], fields={"title": case["title"]})
    assert headline_of(work) == ()


def test_a_library_knows_the_names_of_its_people() -> None:
    people = {"author": (Name("Learning", "A."), Name("van Vygotsky", "L. S."))}
    title = {"title": "A talk with Piaget about children"}
    work = Reference(id="a", type="book", names=people, fields=title)
    assert names_of([work]) >= {"Vygotsky", "Piaget"}
    assert "Learning" not in names_of([work])


def test_a_library_knows_its_small_words() -> None:
    people = {"author": (Name("Young", "A."),)}
    title = {"title": "A talk with Piaget about young children"}
    words = words_of([Reference(id="a", type="book", names=people, fields=title)])
    assert words >= {"talk", "children"}
    assert not words & {"young", "piaget"}


@pytest.mark.parametrize("case", CASES["proposals"], ids=str)
def test_a_proposal_leaves_names_their_capitals(case: dict[str, Any]) -> None:
    said = lowered(case["title"], case.get("words", ()), case.get("names", ()))
    assert said == case["sentence"]


def test_what_is_said_names_some_of_the_words() -> None:
    assert "(“New”, “Deal”)" in said(("New", "Deal"))
    assert "(“A”, “B”, “C”, …)" in said(("A", "B", "C", "D"))
