"""Citations in the text against the worked examples and against the rules of chapter 8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

import pytest

from cite.loader import DATA, references
from cite.marked import marked, same
from cite.shorthand import cases, citation, works
from plnfolio.cite import STYLES
from plnfolio.cite.apa.engine import Apa
from plnfolio.model.citation import Citation, CiteItem, Mode

LIBRARY = references()
EXPECTED = json.loads((DATA / "expected.json").read_text("utf-8"))
DOCUMENTS = json.loads((DATA / "documents.json").read_text("utf-8"))
RULES = cases("in_text.yaml")

# Examples that are wrong against the manual, each with its section. A ratchet: a case that is not
# named here must agree, and a case that is named here must not.
KNOWN_WRONG: frozenset[str] = frozenset()


def alone() -> Iterator[Any]:
    for key, expected in EXPECTED["references"].items():
        for mode in ("parenthetical", "narrative"):
            name = f"{key}-{mode}"
            yield pytest.param(key, mode, expected[mode], name, id=name)


def in_documents() -> Iterator[Any]:
    for document in DOCUMENTS:
        for cited in document["citations"]:
            yield pytest.param(document, cited, id=cited["id"])


def read(cited: dict[str, Any]) -> Citation:
    assert cited["mode"] in get_args(Mode)
    return Citation(tuple(CiteItem(**item) for item in cited["items"]), cited["mode"])


def agrees(name: str, got: str, expected: str) -> None:
    if name in KNOWN_WRONG:
        assert same(got) != same(expected), f"{name} is right now: take it off the list"
    else:
        assert same(got) == same(expected)


@pytest.mark.parametrize(("key", "mode", "expected", "name"), list(alone()))
def test_a_work_cited_alone_reads_as_in_the_manual(
    key: str, mode: Mode, expected: str, name: str
) -> None:
    cited = Apa(LIBRARY).cite([Citation((CiteItem(key),), mode)])
    agrees(name, marked(cited.in_text[0]), expected)


@pytest.mark.parametrize(("document", "cited"), list(in_documents()))
def test_a_citation_in_a_document_reads_as_in_the_manual(
    document: dict[str, Any], cited: dict[str, Any]
) -> None:
    everything = document["citations"]
    formatted = Apa(LIBRARY).cite([read(one) for one in everything], document.get("nocite", ()))
    got = marked(formatted.in_text[everything.index(cited)])
    expected = EXPECTED["documents"][document["id"]]["citations"][cited["id"]]["md"]
    agrees(cited["id"], got, expected)


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document["id"])
def test_the_list_of_a_document_is_that_of_the_manual(document: dict[str, Any]) -> None:
    formatted = Apa(LIBRARY).cite(
        [read(one) for one in document["citations"]], document.get("nocite", ())
    )
    expected = EXPECTED["documents"][document["id"]]
    if "bibliography_order" in expected:
        assert [entry.id for entry in formatted.entries] == expected["bibliography_order"]
    shown = {entry.id: same(marked(entry.text)) for entry in formatted.entries}
    for key, entry in expected.get("bibliography", {}).items():
        assert shown[key] == same(entry["md"])


@pytest.mark.parametrize("case", RULES, ids=[case["rule"] for case in RULES])
def test_a_page_follows_the_rule(case: dict[str, Any]) -> None:
    cited = Apa(works(case["works"])).cite([citation(written) for written, _ in case["text"]])
    got = [
        [written, marked(text)]
        for (written, _), text in zip(case["text"], cited.in_text, strict=True)
    ]
    assert got == case["text"]
    if "list" in case:
        assert [entry.id for entry in cited.entries] == case["list"]


def test_a_personal_communication_is_never_listed_even_if_asked_for() -> None:
    assert Apa(LIBRARY).cite([], nocite=["paradis2019pc", "kennedy2018"]).entries[0].id == (
        "kennedy2018"
    )


def test_two_keys_of_one_work_give_one_entry() -> None:
    library = {**LIBRARY, "other-key": LIBRARY["kennedy2018"]}
    cited = Apa(library).cite(
        [Citation((CiteItem("other-key"),)), Citation((CiteItem("kennedy2018"),))]
    )
    assert len(cited.entries) == 1
    assert cited.in_text[0] == cited.in_text[1]


def test_a_page_without_citations_has_no_list() -> None:
    assert Apa(LIBRARY).cite([]).entries == ()


def test_the_style_of_the_table_is_apa() -> None:
    cited = STYLES["apa"](LIBRARY).cite([Citation((CiteItem("kennedy2018"),))])
    assert marked(cited.in_text[0]) == "(Kennedy, 2018)"
