"""Lists that nobody reads are refused with a word on what to do instead."""

from __future__ import annotations

from pathlib import Path

import pytest

from sites.building import call

WORK = "Berg, A. ({0}). Title of the work {0}. Press.\n"


@pytest.mark.parametrize(
    "text", ["".join(map(WORK.format, range(1500, 1999))) * 3, "word " * 50_000]
)
def test_a_pasted_list_of_thousands_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "list.txt").write_text(text, encoding="utf-8")
    done = call("cite", "parse", "list.txt", cwd=tmp_path)
    assert done.code == 1
    assert "this list is longer than 500 works" in done.err
    assert "hand it over in parts" in done.err


@pytest.mark.parametrize("number", [501, 60_000])
def test_a_library_of_thousands_is_to_be_copied(tmp_path: Path, number: int) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/site.yaml").write_text("title: A\nauthor: B C\n", encoding="utf-8")
    works = (f"@book{{k{one}, title={{T {one}}}, year=2019}}\n" for one in range(number))
    (tmp_path / "mine.bib").write_text("".join(works), encoding="utf-8")
    done = call("cite", "add", "mine.bib", "--yes", cwd=tmp_path)
    assert done.code == 1
    assert "copy the file itself into content/references/" in done.err
