"""Each case of ``citations/*.txt``: a line as it is typed, and the Markdown that is the same.

Below ``===`` and a name stand lines; behind ``-->`` what comes of the line before, which is left as
it is where nothing stands there. What looks like a citation and stays is listed behind ``--?``. The
works are those of ``works.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plnfolio.cite import STYLES
from plnfolio.cite.rich import text_of
from plnfolio.cite.syntax import match_narrative, parse_bracketed
from plnfolio.importing.citations import forms_of, keyed, left
from plnfolio.importing.cites.folded import fold
from plnfolio.model.citation import STYLE, Citation, CiteItem
from plnfolio.read.references.library import read_library

FOLDER = Path(__file__).with_name("citations")
WORKS = read_library("works.yaml", (FOLDER / "works.yaml").read_text("utf-8"), [])
SHORTS = {"American Psychological Association": "APA"}
FORMS = forms_of(WORKS, STYLES[STYLE], shorts=SHORTS)


def cases() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(FOLDER.glob("*.txt")):
        name = ""
        rows = path.read_text("utf-8").splitlines()
        for line, *behind in zip(rows, [*rows[1:], ""], [*rows[2:], "", ""], strict=True):
            if line.startswith("=== "):
                name = line[4:]
            elif line.strip() and not line.startswith(("-->", "--?")):
                made = next((row[4:] for row in behind[:1] if row.startswith("-->")), line)
                below = behind if behind[0].startswith("-->") else behind[:1]
                odd = next((row[4:] for row in below if row.startswith("--?")), "")
                yield f"{path.stem}: {name}: {line[:40]}", line, made, odd


CASES = list(cases())


def changed(line: str) -> str:
    made, at = "", 0
    for one in keyed(line, FORMS):
        made += line[at : one.start] + one.markdown
        at = one.end
    return made + line[at:]


@pytest.mark.parametrize(
    ("line", "expected", "odd"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_case(line: str, expected: str, odd: str) -> None:
    assert changed(line) == expected
    assert " | ".join(one.typed for one in left(line, FORMS)) == odd


def test_there_are_cases() -> None:
    assert len(CASES) > 60


@pytest.mark.parametrize("work", WORKS, ids=[work.id for work in WORKS])
@pytest.mark.parametrize("mode", ["parenthetical", "narrative"])
def test_what_the_engine_prints_is_keyed_and_printed_the_same(work: object, mode: str) -> None:
    """Each work’s own forms, at first use and later, with a page and without."""
    style = STYLES[STYLE]({one.id: one for one in WORKS})
    keys = [one.id for one in WORKS]
    bare = Citation((CiteItem(work.id),), mode)  # type: ignore[attr-defined, arg-type]
    paged = Citation((CiteItem(work.id, "4–6", "page"),), mode)  # type: ignore[attr-defined, arg-type]
    for rich in style.cite([bare, bare, paged], keys).in_text:
        typed = text_of(rich)
        found = keyed(f"So {typed} has it.", FORMS)
        assert [one.keys for one in found] == [(work.id,)], typed  # type: ignore[attr-defined]
        citation = (
            parse_bracketed(found[0].markdown[1:-1])
            if found[0].markdown.startswith("[")
            else (match_narrative(found[0].markdown, 0) or (None,))[0]
        )
        assert citation is not None
        printed = {text_of(one) for one in style.cite([citation, citation], keys).in_text}
        assert fold(typed) in {fold(one) for one in printed}


@settings(max_examples=150)
@given(st.text(alphabet="Kenedy Sims(2018, p. 4)[]@-;&*_`'’n.d\n", max_size=60))
def test_any_text_is_survived(text: str) -> None:
    found = keyed(text, FORMS)
    assert all(text[one.start : one.end] for one in found)
    ends = [0, *(one.end for one in found)]
    assert all(end <= one.start for end, one in zip(ends, found, strict=False))


def test_lines_are_unchanged_without_works() -> None:
    assert keyed("So it is (Kennedy, 2018).", []) == []
