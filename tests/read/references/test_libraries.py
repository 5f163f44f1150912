"""Whole libraries as programs write them, each beside the entries that APA 7 has for its works.

``zotero.*`` are sixty works in Zotero's CSL-JSON, RIS and BibLaTeX; RIS and BibLaTeX lack those for
which they have no type. ``ebsco.ris``, ``proquest.ris`` and ``eric.nbib`` are fifty. What is of
wards and nights, or at example.org, is invented. ``<name>.txt`` has an entry a line, in the order
of the file.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from plnfolio.cite.apa.entry import entry
from plnfolio.cite.rich import text_of
from plnfolio.diagnostics import Problem
from plnfolio.read.reading import LIBRARIES as ENDINGS
from plnfolio.read.references.formats import FORMATS
from plnfolio.read.references.library import read_library
from plnfolio.read.references.mistaken import NAMES

FOLDER = Path(__file__).parent / "libraries"
LIBRARIES = sorted(path for path in FOLDER.iterdir() if path.suffix != ".txt")
STRAIGHT = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


@pytest.mark.parametrize("path", LIBRARIES, ids=lambda path: path.name)
def test_every_work_of_a_library_is_printed_as_apa_has_it(path: Path) -> None:
    problems: list[Problem] = []
    works = read_library(path.name, path.read_text("utf-8"), problems)
    wanted = Path(f"{path}.txt").read_text("utf-8").translate(STRAIGHT).splitlines()
    assert [text_of(entry(work)).translate(STRAIGHT) for work in works] == wanted
    assert problems == []


def test_every_ending_of_a_library_has_a_reader_and_a_name() -> None:
    assert set(ENDINGS) == set(FORMATS) == set(NAMES)
