"""One kind of value a table, each row what is written and what must come of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from plnfolio.diagnostics import Problem
from plnfolio.read.references import (
    around,
    headlines,
    identifiers,
    latex,
    markup,
    pages,
    values,
)
from plnfolio.read.references.csl import from_csl
from plnfolio.read.references.dates import read_date
from plnfolio.read.references.names import read_name
from read.references import as_data
from sites.cases import read_yaml

TABLES = Path(__file__).parent / "tables"


def rows(table: str) -> list[Any]:
    return [
        pytest.param(*row, id=str(row[0]))
        for row in read_yaml((TABLES / f"{table}.yaml").read_text("utf-8"))
    ]


@pytest.mark.parametrize(("written", "expected"), rows("dates"))
def test_a_date_is_read(written: object, expected: str | None) -> None:
    assert as_data.date(read_date(written)) == expected


@pytest.mark.parametrize(("written", "expected"), rows("names"))
def test_a_name_has_its_parts_in_their_slots(written: object, expected: object) -> None:
    assert as_data.name(read_name(written)) == expected


@pytest.mark.parametrize(("written", "expected"), rows("markup"))
def test_markup_is_csl_alone(written: str, expected: str) -> None:
    assert markup.rich(written) == expected


@pytest.mark.parametrize(("written", "expected"), rows("markup"))
def test_regular_markup_stays_as_it_is(written: str, expected: str) -> None:
    assert markup.rich(expected) == expected


@pytest.mark.parametrize(("written", "expected"), rows("titles"))
def test_a_title_is_in_sentence_case_where_it_begins_again(written: str, expected: str) -> None:
    assert values.title(written) == expected
    assert values.title(expected) == expected


@pytest.mark.parametrize(("written", "expected"), rows("pages"))
def test_pages_are_as_printed(written: str, expected: str) -> None:
    assert pages.pages(written) == expected


@pytest.mark.parametrize(("written", "expected"), rows("identifiers"))
def test_a_doi_has_one_form(written: str, expected: list[str]) -> None:
    assert list(identifiers.doi(written)) == expected


@pytest.mark.parametrize(("written", "expected"), rows("latex"))
def test_latex_becomes_text(written: str, expected: str) -> None:
    assert markup.plain_spaces(latex.text(written)) == expected


@pytest.mark.parametrize(("written", "expected"), rows("headlines"))
def test_a_headline_is_known_and_a_sentence_with_names_is_none(
    written: str, expected: bool
) -> None:
    assert headlines.is_headline(written, "article-journal") is expected


@pytest.mark.parametrize(("written", "expected"), rows("around"))
def test_words_around_an_address_are_taken_apart(written: str, expected: list[str]) -> None:
    assert list(around.unpacked(written)) == expected


@pytest.mark.parametrize(("written", "expected"), rows("verbatim"))
def test_an_address_in_latex_is_an_address(written: str, expected: str) -> None:
    assert latex.verbatim(written) == expected


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(row, id=row["about"])
        for row in read_yaml((TABLES / "fields.yaml").read_text("utf-8"))
    ],
)
def test_fields_are_made_regular(row: dict[str, Any]) -> None:
    problems: list[Problem] = []
    reference = from_csl({"id": "x", **row["csl"]}, None, problems)
    assert reference is not None
    assert problems == []
    assert as_data.work(reference) == {"id": "x", **row["made"]}
