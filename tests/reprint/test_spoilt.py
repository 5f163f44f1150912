"""Lists as students write them: works of all kinds, spoilt in every way, come back as data."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from plnfolio.cite import printed
from plnfolio.cite.rich import text_of
from plnfolio.read.references.csl import from_csl
from plnfolio.reprint import read_list, read_pasted
from plnfolio.reprint.printing import same, starred
from reprint.agreement import compared, shown
from reprint.spoiling import WAYS, bare
from sites.cases import read_yaml

WORKS = Path(__file__).parent / "works.yaml"
SECOND = Path(__file__).parent / "second" / "works.yaml"
# Capitals of a headline change the titles themselves.
CHANGED = frozenset(("headline",))


@cache
def works(file: Path = WORKS) -> tuple[tuple[dict[str, str], str], ...]:
    """What each work shows, and its entry."""
    found = []
    for item in read_yaml(file.read_text("utf-8")):
        reference = from_csl(item, None, [])
        assert reference is not None
        found.append((shown(reference), starred(printed(reference) or ())))
    return tuple(found)


@pytest.mark.parametrize("way", WAYS)
def test_a_spoilt_list_comes_back(way: str) -> None:
    comes_back(WORKS, way)


@pytest.mark.parametrize("way", ["plain", "markdown", "headline", "year without parentheses"])
def test_so_does_a_second_one(way: str) -> None:
    comes_back(SECOND, way)


def test_most_of_what_is_right_is_not_doubted() -> None:
    text, form = WAYS["markdown"]([entry for _, entry in works(SECOND)])
    got = read_pasted(text, form)  # type: ignore[arg-type]
    assert sum(bool(work.doubts) for work in got) / len(got) <= 0.15


def comes_back(file: Path, way: str) -> None:
    text, form = WAYS[way]([entry for _, entry in works(file)])
    got = read_pasted(text, form)  # type: ignore[arg-type]
    assert len(got) == len(works(file))
    right = wrong = unmarked = back = 0
    for (wanted, entry), work in zip(works(file), got, strict=True):
        agree, differ = compared(wanted, work.reference, case=way not in CHANGED)
        right, wrong = right + agree, wrong + len(differ)
        unmarked += bool(differ) and not work.doubts
        back += work.printed is not None and same(text_of(work.printed)) == same(bare(entry))
    assert right / (right + wrong) >= 0.97
    assert unmarked / len(got) <= 0.01
    if way not in CHANGED:
        assert back / len(got) >= 0.96


@pytest.mark.parametrize("way", ["heading and annotations", "html"])
def test_what_is_no_work_is_named(way: str) -> None:
    text, form = WAYS[way]([entry for _, entry in works()])
    listed = read_list(text, form)  # type: ignore[arg-type]
    assert listed.others[0].kind == "heading"
    assert listed.others[0].words.text == "References"
    kinds = {piece.kind for piece in listed.others[1:]}
    assert kinds == ({"annotation"} if way == "heading and annotations" else set())


def test_a_headline_is_said_to_be_one() -> None:
    text, _ = WAYS["headline"]([entry for _, entry in works()])
    said = [any("capitals" in doubt for doubt in work.doubts) for work in read_pasted(text)]
    assert sum(said) / len(said) > 0.6
