"""The whole portfolio taken away: one book, or a folder of Markdown, and nobody’s work lost."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from plnfolio import pdf
from sites.building import Workshop, call

SITE = """
=== content/site.yaml
title: Notes
author: Ada Berg
base_url: https://ada.example.org

=== content/references.yaml
- {id: amos2020, type: book, author: [{family: Amos, given: B.}], title: Rivers, issued: 2020}
- {id: bale2021, type: book, author: [{family: Bale, given: C.}], title: Lakes, issued: 2021}
- {id: cole2022, type: book, author: [{family: Cole, given: D.}], title: Seas, issued: 2022}

=== content/networks/current.yaml
title: Mine
networks:
  - {name: GLDC, url: https://gldc.example, purpose: "Talks [@bale2021]", activities: [Ask, Answer]}

=== content/pages/index.md
---
title: Welcome
---
Begin with [the first one](../posts/one.md).

=== content/posts/one.md
---
title: 'One: "first"'
date: 2023-04-11
course: DL5763
nocite: cole2022
---
As @amos2020 [p. 3] says, and @amos2020's friends.[^1] See [[two]].

![A square](square.png)

:::{network-table} current
:::

[^1]: A note [@amos2020].

=== content/posts/square.png [png]

=== content/posts/two.md
---
title: Two
date: 2023-04-12
---
Text.
"""


@pytest.fixture(scope="module")
def site(workshop: Workshop) -> Path:
    folder = workshop.folder(SITE)
    done = call("export", "--epub", "--markdown", cwd=folder)
    assert done.code == 0, done.err
    assert "Exported into export/: portfolio.epub, 5 files in markdown/." in done.out
    return folder


def test_one_has_to_say_in_which_form(site: Path) -> None:
    done = call("export", cwd=site)
    assert done.code == 2
    assert "--epub, --pdf or --markdown" in done.err


def test_the_book_has_every_text(site: Path) -> None:
    with zipfile.ZipFile(site / "export/portfolio.epub") as book:
        names = book.namelist()
    assert {"EPUB/home.xhtml", "EPUB/posts-one.xhtml", "EPUB/posts-two.xhtml"} <= {*names}
    assert "EPUB/media/posts-square.png" in names


def test_citations_stay_citations(site: Path) -> None:
    one = (site / "export/markdown/posts/one.md").read_text("utf-8")
    assert one.startswith('---\ntitle: "One: “first”"\nauthor:\n  - "Ada Berg"\n')
    assert 'bibliography: "../references.json"' in one
    assert 'nocite: "@{cole2022}"' in one
    said = "As @amos2020 [p. 3] says, and [Amos’s (2020)](#ref-amos2020) friends.[^1]"
    assert f"{said} See [two](two.md)." in one
    assert "description" not in one
    assert "![A square](square.png)" in one
    assert "Talks [@bale2021]" in one
    assert "[^1]: A note [@amos2020]." in one
    assert "::: {#refs}\n:::" in one
    index = (site / "export/markdown/index.md").read_text("utf-8")
    assert "[the first one](posts/one.md)" in index
    assert "bibliography" not in index


def test_the_library_is_what_is_cited(site: Path) -> None:
    works = json.loads((site / "export/markdown/references.json").read_text("utf-8"))
    assert [work["id"] for work in works] == ["amos2020", "bale2021", "cole2022"]
    assert works[0]["author"] == [{"family": "Amos", "given": "B."}]
    assert works[0]["issued"] == {"date-parts": [[2020]]}


def test_again_it_is_the_same_and_the_author_loses_nothing(site: Path) -> None:
    before = (site / "export/portfolio.epub").read_bytes()
    mine = site / "export/markdown/posts/two.md"
    mine.write_text("Mine.\n")
    (site / "export/notes.txt").write_text("Mine too.\n")
    done = call("export", "--markdown", "--json", cwd=site)
    assert done.code == 0, done.err
    files = json.loads(done.out)["files"]
    assert [file["path"] for file in files][:2] == ["markdown/index.md", "markdown/posts/one.md"]
    assert set(files[0]) == {"path", "bytes", "sha256"}
    assert mine.read_text("utf-8").startswith("---\n")
    assert (site / ".plnfolio/replaced/markdown/posts/two.md").read_text() == "Mine.\n"
    assert (site / "export/notes.txt").exists()
    assert (site / "export/portfolio.epub").read_bytes() == before


def test_the_site_is_no_place_for_it(site: Path) -> None:
    assert call("export", "--epub", "--output", "public", cwd=site).code == 2
    assert call("export", "--epub", "--output", "content/x", cwd=site).code == 1
    (site / "mine").mkdir(exist_ok=True)
    (site / "mine/thesis.docx").write_text("Mine.")
    done = call("export", "--epub", "--output", "mine", cwd=site)
    assert done.code == 1
    assert "output-not-ours" in done.err


def test_without_typst_it_is_said_how_to_get_it(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "available", lambda: False)
    done = call("export", "--pdf", cwd=site)
    assert done.code == 1
    assert 'pip install "plnfolio[pdf]"' in done.err


def test_a_mistake_keeps_all_as_it_was(site: Path) -> None:
    before = (site / "export/portfolio.epub").read_bytes()
    wrong = site / "content/posts/three.md"
    wrong.write_text("---\ntitle: Three\ndate: 2023-04-13\n---\n[no](nowhere.md)\n")
    try:
        assert call("export", "--epub", cwd=site).code == 1
    finally:
        wrong.unlink()
    assert (site / "export/portfolio.epub").read_bytes() == before
