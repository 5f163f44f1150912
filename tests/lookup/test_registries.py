"""What registries answer for a DOI, made into what APA lists (registries.yaml)."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from lookup.test_entries import MAKE
from plnfolio.cite.output import WRITERS
from plnfolio.commands.cited import forms
from plnfolio.diagnostics import Problem
from plnfolio.lookup.doi import cleaned
from plnfolio.lookup.entry import regular
from sites.cases import read_yaml

CASES: list[dict[str, Any]] = read_yaml(
    Path(__file__).with_name("registries.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_what_a_registry_says_is_cited_as_apa_wants_it(case: dict[str, Any]) -> None:
    found = cleaned(case["record"], "10.1234/ties")
    problems: list[Problem] = []
    work = regular(found.item, (), problems)
    assert work is not None
    entry = forms(work.id, MAKE({work.id: work})).reference
    assert entry is not None
    assert WRITERS["markdown"](entry) == f"{case['printed']} https://doi.org/10.1234/ties"
    assert len(found.notes) + len(problems) == case.get("notes", 0)
